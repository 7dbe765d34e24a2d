import type { LogWriter } from '@parley/platform/kafka';
import { platformMetrics } from '@parley/platform/observability';
import type { Database } from '../postgres/database';
import { RELAY_BATCH } from '../settings';
import { WorkLoop, type Turn } from '../work-loop';
import { Leases } from './lease';
import { SHARDS } from './shard';

interface OutboxRow {
  id: number;
  topic: string;
  key: string | null;
  headers: Record<string, string>;
  value: string | null;
  age: number;
}

export interface RelayOptions {
  database: Database;
  /** Must keep one send outstanding and repeat a failed one with the same records. */
  writer: LogWriter;
  instance: string;
  onError: (error: unknown, name: string) => void;
}

/** Sends outbox rows to Kafka in id order per shard and deletes them when they are acknowledged. */
export class Relay {
  private readonly loop: WorkLoop;
  private readonly leases: Leases;

  constructor(private readonly options: RelayOptions) {
    this.leases = new Leases(options.database, shardNames(), options.instance);
    this.loop = new WorkLoop({ name: 'relay', turn: () => this.turn(), onError: options.onError });
  }

  start(): void {
    this.loop.start();
  }

  nudge(): void {
    this.loop.nudge();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.leases.release();
  }

  private async turn(): Promise<Turn> {
    const held = (await this.leases.hold()).map((name) => Number(name.slice(PREFIX.length)));
    if (held.length === 0) return 'idle';
    const rows = await this.options.database.query<OutboxRow>(
      `SELECT id, topic, key, headers, value, extract(epoch FROM clock_timestamp() - created_at)::float8 AS age
       FROM outbox WHERE shard = ANY($1) ORDER BY id LIMIT $2`,
      [held, RELAY_BATCH],
    );
    if (rows.length === 0) return 'idle';
    await this.options.writer.append(rows.map(({ topic, key, headers, value }) => ({ topic, key, headers, value })));
    const delay = platformMetrics.relayDelaySeconds();
    for (const row of rows) delay.observe(row.age);
    await this.options.database.execute('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map((row) => row.id)]);
    // While there is traffic, rows of other instances may follow without a nudge reaching this process.
    return rows.length < RELAY_BATCH ? { afterMs: BUSY_POLL_MS } : 'more';
  }
}

const BUSY_POLL_MS = 50;

const PREFIX = 'relay/';
const shardNames = (): string[] => Array.from({ length: SHARDS }, (_, shard) => `${PREFIX}${shard}`);
