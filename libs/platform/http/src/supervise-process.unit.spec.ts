import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ServiceConfig, loadConfig } from '@parley/platform/config';
import { silentLogger, type LogFields } from '@parley/platform/observability';
import { eventually } from '@parley/testing';
import { runService } from './run-service';
import { superviseProcess } from './supervise-process';

function fakeProcess() {
  const listeners = new Map<string, (reason: unknown) => void>();
  const exits: number[] = [];
  const fatal: [string, LogFields | undefined][] = [];
  return {
    exits,
    fatal,
    logger: { ...silentLogger, fatal: (message: string, fields?: LogFields) => void fatal.push([message, fields]) },
    raise: (event: string, reason?: unknown) => listeners.get(event)?.(reason),
    control: {
      on: (event: string, listener: (reason: unknown) => void) => listeners.set(event, listener),
      exit: (code: number) => void exits.push(code),
    },
  };
}

describe('a service process', () => {
  afterEach(() => void jest.useRealTimers());

  it.each(['SIGTERM', 'SIGINT'])('ends with 0 on %s, after the service has stopped, once', async (signal) => {
    const { control, raise, exits, logger } = fakeProcess();
    const stops: string[] = [];
    superviseProcess(control, logger).watch({ shutdown: async () => void stops.push('stopped') });
    raise(signal);
    raise(signal);
    await eventually(() => expect(exits).toEqual([0]));
    expect(stops).toEqual(['stopped']);
  });

  it('ends with 1 and a log line when the service does not stop within ten seconds', () => {
    jest.useFakeTimers();
    const { control, raise, exits, logger, fatal } = fakeProcess();
    superviseProcess(control, logger).watch({ shutdown: () => new Promise(() => undefined) });
    raise('SIGTERM');
    jest.advanceTimersByTime(10_000);
    expect(exits).toEqual([1]);
    expect(fatal[0]?.[0]).toBe('The service did not stop in time');
  });

  it.each(['unhandledRejection', 'uncaughtException'])('ends with 1 and a log line on %s', (event) => {
    const { control, raise, exits, logger, fatal } = fakeProcess();
    superviseProcess(control, logger);
    raise(event, new Error('why'));
    expect(exits).toEqual([1]);
    expect(fatal).toHaveLength(1);
  });

  it('ends with 1 and the names of the variables when it is not configured', async () => {
    const { control, exits, logger, fatal } = fakeProcess();
    class Nothing {}
    await runService({ name: 'spec', module: Nothing, config: () => loadConfig(ServiceConfig, {}), logger }, control);
    expect(exits).toEqual([1]);
    expect(String(fatal[0]?.[1]?.['error'])).toContain('PARLEY_POSTGRES_URL');
  });
});
