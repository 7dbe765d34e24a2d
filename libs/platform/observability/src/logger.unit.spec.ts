import { describe, expect, it } from '@jest/globals';
import { createLogger, type Logger } from './logger';
import { NestLogger } from './nest-logger';
import { startTrace, withTrace } from './trace-context';

function logged(write: (logger: Logger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(
    createLogger({
      service: 'routing',
      instance: 'routing-1',
      destination: { write: (line) => void lines.push(line) },
    }),
  );
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the logger', () => {
  it('writes one JSON object per line with service, level, message, fields and those of the parent', () => {
    const [line] = logged((logger) =>
      logger.child({ conversationId: 'c-1' }).warn('Stream parked', { reader: 'queue' }),
    );
    expect(line).toMatchObject({
      level: 'warn',
      service: 'routing',
      instance: 'routing-1',
      conversationId: 'c-1',
      reader: 'queue',
      message: 'Stream parked',
    });
  });

  it('names the current trace', () => {
    const traceparent = startTrace();
    const [line] = logged((logger) => withTrace(traceparent, () => logger.info('Step')));
    expect(line?.['traceId']).toBe(traceparent.split('-')[1]);
  });

  it('leaves out what is below its level', () => {
    expect(logged((logger) => logger.debug('Detail'))).toEqual([]);
  });

  it('replaces personal and secret fields at any depth, in children too', () => {
    const text = JSON.stringify(
      logged((logger) => {
        logger
          .child({ senderName: 'Ada SECRET' })
          .info('A', { event: { data: { text: 'SECRET', parts: [{ phone_number: 'SECRET' }] } } });
        logger.info('B', {
          headers: { Authorization: 'Bearer SECRET' },
          externalUserId: 'SECRET',
          email: 'SECRET',
          password: 'SECRET',
        });
      }),
    );
    expect(text).not.toContain('SECRET');
    expect(text).toContain('[redacted]');
  });

  it('says of an error its name, code, message and causes, and nothing a driver adds to it', () => {
    const cause = new Error('connect postgres://routing:SECRET@db failed');
    const error = Object.assign(new Error('duplicate key', { cause }), {
      code: '23505',
      detail: 'Key (email)=(SECRET)',
    });
    const [line] = logged((logger) => logger.error('Failed', { error }));
    expect(line).toMatchObject({
      error: { name: 'Error', code: '23505', message: 'duplicate key', cause: { name: 'Error' } },
    });
    expect(JSON.stringify(line)).not.toContain('SECRET');
  });

  it('survives cycles, big integers and huge values', () => {
    const cyclic: Record<string, unknown> = { big: 2n ** 80n, long: 'a'.repeat(100_000) };
    cyclic['self'] = cyclic;
    const [line] = logged((logger) => logger.info('Odd', cyclic));
    expect(JSON.stringify(line).length).toBeLessThan(40_000);
  });

  it('takes what Nest reports, with its context', () => {
    const [line] = logged((logger) => new NestLogger(logger).error('Broken', 'stack of it', 'ExceptionsHandler'));
    expect(line).toMatchObject({
      level: 'error',
      message: 'Broken',
      stack: 'stack of it',
      context: 'ExceptionsHandler',
    });
  });
});
