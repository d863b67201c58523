/** The area of a requirement, a check or a fault: its id up to the slash. */
export const areaOf = (id: string): string => id.split('/', 1)[0] ?? id;
