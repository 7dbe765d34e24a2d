import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What editors do not want to review again, and what editors are called. */
export class ReviewTables1760000310000 implements MigrationInterface {
  readonly name = 'ReviewTables1760000310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_dismissal (
        tenant text NOT NULL,
        text_hash text NOT NULL,
        intent text NOT NULL DEFAULT '',
        dismissed_by text NOT NULL,
        dismissed_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (tenant, text_hash, intent)
      );
      CREATE TABLE editor (
        tenant text NOT NULL,
        person_id text NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (tenant, person_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_dismissal, editor');
  }
}
