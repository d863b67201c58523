import { walkSteps } from '../engine/plan/walk-steps.ts';
import { anyStep } from '../engine/steps/any-step.ts';
import { js, jsCall, jsObject, jsTemplate } from '../engine/steps/parts/write-js.ts';
import type { CallStep } from '../contract/step.ts';
import { visible } from '../report/visible.ts';
import { bundleRuntime } from './bundle-runtime.ts';
import { curlLines } from './curl-lines.ts';
import type { ScriptInput } from './script-input.ts';
import { scriptScope, type NamingScope, type UsedName } from './script-scope.ts';

const longestLine = 120;

/** A line of a comment; whatever the text is, it stays one. */
const comment = (text: string): string => `// ${visible(text).replaceAll(/[\n\r\u2028\u2029]/g, ' ')}`.trimEnd();

const exitCodes = 'Ends with 1 if the deviation shows, with 0 if it does not, with 2 if that could not be told.';

const curlHead = (input: ScriptInput): readonly string[] => {
  const lines = curlLines(input);
  return lines === undefined ? [] : ['', 'The same in a shell with curl:', ...lines];
};

const headLines = (input: ScriptInput): readonly string[] =>
  [
    input.title,
    '',
    ...input.lines.map(([label, text]) => `${label.padEnd(12)}${text}`),
    '',
    `Run it: ASRS_KEY=<access key> node ${input.file} [URL of the service]`,
    'The access key may also be in ASRS_CONNECTION_STRING. Requires Node.js 20.19 or newer, and nothing else.',
    exitCodes,
    ...curlHead(input),
  ].map((line) => (line.startsWith('curl ') || line.startsWith('token()') ? `//   ${line}` : comment(line)));

const nameLine = ({ fixed, prefix }: ScriptInput['target']['profile']['hubs']) => {
  let hubs = 0;
  return ({ variable, kind, name }: UsedName): string => {
    const fresh = jsCall('fresh', js(kind === 'hub' ? prefix + name : name));
    const given = kind === 'hub' ? fixed[hubs++] : undefined;
    return `const ${variable} = ${given === undefined ? fresh : js(given)};`;
  };
};

const stepLine = (says: string, expression: string): string => {
  const line = `await step(service, ${js(says)}, () => ${expression});`;
  return line.length <= longestLine ? line : `await step(service, ${js(says)}, () =>\n  ${expression},\n);`;
};

const serviceLines = ({ target, timing, at, codes, quietMs }: ScriptInput & { quietMs: number }): string => {
  const { restBase, clientBase, catalogue, profile } = target;
  const settleMs = Math.min(profile.consistency.effectBudgetMs, Math.max(250, Math.ceil(timing.settleMs)));
  const sought = {
    step: at === undefined ? undefined : js(at + 1),
    codes: codes === undefined ? undefined : js(codes),
  };
  const members = {
    url: js(restBase),
    clientUrl: clientBase === restBase ? undefined : js(clientBase),
    base: js(catalogue.base),
    audience: js(profile.tokens.audience),
    settleMs: js(settleMs),
    deadlineMs: js(Math.ceil(timing.deliveryDeadlineMs)),
    quietMs: js(quietMs),
    sought: jsObject(sought) ?? '{}',
  };
  const lines = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name}: ${value},`],
  );
  return ['const service = openService({', ...lines, '});'].join('\n');
};

/** Relations without a ttl stay: they are taken back by their exact users. */
const cleanUps = (steps: ScriptInput['steps'], scope: NamingScope): readonly string[] => {
  const added = [...walkSteps(steps)].filter(
    (step): step is CallStep<'addUserToGroup'> => step.do === 'call' && step.operation === 'addUserToGroup',
  );
  const paths = added.map(({ user, hub }) =>
    scope.pathOf({ do: 'call', operation: 'removeUserFromAllGroups', user, ...(hub === undefined ? {} : { hub }) }),
  );
  const { method } = scope.operation('removeUserFromAllGroups');
  return [...new Set(paths)].map((path) => `await ${jsCall('cleanUp', js(method), jsTemplate(path))};`);
};

/** What only the records of all clients show, once nothing more comes. */
const judgements = ({ codes }: ScriptInput, sends: boolean): readonly string[] => {
  const seeks = (...some: readonly string[]): boolean =>
    codes === undefined || some.some((code) => codes.includes(code));
  return [
    ...(sends && seeks('misdelivered', 'duplicated', 'altered') ? ['await judgeDeliveries(service);'] : []),
    ...(seeks('malformed-frame') ? ['judgeRecords(service);'] : []),
  ];
};

const endLines = (input: ScriptInput, scope: NamingScope): readonly string[] => {
  const { steps } = input;
  const all = [...walkSteps(steps)];
  const connects = all.some((step) => step.do === 'connect');
  const sends = all.some((step) => step.do === 'call' && scope.operation(step.operation).sends);
  return [
    ...(connects ? judgements(input, sends) : []),
    ...cleanUps(steps, scope),
    ...(connects ? ['closeClients(service);'] : []),
    'conclude(service);',
  ];
};

/** A message that comes too late, or once too often, needs more time to be seen. */
const quietMsOf = ({ timing, codes = [] }: ScriptInput): number => {
  const usual = Math.max(300, Math.ceil(10 * timing.deliveryMs));
  return codes.includes('misdelivered') || codes.includes('duplicated') ? Math.max(1000, usual) : usual;
};

/** A script that shows a deviation again: its steps one after another, and below them the functions that they call. It holds no secret. */
export const writeScript = (input: ScriptInput): string => {
  const { steps } = input;
  const scope = scriptScope(input);
  const stepLines = steps.map((step) => stepLine(anyStep.show(step), anyStep.script(step, scope)));
  const end = endLines(input, scope);
  const body = [
    serviceLines({ ...input, quietMs: quietMsOf(input) }),
    '',
    ...[...scope.names.values()].map(nameLine(input.target.profile.hubs)),
    '',
    ...stepLines.flatMap((line) => [line, '']),
    ...end,
  ].join('\n');
  const { imports, functions } = bundleRuntime(body);
  return [
    '#!/usr/bin/env node',
    ...headLines(input),
    '',
    ...imports,
    '',
    body,
    '',
    '// ----- What the steps call -----',
    '',
    functions,
    '',
  ].join('\n');
};
