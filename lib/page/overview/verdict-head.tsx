import type { JSX } from 'preact';
import { HeadTop } from '../parts/head-top.tsx';
import { Proportions } from '../parts/proportions.tsx';
import { Said } from '../parts/said.tsx';
import { useTarget } from '../target-context.ts';

const dateOf = (iso: string): string => {
  const [day = iso, time = ''] = iso.split('T');
  return `${day}, ${time.slice(0, 5)} UTC`;
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const outcomes: Readonly<Record<number, readonly [tone: string, title: string]>> = {
  0: ['good', 'Conformant'],
  1: ['bad', 'Not conformant'],
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The verdict of the gate in one sentence, and of what. */
export const VerdictHead = (): JSX.Element => {
  const { report, number } = useTarget();
  const { gate, run, target, cost, requirements, suite } = report;
  const [tone, title] = outcomes[gate.exitCode] ?? ['doubt', 'No verdict'];
  const sentence = gate.sentence.replace(/^(not )?conformant: /, '');
  const facts: readonly (readonly [string, string])[] = [
    ['Target', target.restBase],
    ['Profile', target.profile],
    ['Date', dateOf(run.startedAt)],
    ['Took', `${seconds(run.durationMs)}, ${cost.exchanges.toLocaleString('en')} requests`],
    ['Seed', String(run.seed)],
    ['Suite', `${suite.name} ${suite.version}`],
  ];
  return (
    <header class="head">
      <HeadTop isOneOfMany={number !== undefined} />
      <h1 tabIndex={-1}>
        <span class={`verdict-mark tone-${tone}`} aria-hidden="true" />
        {title}
      </h1>
      <p class="sentence">
        <Said text={capital(sentence)} />
      </p>
      <Proportions verdicts={requirements.map(({ verdict }) => verdict)} noun="requirements" />
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Said text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
};
