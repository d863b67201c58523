/** The width that an element has for what is in it. */
export const roomIn = (place: HTMLElement): number => {
  const { paddingLeft, paddingRight } = getComputedStyle(place);
  return place.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
};
