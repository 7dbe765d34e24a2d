import { conversationFacts } from '@parley/analytics/projections';
import { EventConsumer, Outbox, type Database } from '@parley/platform/event-log';
import { silentLogger } from '@parley/platform/observability';
import { prepareProjection, rebuild, type Projection } from '@parley/platform/projections';
import type { BareServers } from '../bare-servers';
import type { BenchPart } from '../bench-context';
import { filledTopic, type FilledTopic } from '../events';
import { atLeast } from '../measurement';
import { median, range } from '../statistics';
import { Countdown, seconds, within } from '../stopwatch';

const LIMIT_MS = 300_000;
/** Events of one transaction, as the runtime takes them. */
const BATCH = 500;

/** The facts of analytics: each event changes its conversation's row. Read from the bench's topic. */
export function factsOf({ topic }: FilledTopic): Projection {
  const declaration = { ...conversationFacts.declaration, topics: [topic], lazy: false };
  return { ...conversationFacts, topics: [topic], declaration } as Projection;
}

/** Projects the whole topic live. @returns events a second. */
export async function projectLive({ log }: BareServers, database: Database, projection: Projection, events: number): Promise<number> {
  await prepareProjection(database, projection);
  const countdown = new Countdown(events);
  let fail: (error: Error) => void = () => undefined;
  const fatal = new Promise<never>((_, reject) => (fail = reject));
  const consumer = new EventConsumer({
    declaration: projection.declaration,
    handle: async (received, { tx, afterCommit }) => {
      await projection.apply(tx, received, projection.tableNames());
      afterCommit(() => countdown.count(received.length));
    },
    database, outbox: new Outbox('/parley/bench'), log, logger: silentLogger, nudgeRelay: () => undefined, onFatal: fail,
  });
  await consumer.start();
  await within(LIMIT_MS, 'the live projection', Promise.race([countdown.done, fatal]));
  await consumer.stop();
  return countdown.perSecond;
}

/** The same rows by nothing but multi-row upserts of their final contents, one transaction for as many events. */
async function rawUpserts(database: Database, { events, streams }: FilledTopic): Promise<number> {
  await database.execute('CREATE TABLE IF NOT EXISTS raw (conversation_id text PRIMARY KEY, tenant text NOT NULL, conversation json, routing json, version bigint NOT NULL)');
  await database.execute('TRUNCATE raw');
  const rows = await database.query<{ conversation_id: string; conversation: object }>('SELECT conversation_id, conversation FROM conversation_facts ORDER BY conversation_id');
  const took = await seconds(async () => {
    for (let from = 0; from < events; from += BATCH) {
      const some = Array.from({ length: Math.min(BATCH, events - from) }, (_, n) => rows[(from + n) % streams]).filter((row) => row !== undefined);
      await database.transaction((tx) =>
        tx.execute(
          `INSERT INTO raw SELECT c, 'bench', f, NULL, $3 FROM unnest($1::text[], $2::json[]) AS n (c, f)
           ON CONFLICT (conversation_id) DO UPDATE SET conversation = excluded.conversation, version = excluded.version`,
          [some.map((row) => row.conversation_id), some.map((row) => JSON.stringify(row.conversation)), from],
        ),
      );
    }
  });
  return events / took;
}

/** (3) A Postgres projection, live and rebuilt, beside raw upserts. */
export const projection: BenchPart<BareServers> = {
  name: 'projection',
  about: 'a Postgres projection live and rebuilt, beside raw multi-row upserts',
  async run(servers, { settings, report, command }) {
    const filled = await filledTopic(servers.log, 'projection', settings.quick ? 20_000 : 100_000);
    const facts = factsOf(filled);
    const rates = { live: [] as number[], rebuilt: [] as number[], raw: [] as number[] };
    for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
      command.signal.throwIfAborted();
      const database = await servers.schema('projection');
      rates.live.push(await projectLive(servers, database, facts, filled.events));
      rates.rebuilt.push(filled.events / (await seconds(() => rebuild(facts, { database, log: servers.log, signal: command.signal }))));
      rates.raw.push(await rawUpserts(database, filled));
      command.log(`  projection: live ${Math.round(rates.live.at(-1) ?? 0)}, rebuild ${Math.round(rates.rebuilt.at(-1) ?? 0)}, raw upsert ${Math.round(rates.raw.at(-1) ?? 0)} events/s`);
    }
    const against = 'raw multi-row upsert';
    report({ name: 'projection.raw-upsert', value: median(rates.raw), unit: 'events/s', note: `${range(rates.raw)}; the same rows, no log, no fold` });
    report({ name: 'projection.live', value: median(rates.live), unit: 'events/s', bar: atLeast(5_000), note: range(rates.live) });
    report({
      name: 'projection.live-ratio', value: median(rates.live), unit: 'events/s', ratio: median(rates.live) / median(rates.raw), against, bar: atLeast(0.5, 'ratio'),
    });
    report({
      name: 'projection.rebuild', value: median(rates.rebuilt), unit: 'events/s', ratio: median(rates.rebuilt) / median(rates.raw), against,
      bar: atLeast(10_000), note: range(rates.rebuilt),
    });
  },
};
