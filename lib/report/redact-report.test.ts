import { describe, expect, it, test } from 'vitest';
import { createRedactor } from '../trace/redactor.ts';
import type { Report } from '../contract/report.ts';
import { redactReport } from './redact-report.ts';

const canary = 'canary-0123456789';
const exchange = {
  number: 1,
  operation: 'broadcast',
  method: 'POST',
  url: `http://host/${canary}`,
  requestHeaders: {},
  sentAtMs: 0,
  durationMs: 1,
  responseHeaders: { echo: [canary] },
  responseBody: canary,
};
const report = {
  run: { id: 'r1', errors: [`our fault: ${canary}`], stopped: { code: 'ERR_INTERNAL', message: canary } },
  gate: { exitCode: 1, sentence: `not conformant: ${canary}` },
  checks: [
    {
      check: 'groups/group-true',
      state: 'fail',
      verdict: 'fail',
      reason: canary,
      requirements: ['groups/group-true'],
      findings: [
        {
          code: 'status',
          message: canary,
          expected: 'true',
          seen: `closed: ${canary}`,
          exchange,
          counterexample: {
            value: canary,
            seed: 1,
            path: '0:1',
            steps: [{ do: 'connect', probe: 'true' }],
            stepTexts: [],
          },
        },
      ],
      observations: [{ name: `with ${canary}`, seen: canary, requirements: [] }],
    },
  ],
} as unknown as Report;

const redacted = (secret: string): Report => redactReport(report, createRedactor([secret]));

describe('a report', () => {
  it('quotes nothing secret, wherever a target has said it', () => {
    expect(JSON.stringify(redacted(canary))).not.toContain(canary);
    expect(redacted(canary).checks[0]?.findings[0]?.exchange?.responseHeaders).toEqual({ echo: ['<redacted>'] });
  });

  test.each(['true', 'fail', 'group', 'groups/group-true', 'status', 'connect', 'POST', 'verdict'])(
    'keeps its ids, verdicts and steps when the key is the word %s',
    (word) => {
      const [check] = redacted(word).checks;
      expect(check).toMatchObject({ check: 'groups/group-true', verdict: 'fail', requirements: ['groups/group-true'] });
      expect(check?.findings[0]).toMatchObject({ code: 'status', counterexample: { path: '0:1' } });
      expect(check?.findings[0]?.counterexample?.steps).toEqual([{ do: 'connect', probe: 'true' }]);
      expect(redacted(word).gate.exitCode).toBe(1);
    },
  );
});
