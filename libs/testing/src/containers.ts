import { GenericContainer, getContainerRuntimeClient, RandomPortGenerator, Wait } from 'testcontainers';

const PASSWORD = 'postgres';
const START_TIMEOUT_MS = 180_000;

/** Whether integration specs are to bring their own servers: `PARLEY_TEST_CONTAINERS=1` and a container engine answers. */
export async function usesContainers(env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (env['PARLEY_TEST_CONTAINERS'] !== '1') return false;
  try {
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false; // no engine: the addresses in the environment are used
  }
}

/**
 * Starts Kafka, Postgres and Elasticsearch in containers, once for a whole test run; testcontainers' own reaper removes
 * them when the run's process has ended, however it ended.
 *
 * @returns the variables `servers()` reads.
 */
export async function startContainers(): Promise<Record<string, string>> {
  return Object.assign({}, ...(await Promise.all([startPostgres(), startElasticsearch(), startKafka()])));
}

async function startPostgres(): Promise<Record<string, string>> {
  const container = await new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: PASSWORD })
    .withExposedPorts(5432)
    .withCommand(['-c', 'max_connections=300'])
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();
  const address = `${container.getHost()}:${container.getMappedPort(5432)}`;
  return { PARLEY_POSTGRES_ADMIN_URL: `postgres://postgres:${PASSWORD}@${address}/postgres` };
}

async function startElasticsearch(): Promise<Record<string, string>> {
  const container = await new GenericContainer('docker.elastic.co/elasticsearch/elasticsearch:8.18.0')
    .withEnvironment({
      'discovery.type': 'single-node',
      'xpack.security.enabled': 'false',
      // A developer's full disk would block every write.
      'cluster.routing.allocation.disk.threshold_enabled': 'false',
      ES_JAVA_OPTS: '-Xms512m -Xmx512m',
    })
    .withExposedPorts(9200)
    .withWaitStrategy(Wait.forHttp('/_cluster/health?wait_for_status=yellow', 9200))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();
  return { PARLEY_ELASTICSEARCH_URL: `http://${container.getHost()}:${container.getMappedPort(9200)}` };
}

/** Kafka tells its clients its own address, so the port on the host is chosen before the start. */
async function startKafka(): Promise<Record<string, string>> {
  const { info } = await getContainerRuntimeClient();
  const port = await new RandomPortGenerator().generatePort();
  const address = `${info.containerRuntime.host}:${port}`;
  await new GenericContainer('apache/kafka:4.1.0')
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${address}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '5',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS: '5',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    })
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(START_TIMEOUT_MS)
    .start();
  return { PARLEY_KAFKA_BROKERS: address };
}
