import type { Logger } from '@parley/platform/observability';

/** The part of `process` the supervisor needs. */
export interface ProcessControl {
  on(event: string, listener: (reason: unknown) => void): unknown;
  exit(code: number): void;
}

interface Stoppable {
  shutdown(): Promise<void>;
}

export interface Supervisor {
  /** The logger to write to from now on. */
  use(logger: Logger): void;
  /** The service to stop when the process is asked to end. */
  watch(service: Stoppable): void;
  /** Ends the process with code 1 after a log line. */
  fail(message: string, error: unknown): void;
}

const LONGEST_SHUTDOWN_MS = 10_000;

/** Ties a service's life to the process: signals stop it, unhandled failures end it. */
export function superviseProcess(control: ProcessControl, firstLogger: Logger): Supervisor {
  let logger = firstLogger;
  let service: Stoppable | undefined;
  let ending = false;

  const fail = (message: string, error: unknown) => {
    logger.fatal(message, { error });
    control.exit(1);
  };
  const stop = async (signal: string) => {
    if (ending) return;
    ending = true;
    logger.info('Stopping', { signal });
    const force = setTimeout(() => {
      logger.fatal('The service did not stop in time', { afterMs: LONGEST_SHUTDOWN_MS });
      control.exit(1);
    }, LONGEST_SHUTDOWN_MS);
    force.unref();
    try {
      await service?.shutdown();
      logger.info('Stopped');
      control.exit(0);
    } catch (error) {
      fail('The service could not stop cleanly', error);
    } finally {
      clearTimeout(force);
    }
  };

  for (const signal of ['SIGTERM', 'SIGINT']) control.on(signal, () => void stop(signal));
  control.on('unhandledRejection', (reason) => fail('A promise failed unhandled', reason));
  control.on('uncaughtException', (error) => fail('An exception was not caught', error));
  return {
    use: (next) => (logger = next),
    watch: (started) => (service = started),
    fail,
  };
}
