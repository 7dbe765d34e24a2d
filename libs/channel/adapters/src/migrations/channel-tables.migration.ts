import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the channel context. */
export class ChannelTables1763690000000 implements MigrationInterface {
  readonly name = 'ChannelTables1763690000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An account's id names its intake topic, so it is unique over all tenants.
      CREATE TABLE account (
        id text PRIMARY KEY,
        tenant text NOT NULL,
        channel text NOT NULL,
        external_id text,
        locale text NOT NULL DEFAULT 'en',
        sends_per_second int NOT NULL DEFAULT 80 CHECK (sends_per_second > 0),
        api_key_sha256 text,
        UNIQUE (channel, external_id)
      );
      CREATE TABLE delivery (
        reply_id text PRIMARY KEY,
        tenant text NOT NULL,
        subject_id text NOT NULL,
        conversation_id text NOT NULL,
        thread_id text NOT NULL,
        channel text NOT NULL,
        account_id text NOT NULL,
        recipient text NOT NULL,
        author text NOT NULL,
        purpose text NOT NULL,
        epoch int NOT NULL,
        content json NOT NULL,
        sources json NOT NULL,
        composed_time timestamptz NOT NULL,
        last_customer_message_time timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'pending',
        parts_sent int NOT NULL DEFAULT 0,
        attempts int NOT NULL DEFAULT 0,
        external_message_id text,
        traceparent text
      );
      CREATE UNIQUE INDEX delivery_external_message ON delivery (account_id, external_message_id);
      -- Reports that came before the delivery they are about: reference is 'reply:<id>' or 'external:<id>'.
      CREATE TABLE held_report (
        account_id text NOT NULL,
        reference text NOT NULL,
        state text NOT NULL,
        report json NOT NULL,
        held_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (account_id, reference, state)
      );
      CREATE INDEX held_report_age ON held_report (held_at);
      CREATE TABLE conversation_control (
        conversation_id text PRIMARY KEY,
        agent_epoch int NOT NULL
      );
      CREATE TABLE attachment (
        message_id text PRIMARY KEY,
        tenant text NOT NULL,
        account_id text NOT NULL,
        vendor_id text NOT NULL,
        mime_type text NOT NULL,
        state text NOT NULL DEFAULT 'pending',
        blob_id text,
        sha256 text,
        size_bytes bigint
      );
      CREATE TABLE thread_v1 (
        thread_id text PRIMARY KEY,
        revision bigint NOT NULL
      );
      CREATE TABLE thread_entry_v1 (
        thread_id text NOT NULL,
        entry_id text NOT NULL,
        revision bigint NOT NULL,
        posted_revision bigint,
        author text,
        time timestamptz,
        external_message_id text,
        conversation_id text,
        purpose text,
        state text,
        content json,
        sources json,
        PRIMARY KEY (thread_id, entry_id)
      );
      CREATE INDEX thread_entry_v1_revision ON thread_entry_v1 (thread_id, revision);
      CREATE VIEW thread AS SELECT * FROM thread_v1;
      CREATE VIEW thread_entry AS SELECT * FROM thread_entry_v1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW thread_entry, thread;
      DROP TABLE thread_entry_v1, thread_v1, attachment, conversation_control, held_report, delivery, account;
    `);
  }
}
