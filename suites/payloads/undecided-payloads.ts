import type { Scenario } from '../../lib/contract/check.ts';
import type { RawBody, Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { direct, routes } from './send-routes.ts';
import { type StatusExpectation } from '../../lib/spec/status-word.ts';

const goesOn = 'payloads/connection-outlives-any-message';

/** The next message must arrive, however the previous one was handled. If it does not, the rest is pointless. */
const next = (route = direct): Step => route.send({ message: { arguments: ['x'] }, reaches: ['a'] });

interface Case {
  readonly name: string;
  readonly message: RawBody;
  /** Statuses accepted here in addition to the documented ones. */
  readonly expect?: StatusExpectation;
  /** Default: the requirement of its scenario. */
  readonly records?: string;
}

const argument = (name: string, json: string): Case => ({
  name,
  message: { raw: `{"Target":"{{tag}}","Arguments":[${json}]}` },
});

const body = (name: string, raw: string): Case => ({ name, message: { raw } });

const numbers: readonly Case[] = [
  argument('an integer beyond 2^53', '9007199254740993'),
  argument('an integer beyond 2^63', '9223372036854775809'),
  argument('an integer beyond 2^64', '18446744073709551617'),
  argument('an integer of 40 digits', '1234567890123456789012345678901234567890'),
  argument('a number that no double can hold', '1e400'),
  argument('a number smaller than any double', '1e-400'),
  argument('more digits than a double has', '0.1234567890123456789'),
  argument('minus zero', '-0'),
];

const texts: readonly Case[] = [
  argument('a lone high surrogate', String.raw`"a\ud83d"`),
  argument('a lone low surrogate', String.raw`"\ude00a"`),
  argument('a member named by a lone surrogate', String.raw`{"\ud800":1}`),
];

const members: readonly Case[] = [
  argument('a name that comes twice in an argument', '{"a":1,"a":2}'),
  body('Target twice', '{"Target":"x","Target":"{{tag}}","Arguments":["{{tag}}"]}'),
  body('Arguments twice', '{"Target":"{{tag}}","Arguments":["x"],"Arguments":["y"]}'),
];

const depth = 1000;

const shapes: readonly Case[] = [
  argument(`nested ${depth} levels deep`, '['.repeat(depth) + ']'.repeat(depth)),
  body('names in lower case', '{"target":"{{tag}}","arguments":["x"]}'),
  body('Arguments null', '{"Target":"{{tag}}","Arguments":null}'),
  body('Target absent', '{"Arguments":["{{tag}}"]}'),
  body('Target null', '{"Target":null,"Arguments":["{{tag}}"]}'),
  body('Target empty', '{"Target":"","Arguments":["{{tag}}"]}'),
  body('Target blank', '{"Target":" ","Arguments":["{{tag}}"]}'),
  body('an empty object', '{}'),
  body('a member that is not in the model', '{"Target":"{{tag}}","Arguments":["x"],"Other":{"a":1}}'),
];

const good = '{"Target":"{{tag}}","Arguments":["x"]}';

/** The document does not list 415, but HTTP defines it for this case (RFC 9110, section 15.5.16). */
const typed = (contentType: string | null): Case => ({
  name: contentType === null ? 'no content type' : `content type ${contentType}`,
  message: { raw: good, contentType },
  expect: ['success', 'invalid', 415],
  records: 'payloads/other-media-types',
});

const mediaTypes: readonly Case[] = [
  typed(null),
  typed('text/plain'),
  typed('application/octet-stream'),
  typed('application/x-www-form-urlencoded'),
  typed('application/xml'),
  typed('multipart/form-data'),
  typed('json'),
];

const scenario = (id: string, title: string, requirement: string, cases: readonly Case[]): Scenario => ({
  id,
  title,
  verifies: [...new Set(cases.map(({ records = requirement }) => records)), goesOn],
  steps: [
    ...direct.reader,
    ...cases.flatMap(({ name, records = requirement, ...rest }): readonly Step[] => [
      direct.send({ ...rest, observe: name, verifies: [records] }),
      next(),
    ]),
    { do: 'open', probe: 'a' },
  ],
});

const tooLong: RawBody = { raw: '{"Target":"{{tag}}","Arguments":["{{pad}}"]}', bytes: 1_100_000 };

/** Cases that the documents or JSON leave open: recorded, not judged, but they must not break any client. */
export const undecidedPayloads: readonly Scenario[] = [
  scenario(
    'payloads/numbers-without-meaning',
    'Numbers that JSON lets each reader understand in its own way are noted, and do no harm',
    'payloads/numbers-beyond-doubles',
    numbers,
  ),
  scenario(
    'payloads/texts-without-meaning',
    'Surrogates without their other half are noted, and do no harm',
    'payloads/lone-surrogates',
    texts,
  ),
  scenario(
    'payloads/members-twice',
    'Names that come twice are noted, and do no harm',
    'payloads/duplicate-names',
    members,
  ),
  scenario(
    'payloads/shapes-left-open',
    'Bodies, and content types, of which the document does not decide are noted, and do no harm',
    'payloads/undecided-bodies',
    [...shapes, ...mediaTypes],
  ),
  ...routes.map((route): Scenario => ({
    id: `payloads/${route.slug}-beyond-json`,
    title: `${route.operation.title}: ambiguous JSON does not break clients or the route`,
    verifies: ['payloads/numbers-beyond-doubles', goesOn],
    steps: [
      ...route.reader,
      route.send({
        message: {
          raw: String.raw`{"Target":"{{tag}}","Arguments":[1e400,-0,9007199254740993,"\ud800",{"a":1,"a":2}]}`,
        },
        mayReach: ['a'],
        observe: 'all at once of what JSON leaves open',
        verifies: ['payloads/numbers-beyond-doubles'],
      }),
      next(route),
      { do: 'open', probe: 'a' },
    ],
  })),
  {
    id: 'payloads/too-long',
    title: 'The answer to a body of more than 1 MB is recorded, and the service keeps working',
    about: ['absent-user', 'long-message'],
    guests: [act.connect('guest')],
    verifies: ['payloads/over-1-mb', 'payloads/serves-after-too-long'],
    steps: [
      // To nobody, since a long message counts as many where it arrives. Whether that is accepted is judged elsewhere.
      { do: 'call', operation: 'sendToUser', user: 'nobody', setup: true },
      {
        do: 'call',
        operation: 'sendToUser',
        user: 'nobody',
        message: tooLong,
        expect: ['success', 'invalid', 413],
        observe: 'more than 1 MB',
        verifies: ['payloads/over-1-mb'],
      },
      {
        do: 'call',
        operation: 'sendToUser',
        user: 'nobody',
        verifies: ['payloads/serves-after-too-long'],
      },
    ],
  },
];
