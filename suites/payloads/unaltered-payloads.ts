import type { Scenario } from '../../lib/contract/check.ts';
import type { CallStep, Json, Message, RawBody, Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';
import { richArguments } from './rich-arguments.ts';
import { direct, routes, type Route } from './send-routes.ts';

const reached = { reaches: ['a'] } as const;

/** Unusual but valid spellings of a body. */
const writtenOtherwise: RawBody = {
  raw: String.raw`
	{ "Arguments" : [ 1.0 , 1e0 , 10E-1 , 100E+2 , 0.0 , "\u00E9\u00e9\/\uD83D\uDE00\u2028\u0041" ,
  { "\u0061" : [ ] , "b":{ } } , "\"\\" , null ,true ] , "Target" : "{{tag}}" }
`.replaceAll('\n', '\r\n'),
  arrivesAs: String.raw`{"target":"{{tag}}","arguments":[1,1,1,10000,0,"éé/😀\u2028A",{"a":[],"b":{}},"\"\\",null,true]}`,
};

/** As Microsoft's SDK sends it, each apart: to a reader of JSON the parameter means nothing (RFC 8259, section 11), and every server takes chunks (RFC 9112, section 7.1). */
const asSdkSends: readonly RawBody[] = [
  { contentType: 'application/json; charset=utf-8' },
  { chunked: true as const },
].map((how) => ({
  raw: '{"Target":"{{tag}}","Arguments":["tea"]}',
  arrivesAs: '{"target":"{{tag}}","arguments":["tea"]}',
  ...how,
}));

const padded = (bytes: number): RawBody => ({
  raw: '{"Target":"{{tag}}","Arguments":["{{pad}}",0]}',
  arrivesAs: '{"target":"{{tag}}","arguments":["{{pad}}",0]}',
  bytes,
});

const kilobyte = 1024;
const ofOneKilobyte: Message = { arguments: ['x'.repeat(kilobyte)] };

/** To refuse a long body breaks another requirement than to spoil it. */
const whole = 'payloads/any-length';

const withoutArguments: RawBody = { raw: '{"Target":"{{tag}}"}', arrivesAs: '{"target":"{{tag}}"}' };

/** What becomes of a user's second connection is a matter of users, where the message is not for one. */
const second = ({ operation }: Route): Step => act.connect('b', operation.parameters.includes('user') ? 'ann' : 'bob');

const isShared = ({ operation }: Route): boolean => !operation.parameters.includes('connection');

const isToGroup = ({ operation }: Route): boolean => operation.parameters.includes('group');

/** If a route can have two clients, both must receive the message unaltered. */
const readersOf = (route: Route): readonly Step[] => {
  if (!isShared(route)) return route.reader;
  if (!isToGroup(route)) return [...route.reader, second(route)];
  const join: Step = { do: 'call', operation: 'addConnectionToGroup', group: 'red', connection: 'b', setup: true };
  return [...route.reader, second(route), join];
};

/** Other checks cover more than ten arguments. */
const tens = (values: readonly Json[]): readonly (readonly Json[])[] =>
  Array.from({ length: Math.ceil(values.length / 10) }, (_, index) => values.slice(index * 10, (index + 1) * 10));

const byRoute = (route: Route): Scenario => {
  const unaltered = `payloads/${route.slug}-unaltered`;
  const readers = readersOf(route);
  const toAll = { reaches: isShared(route) ? ['a', 'b'] : ['a'] } as const;
  return {
    id: unaltered,
    title: `${route.operation.title}: target and arguments arrive unaltered`,
    verifies: [
      unaltered,
      'payloads/numbers',
      'payloads/texts',
      'payloads/names',
      'payloads/spelling-is-free',
      'payloads/arguments-optional',
      'payloads/33-kb',
      whole,
    ],
    regressions: ['#125'],
    about: ['long-message'],
    steps: [
      ...readers,
      ...Object.entries(richArguments).flatMap(([kind, values]) =>
        tens(values).map((some) =>
          route.send({ ...toAll, message: { arguments: some }, verifies: [unaltered, `payloads/${kind}`] }),
        ),
      ),
      ...[...asSdkSends, writtenOtherwise].map((message) =>
        route.send({ ...toAll, message, verifies: ['payloads/spelling-is-free'] }),
      ),
      route.send({ ...toAll, message: withoutArguments, verifies: ['payloads/arguments-optional'] }),
      // A long message is sent once, since it counts as many.
      ...(isShared(route) ? [{ do: 'disconnect', probe: 'b' } as const] : []),
      { do: 'settle' },
      route.send({ ...reached, message: padded(33 * kilobyte), verifies: ['payloads/33-kb', whole] }),
    ],
  };
};

/** Each route has a check of its own: one that is missing keeps no other from being judged. */
const oneKilobyte = (route: Route): Scenario => ({
  id: route.slug === direct.slug ? 'payloads/one-kilobyte' : `payloads/one-kilobyte-by-${route.slug}`,
  title: `${route.operation.title}: a body of 1 KB arrives whole`,
  verifies: ['payloads/1-kb'],
  steps: [...route.reader, route.send({ ...reached, message: ofOneKilobyte })],
});

/** Traffic as it mostly is: the same target again and again, and often the same arguments. */
const plainNews: Message = { target: 'newMessage', arguments: ['tea', 4.5] };
const ordinary: Message = {};
const repetitions = 5;

/** Each route by itself: a service may merge equal messages where it looks up their audience, or in front of every connection. */
const repeatedly = (route: Route): Scenario => ({
  id: route.operation.id === direct.operation.id ? 'payloads/repeated' : `payloads/${route.slug}-repeated`,
  title: `${route.operation.title}: equal messages in a row all arrive`,
  verifies: ['payloads/repeated'],
  steps: [
    ...route.reader,
    act.settle(),
    ...[plainNews, ordinary].map((message) => route.send({ ...reached, message, times: repetitions })),
  ],
});

const counted = (count: number): CallStep =>
  direct.send({
    ...reached,
    message: { arguments: Array.from({ length: count }, (_, index) => index) },
    label: `${count} arguments`,
  });

const nested = (depth: number, wrap: (inner: Json, level: number) => Json): Json =>
  Array.from({ length: depth }, (_, level) => level).reduce<Json>(wrap, 'innermost');

const targets: readonly string[] = [
  'a',
  'Receive Message',
  ' padded ',
  'ünï/cödé.мир.😀',
  'quote"back\\slash\u0000\u001E\u2028',
  'true',
  '__proto__',
  'x'.repeat(1000),
];

/** Payloads that must arrive by any route: many arguments, deep nesting, any target, long bodies. */
export const unalteredPayloads: readonly Scenario[] = [
  ...routes.map(byRoute),
  ...routes.map(repeatedly),
  {
    id: 'payloads/argument-counts',
    title:
      '0, 1, 10, 11 and 50 arguments all arrive in order, an array that is the only one arrives as one, and null counts as one',
    about: ['many-arguments'],
    verifies: ['payloads/argument-count'],
    steps: [
      ...direct.reader,
      ...[0, 1, 10, 11, 50].map(counted),
      ...[[], [1, 2], [[1]], null].map((only) => direct.send({ ...reached, message: { arguments: [only] } })),
      direct.send({ ...reached, message: { arguments: [null, 'a', null] } }),
    ],
  },
  {
    id: 'payloads/fifty-levels',
    title: 'Arrays and objects nested fifty levels deep arrive',
    verifies: ['payloads/nesting'],
    steps: [
      ...direct.reader,
      direct.send({ ...reached, message: { arguments: [nested(50, (inner) => [inner])] } }),
      direct.send({ ...reached, message: { arguments: [nested(50, (inner) => ({ a: inner }))] } }),
      direct.send({
        ...reached,
        message: { arguments: [nested(50, (inner, level) => (level % 2 === 0 ? [level, inner] : { [level]: inner }))] },
      }),
    ],
  },
  {
    id: 'payloads/targets',
    title: 'A target may be any text',
    verifies: ['payloads/target'],
    steps: [
      ...direct.reader,
      ...targets.map((target) => direct.send({ ...reached, message: { target, arguments: [] } })),
    ],
  },
  ...routes.map(oneKilobyte),
  {
    id: 'payloads/long-bodies',
    title: 'Bodies of 1 KB, 256 KB and just under 1 MB arrive whole',
    about: ['long-message'],
    verifies: ['payloads/1-kb', 'payloads/256-kb', 'payloads/1-mb', whole],
    steps: [
      ...direct.reader,
      direct.send({ ...reached, message: padded(kilobyte), verifies: ['payloads/1-kb'] }),
      { do: 'settle' },
      direct.send({ ...reached, message: padded(256 * kilobyte), verifies: ['payloads/256-kb', whole] }),
      // A million bytes are at most 1 MB in either definition.
      direct.send({ ...reached, message: padded(999_000), verifies: ['payloads/1-mb', whole] }),
    ],
  },
];
