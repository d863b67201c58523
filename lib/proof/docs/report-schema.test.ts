import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { packageFile } from '../../package-root.ts';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

const published = (): z.ZodType =>
  z.fromJSONSchema(JSON.parse(readFileSync(packageFile('schemas/report.schema.json'), 'utf8')) as JsonSchema);

describe('the published schema of reports', () => {
  it('takes a report', () => {
    expect(published().safeParse(exampleReport).error).toBeUndefined();
  });

  it.each([
    ['no verdict', { ...exampleReport, checks: [{ ...exampleReport.checks[0], verdict: 'good' }] }],
    ['another format', { ...exampleReport, format: 2 }],
    ['no target', { ...exampleReport, target: undefined }],
  ])('refuses one with %s', (_name, report) => {
    expect(published().safeParse(report).success).toBe(false);
  });
});
