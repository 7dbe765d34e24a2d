import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The published state of the articles, what of it the search index holds, and what was published from here. */
export class ArticleTables1760000200000 implements MigrationInterface {
  readonly name = 'ArticleTables1760000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE article_head (
        tenant text NOT NULL,
        article_id text NOT NULL,
        version integer NOT NULL,
        digest text NOT NULL,
        PRIMARY KEY (tenant, article_id)
      );
      CREATE TABLE article_v1 (
        tenant text NOT NULL,
        article_id text NOT NULL,
        revision bigint NOT NULL,
        status text NOT NULL CHECK (status IN ('published', 'archived')),
        language text,
        business_line text,
        content json,
        changed_time timestamptz NOT NULL,
        indexed_revision bigint NOT NULL DEFAULT 0,
        indexed_in text NOT NULL DEFAULT '',
        PRIMARY KEY (tenant, article_id)
      );
      CREATE INDEX article_v1_id ON article_v1 (article_id);
      CREATE VIEW article AS SELECT * FROM article_v1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW article; DROP TABLE article_v1, article_head');
  }
}
