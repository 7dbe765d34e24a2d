import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TokenSigner, type RunningService } from '@parley/platform/http';
import type { LogClient } from '@parley/platform/kafka';
import { eventually } from '@parley/testing';
import { ForeignClusterError } from '../log-guard';
import type { Database } from '../postgres/database';
import type { CountingService } from '../testing/counting-service';
import { CountingStand } from '../testing/counting-stand.support.spec';

describe('a running service', () => {
  let stand: CountingStand;
  let counting: CountingService;
  let database: Database;
  let log: LogClient;
  let fatal: unknown[];

  beforeEach(async () => {
    fatal = [];
    stand = await CountingStand.open();
    ({ counting, database, log } = stand);
  });
  afterEach(() => stand.close());

  const start = (): Promise<RunningService> => stand.start({}, (listening) => listening.onFatal((error) => fatal.push(error)));
  const ask = async (path: string, role: 'admin' | 'agent' | undefined, body?: object): Promise<{ status: number; text: string }> => {
    const token = role && (await new TokenSigner('x'.repeat(32)).sign({ sub: 'p', tenant: 't', roles: [role], name: 'P', locale: 'en' }, 60));
    const answer = await fetch(`${stand.service?.url}${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    });
    return { status: answer.status, text: await answer.text() };
  };

  it('stops with an alarm when its position lies beyond the end of the topic, instead of skipping silently', async () => {
    await database.execute(
      'INSERT INTO position (reader, topic, partition, next_offset) SELECT $1, $2, n, 1000 FROM generate_series(0, 11) AS n',
      [counting.reader, counting.incoming.name],
    );
    await expect(start()).rejects.toMatchObject({ code: expect.stringMatching(/POSITION/) as unknown });
    expect(fatal).toHaveLength(1);
  });

  it('does not start on another cluster than the one its positions belong to', async () => {
    await database.execute("INSERT INTO log_identity (cluster_id) VALUES ('another')");
    await expect(start()).rejects.toBeInstanceOf(ForeignClusterError);
  });

  it('finishes the fetch in work when it is asked to end, with its positions, and reports no failure', async () => {
    let began: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const inWork = new Promise<void>((resolve) => (began = resolve));
    const finish = new Promise<void>((resolve) => (goOn = resolve));
    counting.beforeCommit = async () => {
      began();
      await finish;
    };
    const running = await start();
    await counting.send(log, 'a', 1);
    await inWork;
    const ended = running.shutdown();
    goOn();
    await ended;
    expect(await database.query('SELECT n FROM counted')).toEqual([{ n: 1 }]);
    const [position] = await database.query<{ n: number }>('SELECT sum(next_offset)::int AS n FROM position WHERE reader = $1', [counting.reader]);
    expect(position?.n).toBe(1);
    expect(fatal).toEqual([]);
  });

  it('gives a fetch up that waits for a store when it is asked to end, and reports no failure', async () => {
    let waits = false;
    counting.beforeCommit = () => {
      waits = true;
      return Promise.reject(Object.assign(new Error('away'), { retriable: true }));
    };
    const running = await start();
    await counting.send(log, 'a', 1);
    await eventually(() => expect(waits).toBe(true));
    await running.shutdown();
    expect(fatal).toEqual([]);
    expect(await database.query('SELECT 1 FROM parked_stream')).toEqual([]);
  });

  it('writes events in the trace of the message that caused them, also where one fetch carries several', async () => {
    const traces = ['0af7651916cd43dd8448eb211c80319c', '1bf7651916cd43dd8448eb211c80319d', '2cf7651916cd43dd8448eb211c80319e'];
    for (const [n, trace] of traces.entries()) await counting.send(log, `s${n}`, 1, `00-${trace}-b7ad6b7169203331-01`);
    await start();
    const events = await eventually(async () => {
      const found = await stand.owned();
      expect(found).toHaveLength(3);
      return found;
    }, { timeoutMs: 20_000 });
    const bySubject = new Map(events.map(({ subject, traceparent }) => [subject, traceparent?.split('-')[1]]));
    expect(traces.map((_, n) => bySubject.get(`s${n}`))).toEqual(traces);
  });

  it('shows parked streams to admins only, without a word of their content, and releases them', async () => {
    let broken = true;
    counting.beforeCommit = async (events) => {
      if (broken && events.some((event) => event.subject === 'bad')) throw new TypeError('the secret of the customer');
    };
    await start();
    await counting.send(log, 'bad', 1);
    await counting.send(log, 'good', 1);
    await eventually(async () => expect((await ask('/api/spec/parked', 'admin')).text).toContain('conversation:bad'), { timeoutMs: 20_000 });
    const list = await ask('/api/spec/parked', 'admin');
    expect(JSON.parse(list.text)).toMatchObject({ parked: [{ reader: counting.reader, stream: 'conversation:bad', waiting: 1, releaseRequested: false }] });
    expect(list.text).not.toContain('secret');
    expect([(await ask('/api/spec/parked', 'agent')).status, (await ask('/api/spec/parked', undefined)).status]).toEqual([403, 401]);
    const wrong = await ask('/api/spec/parked/release', 'admin', { reader: counting.reader, stream: 'conversation:good' });
    expect(wrong.status).toBe(404);
    broken = false;
    const release = await ask('/api/spec/parked/release', 'admin', { reader: counting.reader, stream: 'conversation:bad' });
    expect(release.status).toBe(202);
    await eventually(async () => expect(await database.query("SELECT n FROM counted WHERE stream_id = 'bad'")).toEqual([{ n: 1 }]));
    await eventually(async () => expect(JSON.parse((await ask('/api/spec/parked', 'admin')).text)).toEqual({ parked: [] }));
  });

  it('shows what operators watch in its metrics: lag, batch time, parked streams, dead letters, relay delay and waiting work', async () => {
    counting.beforeCommit = async (events) => {
      if (events.some((event) => event.subject === 'bad')) throw new Error('no');
    };
    await database.execute("INSERT INTO timer (id, kind, stream_id, due_at) VALUES ('t', 'nobody-runs-it', 's', now())");
    await counting.send(log, 'bad', 1);
    await counting.send(log, 'good', 1);
    await start();
    const names = [
      `parley_consumer_lag{reader="${counting.reader}"`, `parley_consumer_batch_seconds_count{reader="${counting.reader}"}`,
      `parley_parked_streams{reader="${counting.reader}"} 1`, `parley_dead_letters_total{reader="${counting.reader}",reason="PARKED"} 1`,
      'parley_relay_delay_seconds_count', 'parley_outbox_rows 0', 'parley_spool_rows 0', 'parley_timers_due{kind="nobody-runs-it"} 1',
    ];
    await eventually(async () => {
      const { text } = await ask('/metrics', undefined);
      expect(names.filter((name) => !text.includes(name))).toEqual([]);
    }, { timeoutMs: 20_000 });
  });
});
