// What a run needs is loaded when it is its turn: while the reference starts, or while the checks run, in other threads.

/** Until the first request. */
export const preparing = async () => ({
  ...(await import('../../run/prepare-run.ts')),
  ...(await import('../../report/lock-folder.ts')),
  ...(await import('./read-replay.ts')),
  ...(await import('./shard-of.ts')),
  ...(await import('./set-of.ts')),
  ...(await import('./header-lines.ts')),
  ...(await import('../../report/report-folder.ts')),
  ...(await import('../../report/formats/index.ts')),
});

/** For preflight and checks. */
export const running = async () => ({
  ...(await import('../../run/preflight.ts')),
  ...(await import('../../run/vitest/run-checks.ts')),
});
const loadReporting = async () => {
  return {
    ...(await import('../../report/build-report.ts')),
    ...(await import('../../trace/redactor.ts')),
    ...(await import('../../rest/target-secrets.ts')),
    ...(await import('../../repro/reproduce-causes.ts')),
    ...(await import('../publish-report.ts')),
    ...(await import('../finish-report.ts')),
    ...(await import('../reports-line.ts')),
  };
};
let loaded: ReturnType<typeof loadReporting> | undefined;

/** At the end; loaded once. */
export const reporting = (): ReturnType<typeof loadReporting> => (loaded ??= loadReporting());
