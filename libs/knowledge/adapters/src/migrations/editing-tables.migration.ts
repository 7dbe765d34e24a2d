import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What editors see of every article in whatever state, who they are, and imports with their rows. */
export class EditingTables1760000210000 implements MigrationInterface {
  readonly name = 'EditingTables1760000210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE article_entry_v1 (
        article_id text PRIMARY KEY,
        tenant text NOT NULL,
        revision integer NOT NULL,
        status text NOT NULL,
        live_version integer,
        kind text NOT NULL,
        business_line text NOT NULL,
        language text NOT NULL,
        title text NOT NULL,
        words text NOT NULL,
        tags text[] NOT NULL,
        owner text,
        review_date timestamptz,
        valid_from timestamptz,
        valid_to timestamptz,
        changed_time timestamptz NOT NULL,
        changed_by text NOT NULL,
        editors text[] NOT NULL,
        import_id text,
        natural_key text NOT NULL
      );
      CREATE INDEX article_entry_v1_newest ON article_entry_v1 (tenant, changed_time DESC, article_id);
      CREATE INDEX article_entry_v1_natural ON article_entry_v1 (tenant, natural_key);
      CREATE INDEX article_entry_v1_import ON article_entry_v1 (import_id) WHERE import_id IS NOT NULL;
      CREATE VIEW article_entry AS SELECT * FROM article_entry_v1;
      CREATE TABLE editor (
        tenant text NOT NULL,
        person_id text NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (tenant, person_id)
      );
      CREATE TABLE article_import (
        import_id text PRIMARY KEY,
        tenant text NOT NULL,
        file_name text NOT NULL,
        format text NOT NULL,
        defaults json NOT NULL,
        target text NOT NULL,
        status text NOT NULL,
        created_by text NOT NULL,
        created_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        rows_read integer NOT NULL DEFAULT 0,
        position integer NOT NULL DEFAULT 0,
        error json
      );
      CREATE INDEX article_import_newest ON article_import (tenant, created_time DESC);
      CREATE TABLE article_import_file (
        import_id text PRIMARY KEY REFERENCES article_import ON DELETE CASCADE,
        bytes bytea NOT NULL
      );
      ALTER TABLE article_import_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE TABLE article_import_row (
        import_id text NOT NULL REFERENCES article_import ON DELETE CASCADE,
        ordinal integer NOT NULL,
        place text NOT NULL,
        article_id text,
        natural_key text,
        title text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('new', 'changed', 'same', 'duplicate', 'wrong')),
        reasons json NOT NULL,
        content json,
        applied text,
        PRIMARY KEY (import_id, ordinal)
      );
      CREATE INDEX article_import_row_outcome ON article_import_row (import_id, outcome, ordinal);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE article_import_row, article_import_file, article_import, editor; DROP VIEW article_entry; DROP TABLE article_entry_v1');
  }
}
