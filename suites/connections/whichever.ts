/** A send to nobody is answered with 202; that is judged where it is the matter, so that another answer turns red one check. */
export const whichever: readonly number[] = [200, 202, 204, 404];
