import { createKafkaLogClient, type LogClient } from '@parley/platform/kafka';
import { Database } from '@parley/platform/event-log';
import { setTimeout as wait } from 'node:timers/promises';
import type { Schema } from '../shared/services';

export interface ProgressAddresses {
  readonly kafkaBrokers: string;
  readonly postgresAdminUrl: string;
}

interface PositionRow {
  schema: Schema;
  reader: string;
  topic: string;
  partition: number;
  next_offset: number;
}

/** End of each partition, by `topic/partition`. */
type Ends = ReadonlyMap<string, number>;

const LOOK_EVERY_MS = 50;

/**
 * How far the services are, seen from outside: what they have committed in Postgres against what the log holds. A reader
 * is known by its positions, so nothing here names one.
 */
export class Progress {
  private readonly log: LogClient;
  private readonly database: Database;

  constructor({ kafkaBrokers, postgresAdminUrl }: ProgressAddresses) {
    this.log = createKafkaLogClient({ brokers: kafkaBrokers.split(','), clientId: 'parley-chaos' });
    this.database = new Database({ url: postgresAdminUrl, applicationName: 'parley-chaos', maxConnections: 3 });
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.database.close();
  }

  /**
   * Waits until every reader of these schemas has committed everything that the log holds at the first look.
   * @returns what is missing when the time is up, nothing when all is there.
   */
  async caughtUp(schemas: readonly Schema[], limitMs: number, signal: AbortSignal): Promise<string | undefined> {
    const until = Date.now() + limitMs;
    let goal: Ends | undefined;
    let missing = 'neither log nor store answered';
    while (Date.now() < until && !signal.aborted) {
      try {
        goal ??= await this.ends(schemas);
        const behind = await this.behind(schemas, goal);
        if (behind === undefined) return undefined;
        missing = behind;
      } catch (error) {
        // A server that is down is why this is asked; it is asked again.
        missing = error instanceof Error ? error.message : String(error);
      }
      await wait(LOOK_EVERY_MS);
    }
    return missing;
  }

  get logClient(): LogClient {
    return this.log;
  }

  private async ends(schemas: readonly Schema[]): Promise<Ends> {
    const topics = [...new Set((await this.positions(schemas)).map(({ topic }) => topic))];
    const ends = new Map<string, number>();
    for (const topic of topics) {
      for (const [partition, { high }] of await this.log.admin().endOffsets(topic)) ends.set(`${topic}/${partition}`, high);
    }
    return ends;
  }

  private async behind(schemas: readonly Schema[], goal: Ends): Promise<string | undefined> {
    const positions = await this.positions(schemas);
    const at = new Map(positions.map((row) => [`${row.reader} ${row.topic}/${row.partition}`, row.next_offset]));
    const reads = new Set(positions.map(({ reader, topic }) => `${reader} ${topic}`));
    for (const [place, end] of goal) {
      const topic = place.slice(0, place.lastIndexOf('/'));
      for (const read of reads) {
        const [reader = ''] = read.split(' ');
        if (read !== `${reader} ${topic}`) continue;
        const next = at.get(`${reader} ${place}`) ?? 0;
        if (next < end) return `${reader} is at ${next} of ${end} on ${place}`;
      }
    }
    return undefined;
  }

  private async positions(schemas: readonly Schema[]): Promise<PositionRow[]> {
    return this.database.query<PositionRow>(
      schemas.map((schema) => `SELECT '${schema}' AS schema, reader, topic, partition, next_offset FROM ${schema}.position`).join(' UNION ALL '),
    );
  }
}
