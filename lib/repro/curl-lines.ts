import type { CallStep, RequestStep, Step } from '../contract/step.ts';
import { buildMessage } from '../engine/ledger/build-message.ts';
import type { ScriptInput } from './script-input.ts';
import { scriptScope, type WriteName } from './script-scope.ts';

type RestStep = CallStep | RequestStep;

/** Longer bodies nobody pastes. */
const longestBody = 2000;

const isRest = (step: Step): step is RestStep => step.do === 'call' || step.do === 'request';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Makes a token for a URL by the key in ASRS_KEY. */
const mint = `token() { node -e 'const c=require("crypto"),e=v=>Buffer.from(JSON.stringify(v)).toString("base64url"),t=e({alg:"HS256",typ:"JWT"})+"."+e({aud:process.argv[1],exp:Math.floor(Date.now()/1000)+3600});console.log(t+"."+c.createHmac("sha256",process.env.ASRS_KEY).update(t).digest("base64url"))' "$1"; }`;

const header = (step: RestStep, url: string): string | undefined => {
  if (step.token === 'none') return '';
  if (step.token === 'garbage') return ` -H 'Authorization: Bearer not.a.token'`;
  return step.token === undefined
    ? ` -H "Authorization: Bearer $(token ${quoted(url.split('?', 1)[0] ?? '')})"`
    : undefined;
};

const bodyOf = (step: RestStep, tag: string): string | undefined => {
  if (step.do !== 'call' || step.message === undefined) return `{"Target":"${tag}","Arguments":[]}`;
  const { body, contentType, chunked } = buildMessage(step, tag);
  return contentType !== undefined || chunked === true || body.length > longestBody || body.startsWith('@')
    ? undefined
    : body;
};

/**
 * The steps as lines for a shell with curl; undefined where REST alone does not show the deviation, or a line cannot say what a step does. The names in them are those
 * of the run.
 */
export const curlLines = (input: ScriptInput): readonly string[] | undefined => {
  const { steps, target, runId } = input;
  if (!steps.every(isRest) || target.accessKey === undefined || target.profile.tokens.audience !== 'documented')
    return undefined;
  const { fixed, prefix } = target.profile.hubs;
  const write: WriteName = ({ kind, name }) =>
    kind === 'hub' ? (fixed[0] ?? `${prefix}${name}x1x${runId}`) : `${name}x1x${runId}`;
  const scope = scriptScope(input, write);
  const lines = steps.map((step, index) => {
    const path = step.do === 'call' ? scope.pathOf(step) : step.path.replace('{health}', scope.health);
    const url = `${target.restBase}${path}`;
    const isSend = step.do === 'call' && scope.operation(step.operation).sends;
    const body = isSend ? bodyOf(step, `m.${runId}.${index + 1}.`) : '';
    const authorization = header(step, url);
    if (body === undefined || authorization === undefined || path.includes('${') || path.includes('\\'))
      return undefined;
    const method = step.do === 'call' ? (step.method ?? scope.operation(step.operation).method) : step.method;
    const how = method === 'HEAD' ? '-I' : `-i -X ${method}`;
    const data = body === '' ? '' : ` -H 'Content-Type: application/json' --data-raw ${quoted(body)}`;
    return `curl ${how} --path-as-is ${quoted(url)}${authorization}${data}`;
  });
  return lines.every((line) => line !== undefined) ? [mint, ...lines] : undefined;
};
