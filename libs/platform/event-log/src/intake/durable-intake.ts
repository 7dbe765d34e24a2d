import { encodeEvent, ParleyError, type EventEnvelope, type Topic } from '@parley/contracts';
import { LogClosedError, LogUnavailableError, type LogWriter } from '@parley/platform/kafka';
import type { Logger } from '@parley/platform/observability';
import type { Database } from '../postgres/database';
import { RELAY_BATCH, SPOOL_LIMIT } from '../settings';
import { WorkLoop, type Turn } from '../work-loop';

/** Nothing more can be made durable for the moment; the sender must try again. */
export class IntakeSaturatedError extends ParleyError {
  constructor() {
    super('INTAKE.UNAVAILABLE', 'Messages cannot be accepted at the moment; send this one again in a few seconds', { retriable: true });
  }
}

export interface IntakeRecord {
  readonly topic: Topic;
  readonly event: EventEnvelope;
}

export interface DurableIntakeOptions {
  database: Database;
  writer: LogWriter;
  logger: Logger;
  /** How long an append may wait for Kafka before the spool takes it, in milliseconds. Default 1500. */
  patienceMs?: number;
}

/** Appends that may wait at once; beyond it callers are asked to come back. */
const MAX_WAITING = 5_000;

/**
 * Makes received events durable: in Kafka, or, while Kafka is away, in the spool table of Postgres, and so for all
 * that comes later until the spool is empty, in order. An append with an unknown outcome is spooled as well: its
 * repeat has the same id.
 */
export class DurableIntake {
  private readonly drainer: WorkLoop;
  private spooling = true;
  private waiting = 0;
  /** Spool inserts that run now, and that ever ended: the spool counts as empty only when none slipped in between. */
  private inserting = 0;
  private inserted = 0;

  constructor(private readonly options: DurableIntakeOptions) {
    this.drainer = new WorkLoop({
      name: 'spool',
      turn: () => this.drain(),
      onError: (error, name) => options.logger.warn('the spool could not be emptied yet', { loop: name, error }),
    });
  }

  start(): void {
    this.drainer.start();
  }

  async stop(): Promise<void> {
    await this.drainer.stop();
  }

  /** Resolves when every record is durable. @throws IntakeSaturatedError when neither Kafka nor the spool can take them. */
  async accept(records: readonly IntakeRecord[]): Promise<void> {
    if (records.length === 0) return;
    if (this.waiting >= MAX_WAITING) throw new IntakeSaturatedError();
    this.waiting += 1;
    try {
      if (this.spooling) await this.spool(records);
      else await this.appendOrSpool(records);
    } finally {
      this.waiting -= 1;
    }
  }

  private async appendOrSpool(records: readonly IntakeRecord[]): Promise<void> {
    try {
      await this.options.writer.append(records.map(toRecord), { timeoutMs: this.options.patienceMs ?? 1_500 });
    } catch (error) {
      // The process is ending: another instance, or this one when it is back, takes the message.
      if (error instanceof LogClosedError) throw new IntakeSaturatedError();
      if (!(error instanceof LogUnavailableError)) throw error;
      this.options.logger.warn('Kafka is away, messages go to the spool', {});
      this.spooling = true;
      await this.spool(records);
    }
  }

  private async spool(records: readonly IntakeRecord[]): Promise<void> {
    const rows = records.map(toRecord);
    this.inserting += 1;
    try {
      const written = await this.options.database.execute(
        `INSERT INTO spool (topic, key, headers, value)
         SELECT topic, key, headers, value
         FROM unnest($1::text[], $2::text[], $3::json[], $4::text[]) WITH ORDINALITY AS r (topic, key, headers, value, ord)
         WHERE (SELECT count(*) FROM (SELECT 1 FROM spool LIMIT $5) AS counted) < $5
         ORDER BY ord`,
        [rows.map((r) => r.topic), rows.map((r) => r.key), rows.map((r) => JSON.stringify(r.headers)), rows.map((r) => r.value), SPOOL_LIMIT],
      );
      if (written < rows.length) throw new IntakeSaturatedError();
    } catch (error) {
      if (error instanceof IntakeSaturatedError) throw error;
      this.options.logger.error('neither Kafka nor the spool takes messages', { error });
      throw new IntakeSaturatedError();
    } finally {
      this.inserting -= 1;
      this.inserted += 1;
    }
    this.drainer.nudge();
  }

  private async drain(): Promise<Turn> {
    if (!this.spooling) return 'idle';
    const { database, writer } = this.options;
    const insertedBefore = this.inserted;
    // A look, then the send outside of any transaction: several instances may repeat records, never lose them.
    const rows = await database.query<{ ordinal: number; topic: string; key: string | null; headers: Record<string, string>; value: string }>(
      'SELECT ordinal, topic, key, headers, value FROM spool ORDER BY ordinal LIMIT $1',
      [RELAY_BATCH],
    );
    if (rows.length === 0) {
      if (this.inserting > 0 || this.inserted !== insertedBefore) return 'more';
      this.spooling = false;
      return 'idle';
    }
    await writer.append(rows.map(({ topic, key, headers, value }) => ({ topic, key, headers, value })), { timeoutMs: 5_000 });
    await database.execute('DELETE FROM spool WHERE ordinal = ANY($1::bigint[])', [rows.map((row) => row.ordinal)]);
    return 'more';
  }
}

const toRecord = ({ topic, event }: IntakeRecord) => ({ topic: topic.name, ...encodeEvent(event) });
