/** The same by the path of a step, made once for each path: a scenario in which a hundred steps went wrong asks for each of them a hundred times. */
export const byPath = <Made>(make: (path: string) => Made): ((path: string) => Made) => {
  const known = new Map<string, Made>();
  return (path) => {
    const made = known.has(path) ? known.get(path)! : make(path);
    known.set(path, made);
    return made;
  };
};
