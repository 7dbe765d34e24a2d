import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ControlChanged, decodeEvent, deriveId, Topics, type EventEnvelope } from '@parley/contracts';
import type { LogRecord } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { eventually } from '@parley/testing';
import type { EventsComputer, ReceivedEvent } from '../consumer/declaration';
import type { Database } from '../postgres/database';
import { batch, eventRecord, scriptedLog } from '../testing/fixtures';
import { EventEngine } from './event-engine';

const READER = 'parley.spec.engine.v1';

describe('an engine', () => {
  let appended: LogRecord[];
  let positions: number[][];
  let crash: 'before the position' | undefined;
  let fatal: unknown[];
  let engines: EventEngine[];

  beforeEach(() => {
    appended = [];
    positions = [];
    fatal = [];
    crash = undefined;
    engines = [];
  });
  afterEach(() => Promise.all(engines.map((one) => one.stop())));

  const engine = (compute: EventsComputer): EventEngine => {
    const made = new EventEngine({
      declaration: { reader: READER, topics: [Topics.conversation], handles: [ControlChanged] },
      compute,
      database: {
        execute: async (_sql: string, values: unknown[]) => {
          if (crash) throw new Error('killed');
          positions.push(values[3] as number[]);
          return 1;
        },
      } as unknown as Database,
      log: scriptedLog().client,
      writer: { append: async (records) => void appended.push(...records), close: async () => undefined },
      logger: silentLogger,
      onFatal: (error) => fatal.push(error),
    });
    engines.push(made);
    return made;
  };

  const answer = (event: ReceivedEvent) => {
    const { topic: _topic, partition: _partition, offset: _offset, seq: _seq, ...envelope } = event;
    return { topic: Topics.nlu, event: { ...envelope, id: deriveId(event.id, 'nlu', 0) } as EventEnvelope };
  };
  const fetched = () => [batch([eventRecord('a', 1, 0), eventRecord('bad', 1, 1), eventRecord('b', 1, 2)])];
  const on = (topic: string): LogRecord[] => appended.filter((record) => record.topic === topic);
  const subjects = (records: readonly LogRecord[]): string[] => records.map((record) => record.headers['ce_subject'] ?? '');

  it('puts the one event that fails on the dead-letter topic, and answers the others of its fetch', async () => {
    const subject = engine(async (events) => {
      if (events.some((event) => event.subject === 'bad')) throw new Error('cannot');
      return events.map(answer);
    });
    await subject.process(fetched());
    await subject.stop();
    expect(subjects(on(Topics.nlu.name))).toEqual(['a', 'b']);
    expect(on(`${READER}.dlq`).map((record) => [record.headers['ce_subject'], record.headers['parley-error-code']])).toEqual([['bad', 'ENGINE.FAILED']]);
    expect(positions).toEqual([[3]]);
  });

  it('never says in the dead letter what the failing text was', async () => {
    await engine(async () => {
      throw new SyntaxError('Unexpected token in "my number is 0123"');
    }).process(fetched());
    expect(JSON.stringify(on(`${READER}.dlq`))).not.toContain('0123');
  });

  it('waits while its store is away, and sends no dead letter for it', async () => {
    let away = 2;
    await engine(async (events) => {
      away -= 1;
      if (away >= 0) throw Object.assign(new Error('away'), { retriable: true });
      return events.map(answer);
    }).process(fetched());
    expect(subjects(on(Topics.nlu.name))).toEqual(['a', 'bad', 'b']);
    expect(on(`${READER}.dlq`)).toEqual([]);
  });

  it('leaves a fetch that waits for a store as it is when it is stopped: no dead letter, no position, no failure of the service', async () => {
    let waiting = false;
    const subject = engine(async () => {
      waiting = true;
      throw Object.assign(new Error('away'), { retriable: true });
    });
    const processing = subject.process(fetched());
    const given = expect(processing).rejects.toMatchObject({ name: 'AbortError' });
    await eventually(() => expect(waiting).toBe(true));
    await subject.stop();
    await given;
    expect([appended, positions, fatal]).toEqual([[], [], []]);
  });

  it('computes again after a crash between append and position, with the same ids', async () => {
    const killed = engine(async (events) => events.map(answer));
    crash = 'before the position';
    await killed.process(fetched());
    await expect(killed.stop()).rejects.toThrow('killed');
    crash = undefined;
    const next = engine(async (events) => events.map(answer));
    await next.process(fetched());
    await next.stop();
    const ids = on(Topics.nlu.name).map((record) => decodeEvent(record.headers, String(record.value)).id);
    expect(ids.slice(0, 3)).toEqual(ids.slice(3));
    expect(new Set(ids).size).toBe(3);
    expect(positions).toEqual([[3]]);
  });

  it('writes its position by itself, once for all that it computed meanwhile', async () => {
    const subject = engine(async (events) => events.map(answer));
    await subject.process(fetched());
    await subject.process([batch([eventRecord('c', 1, 3)])]);
    expect(positions).toEqual([]);
    await eventually(() => expect(positions).toEqual([[4]]));
    await subject.stop();
    expect(positions).toEqual([[4]]);
  });

  it('answers in the trace of the event that was asked about', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const record = eventRecord('a', 1, 0);
    record.headers['traceparent'] = traceparent;
    await engine(async (events) => events.map(answer)).process([batch([record])]);
    expect(JSON.stringify(on(Topics.nlu.name)[0]?.headers)).toContain('0af7651916cd43dd8448eb211c80319c');
  });
});
