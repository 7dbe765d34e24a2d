import { setTimeout as wait } from 'node:timers/promises';
import type { Schema } from '../shared/services';
import type { Stores } from './stores';

export interface Quiet {
  /** What is still going on; empty when nothing is. */
  readonly unfinished: readonly string[];
}

export interface WaitOptions {
  /** When to give up, by `performance.now()`. */
  readonly until: number;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 400;
const SAY_EVERY_MS = 5_000;

/**
 * Waits until nothing moves: readers at the ends of their topics, outboxes, spool and jobs empty, no message before its
 * deadline, Elasticsearch up to date. Two looks in a row must find it so, with the log unchanged between them.
 */
export async function waitUntilQuiet(stores: Stores, { until, log, signal }: WaitOptions): Promise<Quiet> {
  let saidAt = performance.now();
  let endsBefore: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const { unfinished, ends } = await look(stores);
    if (unfinished.length === 0 && ends === endsBefore) return { unfinished };
    const grew = endsBefore !== undefined && ends !== endsBefore;
    endsBefore = ends;
    const now = performance.now();
    if (now > until && unfinished.length > 0) return { unfinished };
    if (now > until && grew) return { unfinished: ['the log still grows'] };
    if (unfinished.length > 0 && now - saidAt > SAY_EVERY_MS) {
      log(`Waiting for ${unfinished.slice(0, 4).join('; ')}${unfinished.length > 4 ? '; …' : ''}`);
      saidAt = now;
    }
    await wait(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function look(stores: Stores): Promise<{ unfinished: string[]; ends: string }> {
  const ends = new Map<string, Awaited<ReturnType<Stores['ends']>>>();
  const unfinished: string[] = [];
  for (const schema of await stores.usedSchemas()) {
    unfinished.push(...(await waitingRows(stores, schema)), ...(await lagging(stores, schema, ends)));
  }
  const sums = [...ends].map(([topic, partitions]) => `${topic} ${[...(partitions ?? [])].reduce((sum, [, { high }]) => sum + high, 0)}`);
  return { unfinished, ends: sums.sort().join() };
}

async function waitingRows(stores: Stores, schema: Schema): Promise<string[]> {
  const [counts] = await stores.schema(schema).query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM outbox) AS "records in the outbox", (SELECT count(*) FROM spool) AS "records in the spool",
       (SELECT count(*) FROM job) AS "jobs",
       (SELECT count(*) FROM timer WHERE kind IN ('conversation.join', 'conversation.holding') OR due_at < now() - interval '2 seconds') AS "deadlines"`,
  );
  const waiting = Object.entries(counts ?? {}).filter(([, count]) => count > 0).map(([what, count]) => `${schema}: ${count} ${what}`);
  return schema === 'analytics' ? [...waiting, ...(await unindexed(stores))] : waiting;
}

async function unindexed(stores: Stores): Promise<string[]> {
  const [row] = await stores.schema('analytics').query<{ n: number }>('SELECT count(*) AS n FROM conversation_facts WHERE indexed_version < version');
  return row && row.n > 0 ? [`analytics: ${row.n} documents to index`] : [];
}

async function lagging(stores: Stores, schema: Schema, ends: Map<string, Awaited<ReturnType<Stores['ends']>>>): Promise<string[]> {
  const rows = await stores.schema(schema).query<{ reader: string; topic: string; partition: number; next_offset: number }>(
    'SELECT reader, topic, partition, next_offset FROM position',
  );
  const positions = new Map(rows.map((row) => [`${row.reader}\u001f${row.topic}\u001f${row.partition}`, row.next_offset]));
  const found: string[] = [];
  for (const pair of new Set(rows.map(({ reader, topic }) => `${reader}\u001f${topic}`))) {
    const [reader = '', topic = ''] = pair.split('\u001f');
    if (!ends.has(topic)) ends.set(topic, await stores.ends(topic));
    let behind = 0;
    for (const [partition, { low, high }] of ends.get(topic) ?? []) behind += Math.max(0, high - (positions.get(`${pair}\u001f${partition}`) ?? low));
    if (behind > 0) found.push(`${reader}: ${behind} records of ${topic}`);
  }
  return found;
}
