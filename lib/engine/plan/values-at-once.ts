/** How many values of a property share a scenario; more get one after another. */
export const valuesAtOnce = 64;
