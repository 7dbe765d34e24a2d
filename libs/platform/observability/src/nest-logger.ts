import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger';

/** Lets Nest write through our logger. Nest passes the context (a class name) last, and for errors a stack before it. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(asText(message), contextOf(rest));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(asText(message), { ...contextOf(rest), ...errorOf(message, rest) });
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(asText(message), contextOf(rest));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(asText(message), contextOf(rest));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(asText(message), contextOf(rest));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal(asText(message), { ...contextOf(rest), ...errorOf(message, rest) });
  }
}

function asText(message: unknown): string {
  if (typeof message === 'string') return message;
  return message instanceof Error ? message.message : 'Message of the framework without text';
}

function contextOf(rest: unknown[]): { context?: string } {
  const last = rest.at(-1);
  return typeof last === 'string' ? { context: last } : {};
}

function errorOf(message: unknown, rest: unknown[]): { error?: unknown; stack?: string } {
  const error = [message, ...rest].find((part) => part instanceof Error);
  if (error) return { error };
  return rest.length > 1 && typeof rest[0] === 'string' ? { stack: rest[0] } : {};
}
