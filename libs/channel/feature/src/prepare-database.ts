import { AnswerRatings1763690100000, ChannelTables1763690000000, seedDemoAccounts } from '@parley/channel/adapters';
import type { ServiceConfig } from '@parley/platform/config';
import { Database, runMigrations } from '@parley/platform/event-log';

/** Brings the gateway's schema up to date, and seeds the demo workspace's accounts where that is wanted. */
export async function prepareDatabase(config: Pick<ServiceConfig, 'postgresUrl' | 'instance' | 'demo'>): Promise<void> {
  const database = new Database({ url: config.postgresUrl, applicationName: config.instance, maxConnections: 1 });
  try {
    const [row] = await database.query<{ schema: string }>('SELECT current_schema() AS schema');
    await runMigrations(config.postgresUrl, row?.schema ?? 'public', [ChannelTables1763690000000, AnswerRatings1763690100000]);
    if (config.demo) await seedDemoAccounts(database);
  } finally {
    await database.close();
  }
}
