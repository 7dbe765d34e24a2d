import { intentCorrections, unrecognisedMessages } from '@parley/nlu/projections';
import { Database, runMigrations } from '@parley/platform/event-log';
import { createKafkaLogClient } from '@parley/platform/kafka';
import type { Logger } from '@parley/platform/observability';
import { prepareProjection, rebuild, type Projection } from '@parley/platform/projections';
import { nluMigrations } from './migrations';
import type { NluConfig } from './nlu.config';

const SCHEMA = 'nlu';

/** The service's read models; the rebuild command names them. */
export const nluProjections: readonly Projection[] = [intentCorrections, unrecognisedMessages];

/** Before the service starts: tables, and read models of this version. */
export async function prepareNlu(config: NluConfig, logger: Logger): Promise<void> {
  await runMigrations(config.postgresUrl, SCHEMA, nluMigrations);
  const database = new Database({ url: config.postgresUrl, applicationName: config.instance });
  try {
    for (const projection of nluProjections) {
      if ((await prepareProjection(database, projection)) === 'outdated') await bringUpToDate(projection, database, config, logger);
    }
  } finally {
    await database.close();
  }
}

async function bringUpToDate(projection: Projection, database: Database, config: NluConfig, logger: Logger): Promise<void> {
  const log = createKafkaLogClient({ brokers: config.brokers, clientId: config.instance });
  try {
    const { name, version } = projection;
    logger.info('A read model has a new version and is rebuilt', { projection: name, version });
    const events = await rebuild(projection, { database, log });
    logger.info('A read model was rebuilt', { projection: name, events });
  } finally {
    await log.close();
  }
}
