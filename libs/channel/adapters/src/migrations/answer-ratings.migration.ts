import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers say of the bot's answers: where it is taken, and in the threads that they read. */
export class AnswerRatings1763690100000 implements MigrationInterface {
  readonly name = 'AnswerRatings1763690100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ADD COLUMN verdict text, ADD COLUMN verdict_time timestamptz;
      ALTER TABLE thread_entry_v1 ADD COLUMN verdict text, ADD COLUMN verdict_time timestamptz;
      CREATE OR REPLACE VIEW thread_entry AS SELECT * FROM thread_entry_v1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW thread_entry;
      ALTER TABLE thread_entry_v1 DROP COLUMN verdict, DROP COLUMN verdict_time;
      CREATE VIEW thread_entry AS SELECT * FROM thread_entry_v1;
      ALTER TABLE delivery DROP COLUMN verdict, DROP COLUMN verdict_time;
    `);
  }
}
