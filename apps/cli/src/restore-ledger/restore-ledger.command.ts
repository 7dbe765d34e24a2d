import type { Command } from '../command';
import { dataFolder } from '../shared/addresses';
import { loadLauncher } from '../shared/launcher';
import { text } from '../shared/options';
import { basePort } from '../shared/ports';
import { openSchema, serviceNamed, SERVICES, type Schema } from '../shared/services';

export const restoreLedger: Command = {
  usage: 'restore-ledger <service>',
  summary: 'Fill a service’s ledger from Kafka where its database is older than the log. The instance must be stopped.',
  options: [{ flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' }],
  examples: ['restore-ledger conversation'],
  async run([given], options, { env, repository, log, print, signal }) {
    const service = serviceNamed(given);
    const { startStack } = await loadLauncher(repository);
    const stack = await startStack({
      dataDir: dataFolder(env, repository, text(options, 'data')),
      basePort: basePort(env),
      services: [],
      proxy: false,
      restart: false,
      // The service itself restores: only it knows how its streams fold. It takes no events before that.
      env: { ...env, PARLEY_RESTORE_LEDGER: '1' },
      log,
      signal,
    });
    try {
      const adminUrl = stack.addresses.postgresAdminUrl;
      const before = await ledgerRows(adminUrl, SERVICES[service]);
      log(`Starting ${service} to restore its ledger`);
      await stack.startService(service);
      const restored = (await ledgerRows(adminUrl, SERVICES[service])) - before;
      print(`${restored} events were restored to the ledger of ${service}.`);
      return { json: { service, restored }, ok: true };
    } finally {
      await stack.stop();
    }
  },
};

async function ledgerRows(adminUrl: string, schema: Schema): Promise<number> {
  const database = openSchema(adminUrl, schema);
  try {
    const [table] = await database.query<{ there: boolean }>("SELECT to_regclass('ledger') IS NOT NULL AS there");
    if (!table?.there) return 0;
    const [row] = await database.query<{ n: number }>('SELECT count(*) AS n FROM ledger');
    return row?.n ?? 0;
  } finally {
    await database.close();
  }
}
