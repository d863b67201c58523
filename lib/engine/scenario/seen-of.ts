import { createHash } from 'node:crypto';
import { arrivedMark, rootOf, type Aspects, type SeenScenario, type SeenStep } from '../../contract/seen.ts';
import type { Step } from '../../contract/step.ts';
import type { Frame } from '../../probe/frame.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { alteration, type Sent } from '../ledger/ledger.ts';
import { tagsOfRun } from '../ledger/tags.ts';
import { usesOf } from '../plan/uses-of.ts';
import { copiesAt } from '../silence/audience.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { TracedStep } from '../state/trace.ts';
import { anyStep } from '../steps/any-step.ts';
import { answerAspects } from './answer-aspects.ts';

/** Enough to tell one message from another. */
const longestContent = 3000;

type Clean = (text: string) => string;

/** Takes out what is different in every run: tags, the endings of names, connection ids. */
const withoutIds = ({ context, probes }: ScenarioRun): Clean => {
  const { id } = context.options.run;
  const tags = tagsOfRun(id);
  const endings = new RegExp(`x\\d+x${id}`, 'g');
  const connections = [...probes.values()].filter(({ connectionId }) => connectionId !== '');
  return (text) => {
    const plain = text.replaceAll(tags, 'm.').replaceAll(endings, '');
    return connections.reduce((rest, { connectionId, name }) => rest.replaceAll(connectionId, `<${name}>`), plain);
  };
};

/** The last message of a step: an earlier one was sent while an effect could lag. */
const lastSentBy = ({ sent }: ScenarioRun, path: string): Sent | undefined =>
  sent.findLast(({ step }) => step === path);

/** Whether it is for the service to decide, or for chance, if the client gets the message: chance is not compared. */
const isOpen = ({ mayReach, reaches }: Sent, probe: string): boolean =>
  mayReach !== 'anybody' && mayReach.has(probe) && !reaches.has(probe);

const receivedOf = (run: ScenarioRun, sent: Sent): NonNullable<SeenStep['received']> =>
  Object.fromEntries(
    [...run.probes.keys()]
      .filter((probe) => !isOpen(sent, probe))
      .toSorted()
      .map((probe) => [probe, copiesAt(sent, probe)]),
  );

const arrivedAs = (sent: Sent, frame: Frame, redact: Clean): string => {
  const { expected } = sent;
  const isCompared = expected.target !== undefined || expected.arguments !== undefined;
  if (isCompared) return alteration(sent, frame, redact) ?? 'as sent';
  const { target, arguments: values } = frame.message ?? {};
  return `${arrivedMark}${JSON.stringify([target, values])}`;
};

const contentOf = ({ context }: ScenarioRun, sent: Sent, clean: Clean): Pick<Aspects, 'content'> => {
  const { redact } = context.recorder;
  // What is whole is compared as it is: a secret may be a word like any other.
  const brief = (text: string): string => (text.length > longestContent ? excerpt(text, longestContent, redact) : text);
  const frames = [...sent.arrivals.values()].flat();
  if (frames.length === 0) return {};
  const changes = new Set(frames.map((frame) => brief(clean(arrivedAs(sent, frame, redact)))));
  return { content: [...changes].toSorted().join('; ') };
};

const isLeaf = ({ step }: TracedStep): boolean => (anyStep.inner?.(step) ?? []).length === 0;

const stepsUpTo = (steps: readonly TracedStep[], place: number): readonly Step[] => {
  const root = rootOf(steps[place]!.path);
  const isBefore = ({ path }: TracedStep): boolean => [root, '$.before'].includes(rootOf(path));
  return steps.slice(0, place + 1).flatMap((one) => (isBefore(one) ? [one.step] : []));
};

const whatOf = (step: Step): string => ('operation' in step ? step.operation : step.do);

const withoutBase = (url: string, base: string): string => (url.startsWith(base) ? url.slice(base.length) : url);

const requestOf = (run: ScenarioRun, path: string, clean: Clean): Pick<SeenStep, 'request'> => {
  const answer = run.trace.answers.get(path);
  if (answer === undefined) return {};
  const { method, url, requestBody = '' } = answer;
  const request = { method, path: clean(withoutBase(url, run.context.options.target.restBase)) };
  return { request: requestBody === '' ? request : { ...request, body: clean(requestBody) } };
};

/**
 * What was seen in a scenario, step by step. Call it before the ledger forgets what arrived.
 *
 * @param proved whether what has not arrived by now was not sent
 */
export const seenOf = (
  run: ScenarioRun,
  { steps, proved }: { readonly steps: readonly Step[]; readonly proved: boolean },
): SeenScenario => {
  const clean = withoutIds(run);
  const leaves = run.trace.steps.filter(isLeaf);
  const seen = leaves.map(({ step, path }, place): SeenStep => {
    const sent = lastSentBy(run, path);
    const answer = run.trace.answers.get(path);
    return {
      path,
      text: anyStep.show(step),
      what: whatOf(step),
      uses: usesOf(stepsUpTo(leaves, place)),
      ...requestOf(run, path, clean),
      aspects: {
        ...(answer === undefined ? {} : answerAspects(answer)),
        ...run.trace.noted.get(path),
        ...(sent === undefined || !proved ? {} : contentOf(run, sent, clean)),
      },
      ...(sent === undefined || !proved || run.probes.size === 0 ? {} : { received: receivedOf(run, sent) }),
      findings: run.found.findings
        .filter((finding) => finding.step === path)
        .map(({ code, requirements }) => ({ code, requirements })),
    };
  });
  return {
    check: run.check.id,
    key: createHash('sha256').update(JSON.stringify(steps)).digest('hex').slice(0, 16),
    steps: seen,
  };
};
