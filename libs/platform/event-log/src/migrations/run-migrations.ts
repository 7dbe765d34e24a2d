import { DataSource, type MigrationInterface } from 'typeorm';
import { PlatformTables1760000000000 } from './platform-tables.migration';

export type MigrationClass = new () => MigrationInterface;

/** Serialises the starters of one schema; the number only has to be the same in all of them. */
const MIGRATION_LOCK = 7_203_441;

/**
 * Brings the service's schema up to date: the runtime's own tables first, then the service's.
 * Several instances may start at once; one migrates, the others wait.
 */
export async function runMigrations(url: string, schema: string, migrations: readonly MigrationClass[]): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations: [PlatformTables1760000000000, ...migrations],
    migrationsTableName: 'migration',
    logging: false,
    extra: { max: 2, options: `-c search_path=${schema}` },
  });
  await source.initialize();
  try {
    const guard = source.createQueryRunner();
    try {
      await guard.query('SELECT pg_advisory_lock($1, hashtext($2))', [MIGRATION_LOCK, schema]);
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await guard.query('SELECT pg_advisory_unlock($1, hashtext($2))', [MIGRATION_LOCK, schema]);
      await guard.release();
    }
  } finally {
    await source.destroy();
  }
}
