import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last training of each tenant's intent library. Drafts and versions are in the ledger. */
export class LibraryTables1760000300000 implements MigrationInterface {
  readonly name = 'LibraryTables1760000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library_training (
        tenant text PRIMARY KEY,
        training_id text NOT NULL,
        draft_revision integer NOT NULL,
        seed integer NOT NULL,
        status text NOT NULL CHECK (status IN ('training', 'done', 'failed')),
        started_by text NOT NULL,
        started_time timestamptz NOT NULL,
        ended_time timestamptz,
        training json,
        comparison json,
        error_code text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE library_training');
  }
}
