/** How much of a use has to hold: that it is answered as it should be, or that it does what it says as well. */
export type Reliance = 'answered' | 'works';
