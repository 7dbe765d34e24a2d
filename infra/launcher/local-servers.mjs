/** The three servers as processes of this machine. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assertMaven, assertPortsFree, findJdk } from './checks.mjs';
import { prepareElasticsearch } from './elasticsearch.mjs';
import { prepareKafka } from './kafka.mjs';
import { preparePostgres } from './postgres.mjs';
import { derivedSecret } from './secrets.mjs';
import { programsFolder } from './settings.mjs';

/** @param {string} programs */
const programsAreFetched = (programs) =>
  ['kafka-4.1.0', 'elasticsearch-8.18.0'].every((folder) => existsSync(join(programs, folder, '.complete')));

/**
 * @param {object} options
 * @param {string} options.repository
 * @param {string} options.dataDir
 * @param {ReturnType<typeof import('./settings.mjs').portPlan>} options.ports
 * @param {string} options.secret
 * @param {boolean} options.durable false for data that is thrown away
 * @param {import('./progress.mjs').Log} options.log
 * @returns {Promise<import('./servers.mjs').Servers>}
 */
export async function prepareLocalServers({ repository, dataDir, ports, secret, durable, log }) {
  const programs = programsFolder(repository);
  mkdirSync(programs, { recursive: true });
  const jdk = await findJdk();
  if (!programsAreFetched(programs)) await assertMaven();
  await assertPortsFree([
    { what: 'Kafka', port: ports.kafka, setting: 'PARLEY_KAFKA_PORT' },
    { what: "Kafka's controller", port: ports.kafkaController, setting: 'PARLEY_PORT' },
    { what: 'Postgres', port: ports.postgres, setting: 'PARLEY_POSTGRES_PORT' },
    { what: 'Elasticsearch', port: ports.elasticsearch, setting: 'PARLEY_ELASTICSEARCH_PORT' },
    { what: "Elasticsearch's transport", port: ports.elasticsearchTransport, setting: 'PARLEY_PORT' },
  ]);
  const common = { repository, dataDir, programs, jdk, log };
  const [postgres, kafka, elasticsearch] = await Promise.all([
    preparePostgres({ ...common, port: ports.postgres, password: derivedSecret(secret, 'postgres:admin'), durable }),
    prepareKafka({ ...common, port: ports.kafka, controllerPort: ports.kafkaController }),
    prepareElasticsearch({ ...common, port: ports.elasticsearch, transportPort: ports.elasticsearchTransport }),
  ]);
  return {
    way: 'local',
    addresses: {
      kafkaBrokers: kafka.address,
      postgresAdminUrl: postgres.address,
      elasticsearchUrl: elasticsearch.address,
    },
    processes: { kafka, postgres, elasticsearch },
    stop: async () => undefined, // each process is stopped by name
  };
}
