import { expect, it } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { finding } from '../../../fixtures/testing/outcomes/cause-titles.ts';
import { reproduceLine } from './reproduce-line.ts';

const report = exampleReport;
const monitor = { ...report.checks[0]!, check: 'monitors/fences-arrive', area: 'monitors' };

it('runs the check that provoked what a monitor found, and the monitor', () => {
  const line = reproduceLine(report, monitor, finding('broadcast', { during: 'query/excluded-one' }));
  expect(line).toContain(' --only query/excluded-one monitors/fences-arrive --seed ');
});

it('runs all that was run where nobody knows which check provoked it', () => {
  expect(reproduceLine(report, monitor, finding('broadcast', {}))).not.toContain('--only');
});
