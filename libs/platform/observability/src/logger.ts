import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { maskCredentials, redact } from './redaction';
import { currentTrace } from './trace-context';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/**
 * Facts that go with a log line: ids, counts, durations in milliseconds, and `error` for a caught error. No personal
 * data: guarded keys are replaced, but only as a safety net.
 */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log. A line has a constant message and its variable parts as fields. */
export interface Logger {
  fatal(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  trace(message: string, fields?: LogFields): void;
  /** A logger that adds these fields (conversationId, traceId, reader, …) to each of its lines. */
  child(fields: LogFields): Logger;
}

/** Injection token of the process's logger. */
export const LOGGER = Symbol('parley:logger');

export interface LoggerOptions {
  service: string;
  instance?: string;
  level?: LogLevel;
  /** Where lines go; standard output by default. */
  destination?: DestinationStream;
}

/** JSON lines on standard output: `level`, `time` (ISO), `service`, `instance`, `traceId` of the current trace, fields, `message`. */
export function createLogger({ service, instance, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    level,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { service, ...(instance !== undefined && { instance }) },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return new PinoLogger(destination ? pino(options, destination) : pino(options));
}

/** A logger that writes nothing, for specs and tools. */
export const silentLogger: Logger = {
  fatal: () => undefined,
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
  child: () => silentLogger,
};

class PinoLogger implements Logger {
  constructor(private readonly pino: Pino) {}

  fatal(message: string, fields?: LogFields): void {
    this.write('fatal', message, fields);
  }
  error(message: string, fields?: LogFields): void {
    this.write('error', message, fields);
  }
  warn(message: string, fields?: LogFields): void {
    this.write('warn', message, fields);
  }
  info(message: string, fields?: LogFields): void {
    this.write('info', message, fields);
  }
  debug(message: string, fields?: LogFields): void {
    this.write('debug', message, fields);
  }
  trace(message: string, fields?: LogFields): void {
    this.write('trace', message, fields);
  }
  child(fields: LogFields): Logger {
    return new PinoLogger(this.pino.child(redact(fields) as Record<string, unknown>));
  }

  private write(level: LogLevel, message: string, fields: LogFields = {}): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const traceId = currentTrace()?.traceId;
    this.pino[level](
      { ...(traceId !== undefined && { traceId }), ...(redact(fields) as Record<string, unknown>) },
      maskCredentials(message),
    );
  }
}
