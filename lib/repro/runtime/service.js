import { randomBytes } from 'node:crypto';

/**
 * The service at the URL of the script, or of its first argument.
 * @param {import('./types.ts').ServiceOptions} options
 * @returns {import('./types.ts').Service}
 */
export function openService(options) {
  const { ASRS_KEY, ASRS_CONNECTION_STRING = '', ASRS_TOKEN } = process.env;
  process.on('uncaughtException', (error) => {
    console.log(`\nCould not be run: ${error.message}`);
    process.exit(2);
  });
  const [, , url = options.url, clientUrl = process.argv[2] ?? options.clientUrl ?? url] = process.argv;
  return {
    ...options,
    url: url.replace(/\/+$/, ''),
    clientUrl: clientUrl.replace(/\/+$/, ''),
    key: ASRS_KEY ?? /accesskey=([^;]+)/i.exec(ASRS_CONNECTION_STRING)?.[1],
    bearer: ASRS_TOKEN,
    id: `r${randomBytes(6).readUIntBE(0, 6).toString(36).padStart(10, '0').slice(-7)}`,
    clients: new Map(),
    sent: [],
    labels: new Map(),
    seen: [],
    step: 0,
    counter: 0,
    changedAt: -Infinity,
    connectedAt: -Infinity,
    trouble: undefined,
  };
}

/**
 * A tag that no other message has. It is as long as one of a run, since some deviations are of messages of one length.
 * @param {import('./types.ts').Service} service
 */
export function newTag(service) {
  service.counter += 1;
  return `m.${service.id}.${String(service.counter).padStart(4, '0')}.s${String(service.step).padStart(3, '0')}.001.`;
}

/**
 * A name that nobody has used before.
 * @param {import('./types.ts').Service} service
 * @param {string} name
 */
export function fresh(service, name) {
  return `${name}x1x${service.id}`;
}

/**
 * Does one step. A deviation is noted, and the next step is tried all the same.
 * @param {import('./types.ts').Service} service
 * @param {string} says
 * @param {() => unknown} act
 */
export async function step(service, says, act) {
  if (service.trouble !== undefined) return;
  service.step += 1;
  console.log(`${service.step}. ${says}`);
  try {
    await act();
  } catch (error) {
    service.trouble = `step ${service.step}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * Notes a deviation.
 * @param {import('./types.ts').Service} service
 * @param {string} code
 * @param {{ expected: string, seen: string, step?: number, request?: string }} what
 */
export function deviates(service, code, { expected, seen, step: place = service.step, request }) {
  service.seen.push({ step: place, code, expected, seen });
  if (request !== undefined) console.log(`   request  ${request}`);
  console.log(`   expected ${expected}\n   seen     ${seen.slice(0, 500)}`);
}

/**
 * Waits.
 * @param {number} ms
 */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Waits until a condition holds. Returns whether it did in time.
 * @param {() => boolean} holds
 * @param {number} deadlineMs
 */
export async function waitFor(holds, deadlineMs) {
  const endsAt = performance.now() + deadlineMs;
  while (!holds() && performance.now() < endsAt) await pause(10);
  return holds();
}

/**
 * What came in the way of the step that should deviate.
 * @param {import('./types.ts').Seen} first
 */
function otherwise(first) {
  if (/\b401\b/.test(first.seen)) return `step ${first.step} was answered 401; check the access key`;
  if (first.code === 'no-answer') return `step ${first.step} got no answer; check the URL`;
  if (first.code === 'connect-failed') return `step ${first.step} got no connection; check the URL`;
  return `step ${first.step} deviates in another way`;
}

/**
 * Prints what came of it and sets the exit code: 1 if the deviation shows, 0 if not, 2 if that could not be told.
 * @param {import('./types.ts').Service} service
 */
export function conclude({ clients, seen, sought, trouble }) {
  const frames = [...clients.values()].flatMap((client) => client.frames);
  const messages = frames.filter((text) => /"type"\s*:\s*1\b/.test(text)).map((text) => Buffer.byteLength(text) / 2048);
  const units = messages.reduce((sum, size) => sum + Math.ceil(size), 0);
  console.log(`\nMessages that clients received: ${units} (each 2 KB counts as one)`);
  const isSought = (/** @type {import('./types.ts').Seen} */ one) =>
    (sought.step === undefined || sought.step === one.step) &&
    (sought.codes === undefined || sought.codes.includes(one.code));
  const [first] = seen;
  if (seen.some(isSought)) {
    console.log('\nThe deviation shows.');
    process.exitCode = 1;
  } else if (trouble !== undefined || first !== undefined) {
    const place = first === undefined ? trouble : otherwise(first);
    console.log(`\nCould not be run: ${place}.`);
    process.exitCode = 2;
  } else console.log('\nThe deviation does not show.');
}
