import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which conversation a thread is in, which messages were taken, and engine answers that wait for a decision. */
export class ConversationTables1760000100000 implements MigrationInterface {
  readonly name = 'ConversationTables1760000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE thread (
        thread_id text PRIMARY KEY,
        conversation_id text NOT NULL
      );
      CREATE TABLE customer_message (
        tenant text NOT NULL,
        account_id text NOT NULL,
        external_message_id text NOT NULL,
        message_id text NOT NULL,
        PRIMARY KEY (tenant, account_id, external_message_id)
      );
      CREATE TABLE engine_answer (
        message_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('understanding', 'passages')),
        conversation_id text NOT NULL,
        answer json NOT NULL,
        PRIMARY KEY (message_id, kind)
      );
      CREATE INDEX engine_answer_conversation ON engine_answer (conversation_id);
      ALTER TABLE engine_answer SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE engine_answer, customer_message, thread');
  }
}
