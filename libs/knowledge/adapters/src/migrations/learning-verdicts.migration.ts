import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers and agents say of answers. It may be known before the answer, so it has rows of its own. */
export class LearningVerdicts1760000240000 implements MigrationInterface {
  readonly name = 'LearningVerdicts1760000240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning_verdict_v1 (
        reply_id text NOT NULL,
        judge text NOT NULL CHECK (judge IN ('customer', 'agent')),
        verdict text NOT NULL CHECK (verdict IN ('helpful', 'wrong', 'withdrawn')),
        rank bigint NOT NULL,
        PRIMARY KEY (reply_id, judge)
      );
      DROP VIEW learning_answer;
      CREATE VIEW learning_answer AS
        SELECT a.reply_id, a.tenant, a.conversation_id, a.thread_id, a.subject_id, a.seq, a.article_id, a.article_version, a.wording, a.given_time,
          coalesce(nullif(t.verdict, 'withdrawn'), nullif(c.verdict, 'withdrawn'), a.outcome) AS outcome,
          coalesce(nullif(t.verdict, 'withdrawn'), nullif(c.verdict, 'withdrawn')) AS judged
        FROM learning_answer_v1 a
        LEFT JOIN learning_verdict_v1 t ON t.reply_id = a.reply_id AND t.judge = 'agent'
        LEFT JOIN learning_verdict_v1 c ON c.reply_id = a.reply_id AND c.judge = 'customer';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW learning_answer; CREATE VIEW learning_answer AS SELECT * FROM learning_answer_v1; DROP TABLE learning_verdict_v1');
  }
}
