/** `npm start`: everything in the foreground until Ctrl-C. */
import { join } from 'node:path';
import { demoPassword, demoPeople } from './demo-people.mjs';
import { stopRequests } from './signals.mjs';
import { startStack } from './stack.mjs';

/**
 * @param {{ settings: ReturnType<typeof import('./settings.mjs').launcherSettings>, log: import('./progress.mjs').Log, serversOnly?: boolean }} options
 * @returns {Promise<number>} exit code
 */
export async function start({ settings, log, serversOnly = false }) {
  const { dataDir, basePort } = settings;
  log(`Starting Parley with the data folder ${dataDir}`);
  const { first: asked, second: askedAgain } = stopRequests();
  const abort = new AbortController();
  let isReady = false;
  void asked.then((signal) => {
    if (isReady) return;
    log(`Stopping before everything was ready (${signal})`);
    abort.abort();
  });
  const stack = await startStack({
    dataDir,
    basePort,
    log,
    signal: abort.signal,
    ...(serversOnly && { services: [], proxy: false }),
  }).catch((error) => {
    if (abort.signal.aborted) return undefined; // what failed then failed because it was stopped
    throw error;
  });
  if (stack === undefined) return 130;
  isReady = true;
  process.stdout.write(serversOnly ? exportLines(stack.addresses) : summary(stack.addresses, dataDir));
  // A listener for signals does not keep a process alive, and with containers or servers elsewhere nothing else of ours may run.
  const alive = setInterval(() => undefined, 2 ** 30);
  const signal = await asked;
  clearInterval(alive);
  log(`Stopping (${signal}); once more to stop at once`);
  const stopping = stack.stop();
  const again = askedAgain.then(() => stack.stop({ graceMs: 0 }));
  await Promise.race([stopping, again]);
  await stopping;
  log('Everything is stopped');
  return 0;
}

/**
 * @param {import('./stack.mjs').StackAddresses} addresses
 * @param {string} dataDir
 */
function summary(addresses, dataDir) {
  const people = demoPeople.map(({ role, logins }) => `  ${role.padEnd(12)} ${logins.join(', ')}`);
  return [
    '',
    'Parley is ready.',
    '',
    `  Console      ${addresses.front}/`,
    `  Web chat     ${addresses.front}/webchat/`,
    `  Webhooks     ${addresses.front}/webhooks/<channel>/…`,
    `  Kafka        ${addresses.kafkaBrokers}`,
    `  Search       ${addresses.elasticsearchUrl}`,
    `  Logs         ${join(dataDir, 'logs')}`,
    '',
    `Demo log-ins (password ${demoPassword}):`,
    ...people,
    '',
    'Ctrl-C stops everything; the data stays for the next start.',
    '',
  ].join('\n');
}

/**
 * For a shell that wants to use the servers.
 * @param {import('./stack.mjs').StackAddresses} addresses
 */
function exportLines({ kafkaBrokers, postgresAdminUrl, elasticsearchUrl }) {
  return [
    `export PARLEY_KAFKA_BROKERS=${kafkaBrokers}`,
    `export PARLEY_POSTGRES_ADMIN_URL=${postgresAdminUrl}`,
    `export PARLEY_ELASTICSEARCH_URL=${elasticsearchUrl}`,
    '',
  ].join('\n');
}
