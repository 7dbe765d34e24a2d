/** Aborted by the first Ctrl-C or stop, and by an error that nobody waited for; a second Ctrl-C ends the process at once. */
export function signalToStop(log: (line: string) => void): AbortSignal {
  const abort = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (abort.signal.aborted) process.exit(130);
    log(`Stopping (${signal}); once more to stop at once`);
    abort.abort(new Error(`Stopped by ${signal}`));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // A crash here would leave the processes of a demo behind: everything is stopped in order instead.
  const onError = (error: unknown): void => {
    if (abort.signal.aborted) return;
    log(`Stopping because of an error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    abort.abort(error);
  };
  process.on('unhandledRejection', onError);
  process.on('uncaughtException', onError);
  return abort.signal;
}
