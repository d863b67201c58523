import type { Finding, FindingCode } from '../../contract/outcome.ts';

/** What a finding says, without the names, numbers and values that differ from case to case. */
export interface Deviation {
  /** Findings with the same key have one cause, as far as a report can tell. */
  readonly key: string;
  /** What the operations do, as the end of a sentence: `answered 200`. */
  readonly says: string;
  /** Whether the operation matters: what happens to a body or a token is the same deviation whichever operation it came by. */
  readonly ofOneOperation: boolean;
}

const answerCodes: ReadonlySet<FindingCode> = new Set(['status', 'undocumented-status', 'server-error']);

const firstError = 400;

const statusesIn = (text: string): readonly number[] =>
  [...text.matchAll(/\b[1-5]\d\d\b/g)].map(([digits]) => Number(digits));

const expectedAnswer = (expected: string): string => {
  const statuses = statusesIn(expected);
  return statuses.length > 0 && statuses.every((status) => status >= firstError) ? String(statuses[0]) : 'success';
};

const seenAnswer = (seen: string, expected: string): string => {
  const [status] = statusesIn(seen);
  if (status === undefined) return 'no status';
  return status >= firstError || expected === 'success' ? String(status) : 'success';
};

const ofAnswer = ({ expected, seen }: Finding): Deviation => {
  const wanted = expectedAnswer(expected);
  const got = seenAnswer(seen, wanted);
  // A server error is one, whatever was expected in its place.
  const isServerError = got.startsWith('5');
  const says =
    got === 'success'
      ? `accepted what should be answered with ${wanted}`
      : `answered ${got}${isServerError || wanted === 'success' ? '' : `, not ${wanted}`}`;
  return {
    key: isServerError ? `answer ${got}` : `answer ${wanted} ${got}`,
    says,
    // Tokens and names are judged in front of every operation alike.
    ofOneOperation: got !== 'success',
  };
};

const typeOf = (json: string): string => {
  const text = json.trim();
  if (text.startsWith('"')) return 'text';
  if (/^-?\d/.test(text)) return 'number';
  return { '{': 'object', '[': 'array', t: 'boolean', f: 'boolean', n: 'null' }[text[0] ?? ''] ?? 'value';
};

const alteration = (message: string): string => {
  if (message.includes('did not arrive')) return 'lost members of objects';
  if (message.includes('was never sent')) return 'added members to objects';
  if (/sent \d+ elements/.test(message)) return 'lost or added elements';
  const [, sent, arrived] = /sent (.+?), arrived (.+)/s.exec(message) ?? [];
  if (sent === undefined || arrived === undefined) return 'altered messages';
  const [from, to] = [typeOf(sent), typeOf(arrived)];
  return from === to ? `altered a ${from}` : `turned a ${from} into a ${to}`;
};

const sentences: Readonly<Partial<Record<FindingCode, string>>> = {
  'not-delivered': 'did not deliver a message',
  misdelivered: 'delivered a message to somebody else',
  duplicated: 'delivered a message more than once',
  late: 'delivered a message after its check had been judged',
  leaked: 'delivered a message to another hub',
  'out-of-order': 'delivered messages in another order',
  'not-closed': 'did not close the connection',
  'wrong-reason': 'closed without the reason given',
  closed: 'lost a connection that should be open',
  'connect-failed': 'did not let a client in',
  connected: 'let a client in that should be refused',
  'expired-early': 'ended a ttl early',
  'not-expired': 'did not end a ttl',
  'no-ping': 'sent no ping',
  'malformed-frame': 'sent a record that is no message',
  'no-answer': 'gave no answer',
};

const codesOfOperations: ReadonlySet<FindingCode> = new Set([
  'not-delivered',
  'misdelivered',
  'duplicated',
  'late',
  'out-of-order',
  'no-answer',
]);

/** The deviation that a finding is a case of. */
export const deviationOf = (finding: Finding): Deviation => {
  const { code, message } = finding;
  if (answerCodes.has(code)) return ofAnswer(finding);
  if (code === 'altered') {
    const says = alteration(message);
    return { key: `altered ${says}`, says, ofOneOperation: false };
  }
  return { key: code, says: sentences[code] ?? code, ofOneOperation: codesOfOperations.has(code) };
};
