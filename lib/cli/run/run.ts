import type { EarlyEnd } from '../../run/early/early-end.ts';
import type { PreparedRun } from '../../run/prepare-run.ts';
import type { ReportFormat } from '../../report/formats/report-format.ts';
import type { FoundTarget } from '../find-target.ts';
import type { KnownOptions, ListOfRun } from '../known/open-list.ts';
import type { CheckOptions, TargetOptions } from '../target-options.ts';
import type { Terminal } from '../terminal.ts';

/** What is asked of a run. */
export interface RunOptions extends TargetOptions, CheckOptions, KnownOptions {
  readonly out: string;
  readonly formats: readonly ReportFormat[];
  readonly strict?: true;
  /** So many failed checks end the run. */
  readonly bail?: number;
  /** Milliseconds that the run may take. */
  readonly maxTime?: number;
  /** A report whose checks that were not green are run again. */
  readonly onlyFailed?: string;
  /** false: no scripts that show causes again. */
  readonly repro: boolean;
  /** `<check>:<path>` */
  readonly replay?: string;
  /** `<i>/<n>`, `auto` or `auto/<n>`: only this part of the run. */
  readonly shard?: string;
  /** Name of a frozen set. */
  readonly set?: string;
  /** A second service, with which the target is compared. */
  readonly against?: string;
  /** Whether a bundle is written, from which the run can be judged again. */
  readonly certify?: true;
  /** The profile of the second service. */
  readonly againstProfile?: string;
}

/** A run that may begin. */
export interface Run {
  readonly startedAt: Date;
  readonly options: RunOptions;
  readonly terminal: Terminal;
  readonly found: FoundTarget;
  readonly prepared: PreparedRun;
  readonly known: ListOfRun | undefined;
  /** Whether what it has seen is compared with another run. */
  readonly isCompared?: boolean;
  /** Ended by an interrupt, or by the time that the run may take. */
  readonly early: EarlyEnd;
}
