/** A real Kafka broker as a local process: one node, KRaft. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processFailed } from './errors.mjs';
import { coordinatorIsReady } from './kafka-readiness.mjs';
import { ManagedProcess } from './managed-process.mjs';
import { fetchJars } from './maven.mjs';

const run = promisify(execFile);
const version = '4.1.0';

/**
 * @param {{ port: number, controllerPort: number, logDir: string }} values
 * @returns {string} the broker's server.properties
 */
export function serverProperties({ port, controllerPort, logDir }) {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=PLAINTEXT',
    `log.dirs=${logDir}`,
    'auto.create.topics.enable=false',
    'default.replication.factor=1',
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=5',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=5',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    // A killed broker may register again only when its former session is over.
    'broker.heartbeat.interval.ms=500',
    'broker.session.timeout.ms=3000',
    'group.initial.rebalance.delay.ms=0',
    'group.min.session.timeout.ms=1000',
    'log.index.size.max.bytes=2097152',
    '',
  ].join('\n');
}

/**
 * @param {{ dataDir: string, programs: string, repository: string, port: number, controllerPort: number, jdk: import('./checks.mjs').Jdk, log: import('./progress.mjs').Log }} options
 */
export async function prepareKafka({ dataDir, programs, repository, port, controllerPort, jdk, log }) {
  const jars = await fetchJars({
    name: `Kafka ${version}`,
    pom: join(repository, 'infra/servers/kafka/pom.xml'),
    folder: join(programs, `kafka-${version}`),
    log,
  });
  const home = join(dataDir, 'kafka');
  const logDir = join(home, 'log');
  const properties = join(home, 'server.properties');
  const logFile = join(dataDir, 'logs', 'kafka.log');
  mkdirSync(home, { recursive: true });
  writeFileSync(properties, serverProperties({ port, controllerPort, logDir }));
  const classPath = ['-cp', jars.join(':')];
  if (!existsSync(join(logDir, 'meta.properties'))) {
    const clusterId = randomBytes(16).toString('base64url');
    try {
      await run(jdk.java, [...classPath, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties]);
    } catch (error) {
      throw processFailed('kafka', logFile, 'its data folder could not be formatted', error);
    }
  }
  const managed = new ManagedProcess({
    name: 'kafka',
    command: jdk.java,
    args: [
      '-Xms256m',
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-Djava.awt.headless=true',
      '-Dorg.slf4j.simpleLogger.showDateTime=true',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
      '-Dlog4j2.level=WARN',
      ...classPath,
      'kafka.Kafka',
      properties,
    ],
    cwd: home,
    env: process.env,
    logFile,
    runDir: join(dataDir, 'run'),
    graceMs: 15_000,
  });
  return {
    managed,
    address: `127.0.0.1:${port}`,
    isReady: () => coordinatorIsReady('127.0.0.1', port),
    readyWithinMs: 60_000,
  };
}
