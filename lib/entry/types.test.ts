import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packagePath } from '../package-root.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asrs-types-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every mistake that the compiler finds in a user's program and in the declarations of the package, read as strictly as it can. */
const mistakesIn = (program: string): string => {
  const types = (name: string): readonly string[] => [packagePath(`dist/types/${name}.d.ts`)];
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2024', 'esnext.disposable'],
    module: 'nodenext',
    moduleDetection: 'force',
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: ['node'],
    typeRoots: [packagePath('node_modules/@types')],
    paths: {
      'asrs-conformance': types('asrs-conformance'),
      'asrs-conformance/vitest': types('vitest'),
      'asrs-conformance/reference': types('start-service'),
    },
  };
  writeFileSync(join(folder, 'program.mts'), program);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.mts'] }));
  try {
    const args = [packagePath('node_modules/typescript/bin/tsc'), '-p', folder];
    return execFileSync(process.execPath, args, { encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
};

test('the types of the package are those of its code, and need nothing that is not installed', () => {
  const program = `
    import { runConformance, ConformanceError, type CheckResult, type Finding, type Outcome, type Report, type Verdict } from 'asrs-conformance';
    import { testConformance } from 'asrs-conformance/vitest';
    import { startService } from 'asrs-conformance/reference';

    const report: Report = await runConformance({ only: ['users/'], seed: 7 });
    const check: CheckResult | undefined = report.checks[0];
    const finding: Finding | undefined = check?.findings[0];
    export const seen: [number, Verdict | undefined, string | undefined] = [report.gate.exitCode, check?.verdict, finding?.code];
    export const state: Outcome['state'] = 'pass';
    // @ts-expect-error: a number
    export const text: string = report.gate.exitCode;
    // @ts-expect-error: none of the verdicts
    export const verdict: Verdict = 'passed';
    // @ts-expect-error: there is no such field
    export const field = finding?.nonsense;
    // @ts-expect-error: there is no such option
    await runConformance({ onlyy: [] });
    await testConformance({ target: () => 'https://signalr.example.com' });
    export const connectionString: string = (await startService()).connectionString;
    export const error = new ConformanceError('ERR_USAGE', 'wrong');
  `;
  expect(mistakesIn(program)).toBe('');
});
