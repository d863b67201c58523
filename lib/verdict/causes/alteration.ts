const typeOf = (json: string): string => {
  const text = json.trim();
  if (text.startsWith('"')) return 'text';
  if (/^-?\d/.test(text)) return 'number';
  return { '{': 'object', '[': 'array', t: 'boolean', f: 'boolean', n: 'null' }[text[0] ?? ''] ?? 'value';
};

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : noun === 'null' ? '' : 'a'} ${noun}`.trim();
const isDate = (json: string): boolean => /^"(?:\d{4}-\d\d-\d\d|\/Date\()/.test(json);
const isLargeInteger = (json: string): boolean => /^-?\d{16,}\b/.test(json);

const beyondAscii = /[^\0-\x7f]|\\u[0-9a-f]{4}/gi;

/** A text without what a service that reads or writes another encoding makes of characters beyond ASCII. */
const inAscii = (text: string): string => text.replaceAll(beyondAscii, '').replaceAll('?', '');

/** Whether only characters beyond ASCII are other ones, in a text or in the name of a member. Of a long text, as far as it is shown. */
const isOfEncoding = (message: string): boolean => {
  const [, sent = '', arrived = ''] =
    /(?:key|sent) "(.+?)"(?: of \d+ characters)?,? arrived (?:as )?"(.*)"/s.exec(message) ?? [];
  if (sent.search(beyondAscii) < 0) return false;
  const [one, other] = [inAscii(sent), inAscii(arrived)];
  const isPart = message.includes(': from character ') && arrived !== '';
  return one === other || (isPart && (one.startsWith(other) || other.startsWith(one)));
};

/** Begins what is said of messages that lack a target or arguments. */
export const leftOut = 'left out the';

const otherOrder = /elements in another order: \$/;

const bounds32 = new Set(['2147483647', '-2147483648']);

const isCutTo32Bits = (sent: string, arrived: string): boolean => {
  if (bounds32.has(arrived)) return true;
  const areIntegers = [sent, arrived].every((text) => /^-?\d{1,30}$/.test(text));
  return areIntegers && BigInt.asIntN(32, BigInt(sent)) === BigInt(arrived);
};

/** What a property adds: by which value else the same was seen. */
const ofValue = /; (?:smallest value that fails|a value that fails alone): .*$/s;

/** What kind of change a message underwent, by the words of the comparison with what was sent. */
export const alterationIn = (finding: string): string => {
  const message = finding.replace(ofValue, '');
  if (otherOrder.test(message)) return 'delivered the elements of a list in another order';
  if (isOfEncoding(message)) return 'altered characters beyond ASCII';
  if (/: key .* arrived as /s.test(message)) return 'changed the names of members of objects';
  // What serializers take for their own: a name such as `$id`, and not any text that happens to begin so.
  if (/key "\$[A-Za-z]+" did not arrive/.test(message)) return 'lost members whose names begin with $';
  if (message.includes('which is null, did not arrive')) return 'lost members of objects that are null';
  if (message.includes('did not arrive')) return 'lost members of objects';
  if (message.includes('was never sent')) return 'added members to objects';
  if (/sent \d+ elements/.test(message)) return 'lost or added elements';
  const [, sent, arrived] = /sent (.+?), arrived (.+)/s.exec(message) ?? [];
  if (sent === undefined || arrived === undefined) return 'altered messages';
  if (arrived === 'nothing') return `${leftOut} ${message.includes('$.target:') ? 'target' : 'arguments'}`;
  if (isDate(sent)) return 'rewrote a date';
  if (typeOf(sent) === 'number' && isCutTo32Bits(sent, arrived)) return 'cut a number to 32 bits';
  if (isLargeInteger(sent) && typeOf(arrived) === 'number') return 'rounded a large integer';
  const [from, to] = [typeOf(sent), typeOf(arrived)];
  if (from === to) return `altered a ${from}`;
  // What is made of it depends on what is in it.
  const isContainer = from === 'text' || from === 'array' || from === 'object';
  return `turned ${article(from)} into ${isContainer ? 'something else' : article(to)}`;
};

const partOfType: Readonly<Record<string, string>> = { text: 'text', number: 'number' };

/** Which part of a message was altered, by the words of the comparison with what was sent. Undefined: no requirement is about that part alone. */
export const alteredPart = (message: string): string | undefined => {
  const [, path = '', rest = ''] = /(\$\.(?:target|arguments)[^:]*): (.+)/s.exec(message) ?? [];
  if (path === '$.target') return 'target';
  const isList = path === '$.arguments';
  if (otherOrder.test(message)) return isList ? 'order' : undefined;
  if (/^(?:sent \d+ elements|sent \[)/.test(rest)) return isList ? 'count' : undefined;
  if (/^key .*(?:did not arrive|was never sent|arrived as .*)$/s.test(rest)) return 'names';
  const [, sent = ''] = /^(?:from character \d+ on, )?sent (.+?),/s.exec(rest) ?? [];
  return partOfType[typeOf(sent)];
};
