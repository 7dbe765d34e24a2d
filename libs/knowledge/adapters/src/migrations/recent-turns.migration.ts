import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said lately, for a model that words answers; empty where none is configured. */
export class RecentTurns1760000250000 implements MigrationInterface {
  readonly name = 'RecentTurns1760000250000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recent_turn (
        tenant text NOT NULL,
        conversation_id text NOT NULL,
        seq bigint NOT NULL,
        by text NOT NULL CHECK (by IN ('customer', 'service')),
        text text NOT NULL,
        said_time timestamptz NOT NULL,
        PRIMARY KEY (tenant, conversation_id, seq)
      );
      CREATE INDEX recent_turn_age ON recent_turn (said_time);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recent_turn');
  }
}
