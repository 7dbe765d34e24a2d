import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suggested wordings that editors do not want: decisions of people, which a rebuild of what was learned leaves alone. */
export class LearningDismissals1760000230000 implements MigrationInterface {
  readonly name = 'LearningDismissals1760000230000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning_dismissal (
        tenant text NOT NULL,
        article_id text NOT NULL,
        wording text NOT NULL,
        dismissed_by text NOT NULL,
        dismissed_time timestamptz NOT NULL,
        PRIMARY KEY (tenant, article_id, wording)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE learning_dismissal');
  }
}
