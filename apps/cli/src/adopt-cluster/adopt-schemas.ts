import { adoptCluster } from '@parley/platform/event-log';
import { CommandError } from '../command';
import { openSchema, SCHEMAS, SERVICES, type ServiceName } from '../shared/services';

export interface Adopted {
  readonly service: ServiceName;
  /** Positions that were forgotten. */
  readonly positions: number;
}

/**
 * Makes every schema in which a service has been at work forget its cluster. May be repeated.
 * @throws CommandError while a service runs: it would write its positions again.
 */
export async function adoptSchemas(adminUrl: string): Promise<Adopted[]> {
  await refuseWhileServicesRun(adminUrl);
  const adopted: Adopted[] = [];
  for (const [service, schema] of Object.entries(SERVICES) as [ServiceName, (typeof SERVICES)[ServiceName]][]) {
    const database = openSchema(adminUrl, schema);
    try {
      const [table] = await database.query<{ there: boolean }>("SELECT to_regclass('log_identity') IS NOT NULL AS there");
      if (!table?.there) continue;
      const [row] = await database.query<{ n: number }>('SELECT count(*) AS n FROM position');
      await adoptCluster(database);
      adopted.push({ service, positions: row?.n ?? 0 });
    } finally {
      await database.close();
    }
  }
  return adopted;
}

/** A running service holds connections with the role that owns its schema. */
async function refuseWhileServicesRun(adminUrl: string): Promise<void> {
  const database = openSchema(adminUrl, 'conversation');
  try {
    const rows = await database.query<{ schema: string }>(
      `SELECT DISTINCT n.nspname AS schema FROM pg_stat_activity a JOIN pg_namespace n ON n.nspowner = a.usesysid
       WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND n.nspname = ANY($1) ORDER BY 1`,
      [SCHEMAS],
    );
    const running = Object.entries(SERVICES).flatMap(([service, schema]) => (rows.some((row) => row.schema === schema) ? [service] : []));
    if (running.length > 0) throw new CommandError(`Stop the services first, and keep Postgres: ${running.join(', ')} still ${running.length > 1 ? 'use' : 'uses'} it.`);
  } finally {
    await database.close();
  }
}
