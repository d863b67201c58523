/** An object without some of its members. */
export const without = <Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  ...names: readonly Name[]
): Omit<Whole, Name> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !names.includes(key as Name))) as Omit<Whole, Name>;
