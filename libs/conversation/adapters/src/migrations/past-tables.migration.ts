import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of old conversations with the masked messages that they have yet to apply, and what is known of each old conversation. */
export class PastTables1760000110000 implements MigrationInterface {
  readonly name = 'PastTables1760000110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE past_import (
        import_id text PRIMARY KEY,
        tenant text NOT NULL,
        format text NOT NULL,
        status text NOT NULL CHECK (status IN ('ready', 'applying', 'done', 'cancelled', 'failed')),
        created_by text NOT NULL,
        created_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        conversations int NOT NULL,
        messages int NOT NULL,
        known int NOT NULL,
        first_time timestamptz NOT NULL,
        last_time timestamptz NOT NULL,
        wrong_lines int NOT NULL,
        problems json NOT NULL,
        parts int NOT NULL,
        position int NOT NULL DEFAULT 0,
        added int NOT NULL DEFAULT 0,
        error json
      );
      CREATE INDEX past_import_list ON past_import (tenant, created_time DESC);
      CREATE TABLE past_import_part (
        import_id text NOT NULL REFERENCES past_import ON DELETE CASCADE,
        ordinal int NOT NULL,
        messages json NOT NULL,
        PRIMARY KEY (import_id, ordinal)
      );
      CREATE TABLE past_conversation (
        conversation_id text PRIMARY KEY,
        tenant text NOT NULL,
        thread_id text NOT NULL,
        channel text NOT NULL,
        language text,
        resolution text,
        first_time timestamptz NOT NULL,
        last_time timestamptz NOT NULL,
        messages int NOT NULL
      );
      CREATE INDEX past_conversation_list ON past_conversation (tenant, last_time DESC, conversation_id DESC);
      CREATE INDEX past_conversation_thread ON past_conversation (tenant, thread_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE past_conversation, past_import_part, past_import');
  }
}
