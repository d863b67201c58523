import { answerCodes, type Finding, type FindingCode } from '../../contract/outcome.ts';
import { inItsPlace, noMessage, openAndSilent } from '../../contract/seen.ts';
import { unreadable } from '../../probe/breach-watch.ts';
import { alterationIn } from './alteration.ts';
import { askedFor } from './asked-for.ts';
import { isOfName } from './condition.ts';
import { tokenOf, unreadPart } from './token-of.ts';

/** What a finding says, without the names, numbers and values that differ from case to case. */
export interface Deviation {
  /** Findings with the same key have one cause, as far as a report can tell. */
  readonly key: string;
  /** What the operations do, as the end of a sentence: `answered 200`. */
  readonly says: string;
  /** Who is not there is neither found nor reached, and who is there too much is both; undefined: it is about neither. */
  readonly symptom: 'missing' | 'surplus' | undefined;
  /** Whether the operation matters: what happens to a body or a token is the same deviation whichever operation it came by. */
  readonly ofOneOperation: boolean;
  /** What tells one deviation from another of all that the step uses and that is not ordinary. */
  readonly ofConditions: 'all' | 'any name' | 'names' | 'none';
  /** The deviation is of the target as a whole, whichever operation shows it. */
  readonly isOfTarget?: true;
}

const firstRedirect = 300;
const firstError = 400;
const invalid = 400;
const notFound = 404;
const notAllowed = 405;

const statusesIn = (text: string): readonly number[] =>
  [...text.matchAll(/\b[1-5]\d\d\b/g)].map(([digits]) => Number(digits));

/** Whether the request should be refused for a name, by whatever status. Where a document leaves the rule blank, nothing may be found under such a name instead. */
const isForBrokenName = ({ expected, uses = [], names = [] }: Finding): boolean =>
  statusesIn(expected).includes(invalid) && (uses.includes('hub-name') || names.includes('group-name longer-1024'));

const expectedAnswer = (finding: Finding): string => {
  if (isForBrokenName(finding)) return String(invalid);
  const { expected } = finding;
  const statuses = statusesIn(expected);
  const isRefusal =
    statuses.length > 0 && !expected.includes('success') && !statuses.some((status) => status < firstRedirect);
  return isRefusal ? String(statuses.find((status) => status >= firstError) ?? statuses[0]) : 'success';
};

/** A name that must be refused, and was looked up instead. */
const wasLookedUp = ({ uses = [] }: Finding, status: number): boolean =>
  status === notFound && (uses.includes('hub-name') || uses.includes('group-name'));

const seenAnswer = (finding: Finding, expected: string): string => {
  const [status] = statusesIn(finding.seen);
  if (status === undefined) return 'no status';
  if (expected !== 'success' && expected !== String(notFound) && wasLookedUp(finding, status)) return 'success';
  return status >= firstRedirect || expected === 'success' ? String(status) : 'success';
};

/** A name that should be taken and is refused: that is done before anybody is looked up, whether they are there (success) or not (404). */
const isRefusedName = ({ uses = [] }: Finding, wanted: string, got: string): boolean =>
  got.startsWith('4') &&
  got !== String(notFound) &&
  (wanted === 'success' || wanted === String(notFound)) &&
  uses.some(isOfName);

const symptomOf = (wanted: string, got: string): Deviation['symptom'] => {
  if (wanted === 'success' && got === String(notFound)) return 'missing';
  return wanted === String(notFound) && got === 'success' ? 'surplus' : undefined;
};

const conditionsOfAnswer = (got: string, isName: boolean): Deviation['ofConditions'] => {
  if (isName) return 'names';
  // Another success than the documented one is the same under every condition.
  return got.startsWith('2') ? 'none' : 'all';
};

/** A relation of a user does not end with a connection, and of a group what was removed besides may still be there for that. */
const isAfterConnection = (finding: Finding): boolean => {
  const { uses = [], exchange } = finding;
  if (isForBrokenName(finding)) return false;
  const asked = askedFor[exchange?.operation ?? ''];
  if (!uses.includes('disconnect') || asked === 'relation') return false;
  return asked !== 'group' || !uses.some((use) => use.startsWith('remove'));
};

/** In the key of what is found although it has ended. */
export const stillThere = 'still there';

const ofAnswer = (finding: Finding): Deviation => {
  const wanted = expectedAnswer(finding);
  const got = seenAnswer(finding, wanted);
  const isName = isRefusedName(finding, wanted, got);
  // A deviation whatever was expected: a redirect, a server error, a method that the server does not have, a refused name.
  const isAnyway = /^[35]/.test(got) || got === String(notAllowed) || isName;
  const isFound = got === 'success' && wanted === String(notFound);
  const isStillThere = isFound && isAfterConnection(finding);
  // 404 means that the name was looked up, not that it was accepted.
  const isLookedUp = statusesIn(finding.seen)[0] === notFound;
  const taken = `${isLookedUp ? 'did not refuse' : 'accepted'} what should be answered with ${wanted}`;
  const accepted = isStillThere ? 'still found a connection that had ended, or its user or group' : taken;
  const says =
    got === 'success' ? accepted : `answered ${got}${isAnyway || wanted === 'success' ? '' : `, not ${wanted}`}`;
  // Each kind of thing is looked for in a place of its own.
  const place = isFound ? ` of ${askedFor[finding.exchange?.operation ?? '']}` : '';
  return {
    key: isAnyway ? `answer ${got}` : `answer ${wanted} ${isStillThere ? stillThere : got}${place}`,
    says,
    symptom: isStillThere ? undefined : symptomOf(wanted, got),
    // Tokens and names are judged in front of every operation alike.
    ofOneOperation: got !== 'success',
    ofConditions: conditionsOfAnswer(got, isName),
  };
};

/** A status that shows that the token was accepted. A refusal with another status is a deviation of its own. */
const passedToken = ({ code, seen }: Finding): boolean => {
  const [status = 0] = statusesIn(seen);
  return code === 'connected' || (code === 'status' && (status < firstError || status === notFound));
};

/** What happens to every request alike. */
const ofAll = { symptom: undefined, ofOneOperation: false, ofConditions: 'none' } as const;

/** Whoever does not look at a part of a token does so in front of every operation, and for every token that is wrong in it. */
const ofToken = (finding: Finding): Deviation | undefined => {
  const token = tokenOf(finding);
  if (token === undefined || !passedToken(finding)) return undefined;
  const part = unreadPart(token);
  const what = part === 'claims' ? 'the claims of a token' : 'what a token is signed with';
  return { ...ofAll, key: `token ${part}`, says: `did not check ${what}` };
};

const sentences: Readonly<Partial<Record<FindingCode, string>>> = {
  'not-delivered': 'did not deliver a message',
  misdelivered: 'delivered a message to a client that should not get it',
  duplicated: 'delivered a message more than once',
  late: 'delivered a message after its check had been judged',
  leaked: 'delivered a message to another hub',
  'out-of-order': 'delivered messages in another order',
  'not-closed': 'did not close the connection',
  'wrong-reason': 'closed without the reason given',
  closed: 'lost a connection that should be open',
  'connect-failed': 'did not let a client in',
  connected: 'let a client in that should be refused',
  'expired-early': 'did not find a user before the ttl had ended',
  'not-expired': 'still found a user whose ttl had ended',
  'no-ping': 'sent no ping',
  'malformed-frame': 'sent a record that is no message',
  'done-late': 'did not show what had been answered 200 long before',
  'went-back': 'went back on a right answer',
  'no-answer': 'gave no answer',
};

/** What a code says; where it says too little of what was seen, that. */
const sentenceOf = ({ expected, seen }: Finding, code: FindingCode): string => {
  if (code === 'malformed-frame') return sentences[code] ?? code;
  if (seen.includes(inItsPlace)) return 'delivered something else in place of a message';
  if (seen.startsWith(openAndSilent)) return 'did not deliver a message to a connection that is open';
  const isUnsaid = code === 'not-closed' && expected === 'a close message' && seen.includes('closed by the server');
  return isUnsaid ? 'closed a connection without a close message' : (sentences[code] ?? code);
};

const codesOfOperations: ReadonlySet<FindingCode> = new Set([
  'not-delivered',
  'misdelivered',
  'duplicated',
  'late',
  'out-of-order',
  'done-late',
  'went-back',
  'no-answer',
]);

/** Others that are told apart by what the step used. */
const codesOfConditions: ReadonlySet<FindingCode> = new Set(['closed', 'expired-early', 'not-expired']);

const symptoms: Readonly<Partial<Record<FindingCode, Deviation['symptom']>>> = {
  'not-delivered': 'missing',
  misdelivered: 'surplus',
};

const unauthorized = 401;

/** Whether a request with a good token was refused for its token: that is done before anything is looked up, whatever the operation. */
export const isGoodTokenRefused = (finding: Finding): boolean => {
  const { code, exchange, expected, seen } = finding;
  const isRest = exchange !== undefined && exchange.operation !== 'negotiate' && exchange.operation !== 'other';
  const isRefused = (code === 'status' || code === 'undocumented-status') && statusesIn(seen)[0] === unauthorized;
  return isRest && isRefused && tokenOf(finding) === undefined && !statusesIn(expected).includes(unauthorized);
};

/** Whether something shows that a refused request has had an effect: nothing else has happened to what is asked for then. */
const isEffectOfRefused = (finding: Finding): boolean => {
  const { code, uses = [], seen, asked } = finding;
  // What is so now and then follows from no request.
  if (asked === 'some') return false;
  const isAfter = uses.includes('after-bad-token');
  if (code === 'misdelivered') return isAfter || tokenOf(finding) !== undefined;
  const isEffect = code === 'not-delivered' || code === 'closed' || (code === 'status' && /^(?:20\d|404)$/.test(seen));
  return isAfter && isEffect;
};

/** What comes of a record that no client can read. */
const codesOfUnread: ReadonlySet<FindingCode> = new Set(['not-delivered', 'closed', 'not-closed']);

/** What the finding comes down to: what needs a connection that is gone fails in many ways, and for one cause. */
const rootOf = ({ code, lost, seen }: Finding): FindingCode => {
  if (lost !== undefined) return 'closed';
  const isUnread = seen.includes(unreadable) || seen.includes(noMessage);
  return isUnread && codesOfUnread.has(code) ? 'malformed-frame' : code;
};

/** The deviation that a finding is a case of. */
export const deviationOf = (finding: Finding): Deviation => {
  const { message } = finding;
  const code = rootOf(finding);
  const token = ofToken(finding);
  if (token !== undefined) return token;
  if (isGoodTokenRefused(finding))
    return { ...ofAll, key: 'good token', says: 'refused a good token', ofConditions: 'any name' };
  if (isEffectOfRefused(finding))
    return {
      ...ofAll,
      key: 'refused and done',
      says: 'did what a request asked for that it refused for its token',
      isOfTarget: true,
    };
  if (answerCodes.has(code)) return ofAnswer(finding);
  if (code === 'altered') {
    const says = alterationIn(message);
    return { ...ofAll, key: `altered ${says}`, says };
  }
  const ofOneOperation = codesOfOperations.has(code);
  const says = sentenceOf(finding, code);
  return {
    key: says,
    says,
    symptom: symptoms[code],
    ofOneOperation,
    ofConditions: ofOneOperation || codesOfConditions.has(code) ? 'all' : 'none',
  };
};
