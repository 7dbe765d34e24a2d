import { Database, runMigrations } from '@parley/platform/event-log';
import { hashPassword } from '@parley/platform/http';
import { createKafkaLogClient } from '@parley/platform/kafka';
import type { Logger } from '@parley/platform/observability';
import { prepareProjection, rebuild, type Projection } from '@parley/platform/projections';
import { People, RoutingTables1760000100000, seedDemoPeople } from '@parley/routing/adapters';
import { agentQueue, conversationThread } from '@parley/routing/projections';
import type { RoutingConfig } from './routing.config';

export const ROUTING_SCHEMA = 'routing';

/** The service's read models; the rebuild command names them. */
export const routingProjections: readonly Projection[] = [agentQueue, conversationThread];

const DEMO_PASSWORD = 'parley-demo';

/** Before the service starts: tables, read models of this version, and the demo's people where they are wanted. */
export async function prepareRouting(config: RoutingConfig, logger: Logger): Promise<void> {
  await runMigrations(config.postgresUrl, ROUTING_SCHEMA, [RoutingTables1760000100000]);
  const database = new Database({ url: config.postgresUrl, applicationName: config.instance });
  try {
    for (const projection of routingProjections) {
      if ((await prepareProjection(database, projection)) === 'outdated')
        await bringUpToDate(projection, database, config, logger);
    }
    if (config.demo) await seedDemoPeople(new People(database), await hashPassword(DEMO_PASSWORD));
  } finally {
    await database.close();
  }
}

async function bringUpToDate(
  projection: Projection,
  database: Database,
  config: RoutingConfig,
  logger: Logger,
): Promise<void> {
  const log = createKafkaLogClient({ brokers: config.brokers, clientId: config.instance });
  try {
    logger.info('A read model has a new version and is rebuilt', {
      projection: projection.name,
      version: projection.version,
    });
    const events = await rebuild(projection, { database, log });
    logger.info('A read model was rebuilt', { projection: projection.name, events });
  } finally {
    await log.close();
  }
}
