/**
 * The same function, which computes each result once. A scenario in which a hundred steps went wrong asks a hundred times where each of them stands.
 *
 * @param keyOf tells things apart; by default the argument itself
 */
export const memo = <Argument, Made>(
  make: (argument: Argument) => Made,
  keyOf: (argument: Argument) => unknown = (argument) => argument,
): ((argument: Argument) => Made) => {
  const known = new Map<unknown, { readonly made: Made }>();
  return (argument) => {
    const key = keyOf(argument);
    const found = known.get(key) ?? { made: make(argument) };
    known.set(key, found);
    return found.made;
  };
};
