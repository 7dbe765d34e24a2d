/** Starts a process again when it ends by itself, later and later while it keeps ending early. */
import { restartDelayMs } from './services.mjs';

const stableAfterMs = 30_000;

/**
 * @param {import('./managed-process.mjs').ManagedProcess} managed
 * @param {import('./progress.mjs').Log} log
 * @returns {{ cancel: () => void }} cancel before an intended stop
 */
export function keepAlive(managed, log) {
  let failures = 0;
  let startedAt = Date.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let active = true;
  const onExit = (
    /** @type {{ code: number | null, signal: string | null, expected: boolean }} */ { code, signal, expected },
  ) => {
    if (expected || !active) return;
    failures = Date.now() - startedAt > stableAfterMs ? 1 : failures + 1;
    const pause = restartDelayMs(failures);
    log(
      `${managed.name} ended (${signal ?? `code ${code}`}); starting it again in ${pause} ms, log: ${managed.plan.logFile}`,
    );
    timer = setTimeout(() => {
      if (!active) return;
      startedAt = Date.now();
      managed.start();
    }, pause);
  };
  managed.on('exit', onExit);
  return {
    cancel() {
      active = false;
      clearTimeout(timer);
      managed.off('exit', onExit);
    },
  };
}
