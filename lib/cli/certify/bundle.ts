import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { KnownList } from '../../contract/known/known-entry.ts';
import type { Report } from '../../contract/report.ts';
import { ConformanceError } from '../../error.ts';
import { writeWhole } from '../../report/files/write-whole.ts';
import type { FaultScore } from '../../run/certify/fault-score.ts';
import type { ReplayOrder } from '../../run/certify/replay-order.ts';
import type { TraceEntry } from '../../run/certify/trace.ts';
import { sha256 } from '../../run/certify/trace-keys.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';

/** What is needed to judge a run again. Holds neither key nor token. */
export interface BundledRun {
  readonly replay: Omit<ReplayOrder, 'trace'>;
  readonly outside: OutsideSuites;
  readonly known?: KnownList | undefined;
}

/** A certified run. */
export interface Bundle {
  readonly report: Report;
  readonly run: BundledRun;
  readonly trace: readonly TraceEntry[];
  readonly suite: { readonly version: string; readonly faults: FaultScore };
}

/** The first line of a bundle: what is in it. */
interface Manifest {
  readonly format: 1;
  readonly suite: Bundle['suite'];
  readonly seed: number;
  readonly sha256: Readonly<Record<'report' | 'run' | 'trace', string>>;
}

interface Texts {
  readonly report: string;
  readonly run: string;
  readonly trace: string;
}

const digestsOf = ({ report, run, trace }: Texts): Manifest['sha256'] => ({
  report: sha256(report),
  run: sha256(run),
  trace: sha256(trace),
});

/** Writes a bundle. @returns its SHA-256 @throws ConformanceError ERR_USAGE where it cannot be written */
export const writeBundle = async (file: string, { report, run, trace, suite }: Bundle): Promise<string> => {
  const texts = {
    report: JSON.stringify(report),
    run: JSON.stringify(run),
    trace: trace.map((entry) => JSON.stringify(entry)).join('\n'),
  };
  const manifest: Manifest = { format: 1, suite, seed: report.run.seed, sha256: digestsOf(texts) };
  const bytes = gzipSync([JSON.stringify(manifest), texts.report, texts.run, texts.trace].join('\n'));
  await writeWhole(file, bytes).catch((error: unknown) => {
    throw new ConformanceError('ERR_USAGE', `cannot write the bundle to ${file}: ${(error as Error).message}`);
  });
  return sha256(bytes);
};

/** Says what is wrong with a bundle. */
export const refusal = (file: string, trouble: string): ConformanceError =>
  new ConformanceError('ERR_USAGE', `${file}: ${trouble}`);

const bytesOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw refusal(file, `cannot be read (${error.code ?? error.message}); expected what certify has written`);
  });

const linesOf = (file: string, bytes: Buffer): readonly string[] => {
  try {
    return gunzipSync(bytes).toString('utf8').split('\n');
  } catch {
    throw refusal(file, 'is no bundle, or was cut or touched; expected what certify has written');
  }
};

const manifestOf = (file: string, text: string): Manifest => {
  try {
    const manifest = JSON.parse(text) as Partial<Manifest>;
    if (manifest.format === 1 && manifest.sha256 !== undefined) return manifest as Manifest;
  } catch {
    // Refused below.
  }
  throw refusal(file, 'is no bundle; expected what certify has written');
};

/**
 * Reads a bundle.
 *
 * @returns the bundle and its SHA-256
 * @throws ConformanceError ERR_USAGE for a file that is no bundle, or in which something was changed
 */
export const readBundle = async (file: string): Promise<{ readonly bundle: Bundle; readonly digest: string }> => {
  const bytes = await bytesOf(file);
  const [first = '', report = '', run = '', ...trace] = linesOf(file, bytes);
  const manifest = manifestOf(file, first);
  const texts = { report, run, trace: trace.join('\n') };
  for (const [part, digest] of Object.entries(digestsOf(texts)))
    if (manifest.sha256[part as keyof Texts] !== digest)
      throw refusal(file, `its ${part} was touched: the SHA-256 is not that of the bundle`);
  const bundle = {
    report: JSON.parse(report) as Report,
    run: JSON.parse(run) as BundledRun,
    trace: trace.map((line) => JSON.parse(line) as TraceEntry),
    suite: manifest.suite,
  };
  return { bundle, digest: sha256(bytes) };
};
