import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of answers, and what had none. */
export class LearningTables1760000220000 implements MigrationInterface {
  readonly name = 'LearningTables1760000220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning_message_v1 (
        conversation_id text PRIMARY KEY,
        message_id text NOT NULL,
        wording text NOT NULL
      );
      CREATE TABLE learning_answer_v1 (
        reply_id text PRIMARY KEY,
        tenant text NOT NULL,
        conversation_id text NOT NULL,
        thread_id text NOT NULL,
        subject_id text NOT NULL,
        seq bigint NOT NULL,
        article_id text NOT NULL,
        article_version integer NOT NULL,
        wording text NOT NULL,
        given_time timestamptz NOT NULL,
        outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'helpful', 'wrong'))
      );
      CREATE INDEX learning_answer_v1_conversation ON learning_answer_v1 (conversation_id, seq DESC);
      CREATE INDEX learning_answer_v1_article ON learning_answer_v1 (tenant, article_id, article_version, given_time DESC);
      CREATE TABLE learning_gap_v1 (
        message_id text PRIMARY KEY,
        tenant text NOT NULL,
        conversation_id text NOT NULL,
        wording text NOT NULL,
        found_time timestamptz NOT NULL
      );
      CREATE INDEX learning_gap_v1_newest ON learning_gap_v1 (tenant, found_time DESC);
      CREATE VIEW learning_answer AS SELECT * FROM learning_answer_v1;
      CREATE VIEW learning_gap AS SELECT * FROM learning_gap_v1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW learning_gap, learning_answer; DROP TABLE learning_gap_v1, learning_answer_v1, learning_message_v1');
  }
}
