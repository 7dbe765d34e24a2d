import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ControlChanged, Topics } from '@parley/contracts';
import { silentLogger } from '@parley/platform/observability';
import { eventually, randomName } from '@parley/testing';
import { Outbox } from '../outbox/outbox';
import type { Database } from '../postgres/database';
import { batch, eventRecord, scriptedLog, type ScriptedLog } from '../testing/fixtures';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import type { EventsHandler, ReceivedEvent } from './declaration';
import { EventConsumer } from './event-consumer';

describe('a consumer', () => {
  let database: Database;
  let log: ScriptedLog;
  let reader: string;

  beforeEach(async () => {
    database = await SpecDatabase.open();
    await database.execute('CREATE TABLE seen (stream_id text, seq bigint, PRIMARY KEY (stream_id, seq))');
    log = scriptedLog();
    reader = randomName('parley.spec');
  });

  afterEach(() => database.close());

  /** Records what it saw; refuses `poison` streams while told to. */
  const recording =
    (refuse: (event: ReceivedEvent) => boolean = () => false): EventsHandler =>
    async (events, { tx }) => {
      for (const event of events) {
        if (refuse(event)) throw new Error('refused');
        await tx.execute('INSERT INTO seen VALUES ($1, $2)', [event.subject, event.seq]);
      }
    };

  const consumer = (handle: EventsHandler): EventConsumer =>
    new EventConsumer({
      declaration: { reader, topics: [Topics.conversation], handles: [ControlChanged] },
      handle,
      database,
      outbox: new Outbox('/parley/spec'),
      log: log.client,
      logger: silentLogger,
      nudgeRelay: () => undefined,
      onFatal: (error) => {
        throw error;
      },
    });

  const seen = async (): Promise<string[]> =>
    (await database.query<{ s: string }>("SELECT stream_id || ':' || seq AS s FROM seen ORDER BY stream_id, seq")).map((row) => row.s);
  const nextOffset = async (partition = 0): Promise<number | undefined> =>
    (await database.query<{ next_offset: number }>('SELECT next_offset FROM position WHERE reader = $1 AND partition = $2', [reader, partition]))[0]
      ?.next_offset;

  it('applies the events of all partitions of a fetch and its positions in one transaction', async () => {
    await consumer(recording()).process([
      batch([eventRecord('a', 1, 0, 0), eventRecord('a', 2, 1, 0)]),
      batch([eventRecord('b', 1, 0, 3)]),
    ]);
    expect(await seen()).toEqual(['a:1', 'a:2', 'b:1']);
    expect([await nextOffset(0), await nextOffset(3)]).toEqual([2, 1]);
  });

  it('drops what lies before its position, so that a fetch read twice is applied once', async () => {
    const fetched = [batch([eventRecord('a', 1, 0), eventRecord('a', 2, 1)])];
    const subject = consumer(recording());
    await subject.process(fetched);
    await subject.process(fetched);
    expect(await seen()).toEqual(['a:1', 'a:2']);
  });

  it('lets two owners of one partition take turns at the position, so that a zombie applies nothing twice', async () => {
    const fetched = [batch([eventRecord('a', 1, 0), eventRecord('b', 1, 1)])];
    await Promise.all([consumer(recording()).process(fetched), consumer(recording()).process(fetched)]);
    expect(await seen()).toEqual(['a:1', 'b:1']);
  });

  it('drops an event that Kafka holds twice, by its seq', async () => {
    await consumer(recording()).process([batch([eventRecord('a', 1, 0), eventRecord('a', 1, 1), eventRecord('a', 2, 2), eventRecord('a', 1, 3)])]);
    expect(await seen()).toEqual(['a:1', 'a:2']);
    expect(await nextOffset()).toBe(4);
  });

  it('leaves out a fetch that starts behind its position and reads it again from there', async () => {
    await consumer(recording()).process([batch([eventRecord('a', 2, 5)])]);
    expect(await seen()).toEqual([]);
    expect(log.seeks).toEqual([[Topics.conversation.name, 0, 0]]);
  });

  it('parks a stream whose seq has a gap, and goes on with the others', async () => {
    await consumer(recording()).process([batch([eventRecord('a', 1, 0), eventRecord('a', 3, 1), eventRecord('a', 4, 2), eventRecord('b', 1, 3)])]);
    expect(await seen()).toEqual(['a:1', 'b:1']);
    const parked = await database.query('SELECT stream_id, reason FROM parked_stream WHERE reader = $1', [reader]);
    expect(parked).toEqual([{ stream_id: 'conversation:a', reason: 'SEQ_GAP: expected 2, got 3' }]);
    expect((await database.query('SELECT 1 FROM parked_event WHERE reader = $1', [reader])).length).toBe(2);
  });

  it('parks only the stream that keeps failing, queues its later events behind it, and copies it to the dead-letter topic', async () => {
    const subject = consumer(recording((event) => event.subject === 'bad'));
    await subject.process([batch([eventRecord('good', 1, 0), eventRecord('bad', 1, 1), eventRecord('good', 2, 2)])]);
    await subject.process([batch([eventRecord('bad', 2, 3), eventRecord('good', 3, 4)])]);
    expect(await seen()).toEqual(['good:1', 'good:2', 'good:3']);
    expect(await nextOffset()).toBe(5);
    const dead = await database.query<{ topic: string; headers: Record<string, string> }>('SELECT topic, headers FROM outbox');
    expect(dead.map((row) => [row.topic, row.headers['parley-error-code']])).toEqual([[`${reader}.dlq`, 'PARKED']]);
  });

  it('applies a released stream in order, and then live again', async () => {
    let broken = true;
    const subject = consumer(recording((event) => broken && event.subject === 'bad'));
    await subject.process([batch([eventRecord('bad', 1, 0), eventRecord('bad', 2, 1)])]);
    broken = false;
    await database.execute('UPDATE parked_stream SET release_requested = true WHERE reader = $1', [reader]);
    await subject.start();
    await eventually(async () => expect(await database.query('SELECT 1 FROM parked_stream WHERE reader = $1', [reader])).toEqual([]));
    await subject.process([batch([eventRecord('bad', 3, 2)])]);
    await subject.stop();
    expect(await seen()).toEqual(['bad:1', 'bad:2', 'bad:3']);
  });

  it('applies an event of a released stream once that the log holds twice', async () => {
    let broken = true;
    const subject = consumer(recording((event) => broken && event.subject === 'bad'));
    await subject.process([batch([eventRecord('bad', 1, 0), eventRecord('bad', 2, 1)])]);
    await subject.process([batch([eventRecord('bad', 1, 2), eventRecord('bad', 3, 3)])]);
    expect((await database.query('SELECT 1 FROM parked_event WHERE reader = $1', [reader])).length).toBe(4);
    broken = false;
    await database.execute('UPDATE parked_stream SET release_requested = true WHERE reader = $1', [reader]);
    await subject.start();
    await eventually(async () => expect(await database.query('SELECT 1 FROM parked_stream WHERE reader = $1', [reader])).toEqual([]));
    await subject.stop();
    expect(await seen()).toEqual(['bad:1', 'bad:2', 'bad:3']);
  });

  it('applies a released stream before what arrives for it meanwhile, each event once and in order', async () => {
    let broken = true;
    const subject = consumer(recording((event) => broken && event.subject === 'bad'));
    await subject.process([batch(Array.from({ length: 250 }, (_, n) => eventRecord('bad', n + 1, n)))]);
    broken = false;
    await database.execute('UPDATE parked_stream SET release_requested = true WHERE reader = $1', [reader]);
    await subject.start();
    for (let n = 250; n < 300; n += 1) await subject.process([batch([eventRecord('bad', n + 1, n)])]);
    await eventually(async () => expect(await database.query('SELECT 1 FROM parked_stream WHERE reader = $1', [reader])).toEqual([]));
    await subject.stop();
    const rows = await database.query<{ seq: number }>('SELECT seq FROM seen ORDER BY seq');
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
  });

  it('keeps a released stream parked while events are missing, and applies all of it once they were republished', async () => {
    const order: string[] = [];
    const subject = consumer(async (events, context) => {
      order.push(...events.map((event) => `${event.subject}:${event.seq}`));
      await recording()(events, context);
    });
    const release = () => database.execute('UPDATE parked_stream SET release_requested = true WHERE reader = $1', [reader]);
    await subject.process([batch([eventRecord('a', 1, 0), eventRecord('a', 3, 1), eventRecord('a', 4, 2)])]);
    await release();
    await subject.start();
    await eventually(async () => expect(await database.query('SELECT release_requested FROM parked_stream')).toEqual([{ release_requested: false }]));
    expect(await seen()).toEqual(['a:1']);
    await subject.process([batch([eventRecord('a', 2, 3)])]);
    await release();
    await eventually(async () => expect(await database.query('SELECT 1 FROM parked_stream')).toEqual([]));
    await subject.stop();
    expect(order).toEqual(['a:1', 'a:2', 'a:3', 'a:4']);
  });

  it('waits when the store goes away while it looks for the stream that is to blame', async () => {
    let calls = 0;
    const handle: EventsHandler = async (events, context) => {
      calls += 1;
      if (calls === 4) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      await recording((event) => event.subject === 'bad')(events, context);
    };
    await consumer(handle).process([batch([eventRecord('bad', 1, 0), eventRecord('good', 1, 1)])]);
    expect(await seen()).toEqual(['good:1']);
    expect(await database.query('SELECT stream_id FROM parked_stream')).toEqual([{ stream_id: 'conversation:bad' }]);
  });

  it('writes no text of an error where operators look: it may quote a customer', async () => {
    const subject = consumer(async () => {
      throw new SyntaxError('Unexpected token in "call me at 0123"');
    });
    await subject.process([batch([eventRecord('a', 1, 0)])]);
    const [parked] = await database.query<{ reason: string }>('SELECT reason FROM parked_stream');
    expect(parked?.reason).toMatch(/^SyntaxError at event-consumer\.int\.spec\.ts:\d+/);
  });

  it('sends undecodable bytes to the dead-letter topic at once and goes on', async () => {
    const noise = { ...eventRecord('a', 1, 0), headers: {}, value: Buffer.from([0, 255, 1]), key: 'k' };
    await consumer(recording()).process([batch([noise, eventRecord('a', 1, 1)])]);
    expect(await seen()).toEqual(['a:1']);
    const [dead] = await database.query<{ headers: Record<string, string>; value: string }>('SELECT headers, value FROM outbox');
    expect(dead?.headers['parley-error-code']).toBe('CONTRACTS.UNDECODABLE');
    expect(Buffer.from(dead?.value ?? '', 'base64')).toEqual(Buffer.from([0, 255, 1]));
  });

  it('skips a type outside the catalogue with its seq counted', async () => {
    const unknown = eventRecord('a', 1, 0);
    unknown.headers['ce_type'] = 'conversation.FromTheFuture';
    await consumer(recording()).process([batch([unknown, eventRecord('a', 2, 1)])]);
    expect(await seen()).toEqual(['a:2']);
  });

  it('waits while the store is away instead of parking', async () => {
    let away = 2;
    const handle: EventsHandler = async (events, context) => {
      away -= 1;
      if (away >= 0) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      await recording()(events, context);
    };
    await consumer(handle).process([batch([eventRecord('a', 1, 0)])]);
    expect(await seen()).toEqual(['a:1']);
    expect(await database.query('SELECT 1 FROM parked_stream')).toEqual([]);
  });
});
