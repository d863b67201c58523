import { describe, expect, it } from 'vitest';
import { exampleReport } from '../../fixtures/testing/example-report.ts';
import type { Finding } from '../contract/outcome.ts';
import type { CheckResult } from '../contract/report.ts';
import type { Timeline } from '../contract/timeline.ts';
import { keepTimelines } from './keep-timelines.ts';

const timeline = (startedAtMs: number, length = 0): Timeline => ({
  startedAtMs,
  durationMs: 1,
  probes: [],
  steps: [{ path: '$.steps[0]', text: 'x'.repeat(length), atMs: 0, durationMs: 0 }],
  requests: [],
  frames: [],
});

const broken = exampleReport.checks.find(({ check }) => check === 'a/broken');
const [finding] = broken?.findings ?? [];

const checkOf = (id: string, findings: readonly Partial<Finding>[]): CheckResult => ({
  ...broken!,
  check: id,
  findings: findings.map((one) => ({ ...finding!, ...one })),
});

const keptIn = (checks: readonly CheckResult[]): readonly string[] =>
  keepTimelines({ ...exampleReport, checks }).flatMap(({ check, findings }) =>
    findings.flatMap((one, index) => (one.timeline === undefined ? [] : [`${check} ${index}`])),
  );

describe('the timelines of a report', () => {
  it('are kept once for the findings of one scenario', () => {
    expect(keptIn([checkOf('a/one', [{ timeline: timeline(1) }, { timeline: timeline(1) }])])).toEqual(['a/one 0']);
  });

  it('are bounded, and those of the causes come first', () => {
    const large = Array.from({ length: 5 }, (_, index) =>
      checkOf(`a/large-${index}`, [{ timeline: timeline(index, 60_000) }]),
    );
    const cause = checkOf('a/cause', [{ code: 'not-closed', step: '$', timeline: timeline(9, 60_000) }]);
    const kept = keptIn([...large, cause]);
    expect(kept).toHaveLength(2);
    expect(kept).toContain('a/cause 0');
  });
});
