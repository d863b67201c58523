import { shortTtlSeconds } from '../engine/requests/short-ttl.ts';
import type { ScriptScope } from '../engine/steps/parts/script-scope.ts';
import { js, templateText } from '../engine/steps/parts/write-js.ts';
import type { CallStep, ConnectionRef, Name, Step } from '../contract/step.ts';
import { walkSteps } from '../engine/plan/walk-steps.ts';
import { encodeSegment } from '../rest/encode-segment.ts';
import { operationPath } from '../rest/operation-path.ts';
import { operationIn } from '../spec/operation-in.ts';
import type { ScriptInput } from './script-input.ts';

type Kind = 'hub' | 'group' | 'user';

/** A name that the steps use, and the variable that holds it. */
export interface UsedName {
  readonly variable: string;
  readonly kind: Kind;
  readonly name: string;
}

/** A scope, and the names that its script has to declare. */
export interface NamingScope extends ScriptScope {
  readonly names: ReadonlyMap<string, UsedName>;
}

const variableFor = (kind: Kind, name: string): string =>
  `${kind}${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll(/\W/g, '_');

const isPlain = (name: string): boolean => /^\w+$/.test(name);

/** How names are written: as variables of a script, or as they are in lines for a shell. */
export type WriteName = (used: UsedName) => string;

const ttlsOf = (steps: readonly Step[], shortSeconds: number): ReadonlyMap<string, number> =>
  new Map(
    [...walkSteps(steps)].flatMap((step) => {
      if (step.do !== 'call' || step.label === undefined) return [];
      if (step.ttl === 'short') return [[step.label, shortSeconds] as const];
      return typeof step.ttl === 'number' ? [[step.label, step.ttl] as const] : [];
    }),
  );

/** What the steps of a script refer to. `write`: how a name of the steps stands in a path. */
export const scriptScope = (
  { target, timing, steps }: Pick<ScriptInput, 'target' | 'timing' | 'steps'>,
  write?: WriteName,
): NamingScope => {
  const { catalogue, profile } = target;
  const names = new Map<string, UsedName>();
  const shortSeconds = shortTtlSeconds(timing, profile.timing.ttlGranularityMs);
  const ttls = ttlsOf(steps, shortSeconds);
  const use = (kind: Kind, name: string): UsedName => {
    const key = `${kind} ${name}`;
    const taken = [...names.values()].some(({ variable }) => variable === variableFor(kind, name));
    const variable = variableFor(kind, name) + (taken ? String(names.size) : '');
    const used = names.get(key) ?? { variable, kind, name };
    names.set(key, used);
    return used;
  };
  const inPath = (used: UsedName): string => {
    if (write !== undefined) return encodeSegment(write(used));
    return isPlain(used.name) ? `\${${used.variable}}` : `\${encodeURIComponent(${used.variable})}`;
  };
  const segmentOf = (name: Name, kind: Kind): string => {
    if (typeof name === 'string') return inPath(use(kind, name));
    if ('exactly' in name) return templateText(encodeSegment(name.exactly));
    if ('encoded' in name) return templateText(name.encoded);
    return `${encodeSegment(name.before ?? '')}${inPath(use(kind, name.near))}${encodeSegment(name.behind ?? '')}`;
  };
  const nameOf = (name: Name, kind: Kind): string => {
    if (typeof name === 'string') return use(kind, name).variable;
    if ('exactly' in name) return js(name.exactly);
    if ('encoded' in name) return js(decodeURIComponent(name.encoded));
    const { variable } = use(kind, name.near);
    return `\`${templateText(name.before ?? '')}\${${variable}}${templateText(name.behind ?? '')}\``;
  };
  const connectionOf = (connection: ConnectionRef): string => {
    if (typeof connection === 'string') return `\${idOf(service, ${js(connection)})}`;
    return templateText('exactly' in connection ? encodeSegment(connection.exactly) : connection.encoded);
  };
  const operation: ScriptScope['operation'] = (id) => operationIn(catalogue, id);
  const queryOf = ({ excluded = [], ttl, reason }: CallStep): readonly (readonly [string, string])[] => [
    ...excluded.map((one) => ['excluded', [one].flat().map(connectionOf).join('%2C')] as const),
    ...(ttl === undefined
      ? []
      : [
          [
            'ttl',
            ttl === 'short' ? String(shortSeconds) : typeof ttl === 'number' ? String(ttl) : encodeSegment(ttl.raw),
          ] as const,
        ]),
    ...(reason === undefined ? [] : [['reason', encodeSegment(reason)] as const]),
  ];
  return {
    names,
    profile,
    operation,
    health: catalogue.health,
    unauthorized: catalogue.errors.unauthorized,
    shortSeconds,
    ttlOf: (label) => ttls.get(label) ?? 0,
    nameOf,
    segmentOf,
    connectionOf,
    userOf: (probe, user) => user ?? (profile.users.required ? `anonymous-${probe}` : undefined),
    pathOf: (step) => {
      const segments = {
        hub: segmentOf(step.hub ?? 'main', 'hub'),
        ...(step.group === undefined ? {} : { group: segmentOf(step.group, 'group') }),
        ...(step.user === undefined ? {} : { user: segmentOf(step.user, 'user') }),
        ...(step.connection === undefined ? {} : { connection: connectionOf(step.connection) }),
      };
      return operationPath(operation(step.operation), segments, queryOf(step));
    },
  };
};
