const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
};

/** The data that an element of the page holds: JSON, packed by gzip, in base64. */
export const unpack = async <Data>(element: string): Promise<Data> => {
  const packed = new Blob([bytesOf(document.getElementById(element)?.textContent ?? '')]);
  return (await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).json()) as Data;
};
