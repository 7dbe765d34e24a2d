import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that the event runtime keeps in every service's schema. */
export class PlatformTables1760000000000 implements MigrationInterface {
  readonly name = 'PlatformTables1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log_identity (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        cluster_id text NOT NULL
      );
      CREATE TABLE position (
        reader text NOT NULL,
        topic text NOT NULL,
        partition int NOT NULL,
        next_offset bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (reader, topic, partition)
      );
      CREATE TABLE consumed_stream (
        reader text NOT NULL,
        stream_id text NOT NULL,
        last_seq bigint NOT NULL,
        PRIMARY KEY (reader, stream_id)
      );
      CREATE TABLE stream (
        stream_id text PRIMARY KEY,
        seq bigint NOT NULL DEFAULT 0,
        state json
      );
      CREATE TABLE ledger (
        stream_id text NOT NULL,
        seq bigint NOT NULL,
        event_id uuid NOT NULL UNIQUE,
        topic text NOT NULL,
        headers json NOT NULL,
        value json NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (stream_id, seq)
      );
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shard smallint NOT NULL,
        topic text NOT NULL,
        key text,
        headers json NOT NULL,
        value text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
      CREATE TABLE lease (
        name text PRIMARY KEY,
        owner text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE TABLE timer (
        id text PRIMARY KEY,
        kind text NOT NULL,
        stream_id text NOT NULL,
        due_at timestamptz NOT NULL,
        payload json NOT NULL DEFAULT '{}'
      );
      CREATE INDEX timer_due ON timer (kind, due_at);
      CREATE TABLE job (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id text NOT NULL UNIQUE,
        kind text NOT NULL,
        lane text NOT NULL,
        payload json NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        claimed_until timestamptz
      );
      CREATE INDEX job_lane ON job (kind, lane, ordinal);
      CREATE TABLE parked_stream (
        reader text NOT NULL,
        stream_id text NOT NULL,
        reason text NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        release_requested boolean NOT NULL DEFAULT false,
        PRIMARY KEY (reader, stream_id)
      );
      CREATE TABLE parked_event (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        reader text NOT NULL,
        stream_id text NOT NULL,
        topic text NOT NULL,
        partition int NOT NULL,
        record_offset bigint NOT NULL,
        key text,
        headers json NOT NULL,
        value text,
        UNIQUE (reader, topic, partition, record_offset)
      );
      CREATE INDEX parked_event_stream ON parked_event (reader, stream_id, ordinal);
      CREATE TABLE spool (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic text NOT NULL,
        key text,
        headers json NOT NULL,
        value text NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE spool, parked_event, parked_stream, job, timer, lease, outbox, ledger, stream, consumed_stream, position, log_identity;
    `);
  }
}
