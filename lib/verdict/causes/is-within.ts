/** Whether one set has nothing that the other has not. */
export const isWithin = <T>(less: ReadonlySet<T>, more: ReadonlySet<T>): boolean =>
  [...less].every((each) => more.has(each));
