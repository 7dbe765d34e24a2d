import type { Admin, Kafka } from 'kafkajs';
import { sleep, within } from './backoff';
import { LogUnavailableError, TopicMismatchError } from './errors';
import { brokerErrorType, isPassing } from './kafka-errors';
import {
  partitionKey,
  type LogAdmin,
  type PartitionKey,
  type PartitionOffsets,
  type TopicPartition,
  type TopicSpec,
} from './log-port';

const NEW_TOPIC_LIMIT_MS = 10_000;
const PROBE_LIMIT_MS = 3_000;
const CLOSE_LIMIT_MS = 5_000;
/** What a broker says of a partition that it does not host yet, or does not lead yet. */
const NOT_YET_HOSTED = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'NOT_LEADER_FOR_PARTITION']);
/** Leaders move, coordinators load: what passes by itself is asked again for this long. */
const PASSING_LIMIT_MS = 3_000;

/** Administration over one lazily opened connection, opened anew after a failure. */
export class KafkaLogAdmin implements LogAdmin {
  private connection: Promise<Admin> | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly kafka: Kafka) {}

  async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    if (specs.length === 0) return;
    await this.use(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = specs.filter((spec) => !existing.has(spec.name));
      if (missing.length > 0) {
        // Answers false when another process was faster: the partition counts are checked below either way, with the
        // patience that kafkajs's own wait for leaders lacks when several processes create the same topics.
        await admin.createTopics({ topics: missing.map(toTopicConfig), waitForLeaders: false });
      }
    });
    await this.checkPartitions(specs);
  }

  async endOffsets(topic: string): Promise<Map<number, PartitionOffsets>> {
    const limit = Date.now() + NEW_TOPIC_LIMIT_MS;
    for (;;) {
      try {
        const offsets = await this.use((admin) => admin.fetchTopicOffsets(topic));
        return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
      } catch (error) {
        if (this.closed || Date.now() > limit || !NOT_YET_HOSTED.has(brokerErrorType(error) ?? '')) throw error;
        // A broker lists a topic that was just made before it hosts it: only what is not listed is not there.
        if (!(await this.use((admin) => admin.listTopics())).includes(topic)) throw error;
        await sleep(100);
        // Another question would open a connection that nobody closes.
        if (this.closed) throw error;
      }
    }
  }

  clusterId(): Promise<string> {
    return this.use(async (admin) => (await admin.describeCluster()).clusterId);
  }

  async groupLag(groupId: string, topics: readonly string[]): Promise<Map<PartitionKey, number>> {
    const committed = await this.use((admin) => admin.fetchOffsets({ groupId, topics: [...topics] }));
    const lag = new Map<PartitionKey, number>();
    for (const { topic, partitions } of committed) {
      const ends = await this.endOffsets(topic);
      for (const { partition, offset } of partitions) {
        const { low, high } = ends.get(partition) ?? { low: 0, high: 0 };
        lag.set(partitionKey(topic, partition), high - Math.max(Number(offset), low));
      }
    }
    return lag;
  }

  deleteTopics(names: readonly string[]): Promise<void> {
    return this.use(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const topics = names.filter((name) => existing.has(name));
      if (topics.length === 0) return;
      try {
        await admin.deleteTopics({ topics });
      } catch (error) {
        if (brokerErrorType(error) !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error;
      }
    });
  }

  async partitions(topics: readonly string[]): Promise<TopicPartition[]> {
    return this.use(async (admin) => {
      const metadata = await admin.fetchTopicMetadata({ topics: [...topics] });
      return metadata.topics.flatMap(({ name, partitions }) =>
        partitions.map(({ partitionId }) => ({ topic: name, partition: partitionId })),
      );
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await within(CLOSE_LIMIT_MS, this.last);
    const connection = this.connection;
    this.connection = undefined;
    await (await connection)?.disconnect();
  }

  private async checkPartitions(specs: readonly TopicSpec[]): Promise<void> {
    const counts = await this.partitionCounts(specs.map(({ name }) => name));
    for (const { name, partitions } of specs) {
      const actual = counts.get(name) ?? 0;
      if (actual !== partitions) {
        throw new TopicMismatchError(`Topic ${name} has ${actual} partitions, not ${partitions}.`, {
          topic: name,
          actual,
          expected: partitions,
        });
      }
    }
  }

  /** A topic that was just made is unknown to a broker for a moment. */
  private async partitionCounts(topics: readonly string[]): Promise<Map<string, number>> {
    const limit = Date.now() + NEW_TOPIC_LIMIT_MS;
    for (;;) {
      try {
        const counts = new Map<string, number>();
        for (const { topic } of await this.partitions(topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
        return counts;
      } catch (error) {
        if (error instanceof LogUnavailableError && Date.now() <= limit) continue;
        if (brokerErrorType(error) !== 'UNKNOWN_TOPIC_OR_PARTITION' || Date.now() > limit) throw error;
        await sleep(100);
      }
    }
  }

  /**
   * One at a time: the connection is dropped after a failure, and kafkajs would silently open another one, which nobody
   * closes, for a request that was still under way on it.
   */
  private use<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const result = this.last.then(() => this.attempt(work));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async attempt<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const limit = Date.now() + PASSING_LIMIT_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.connection ??= this.connect();
        return await work(await this.connection);
      } catch (error) {
        await this.drop();
        if (!isPassing(error) || brokerErrorType(error) === 'UNKNOWN_TOPIC_OR_PARTITION') throw error;
        if (attempt > 1 && Date.now() > limit) throw new LogUnavailableError('The log does not answer.', { cause: error });
        await sleep(Math.min(500, 50 * attempt));
      }
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }

  private async drop(): Promise<void> {
    const connection = this.connection;
    this.connection = undefined;
    const admin = await connection?.catch(() => undefined);
    await admin?.disconnect();
  }
}

/** Whether a broker answers a new connection within three seconds. */
export async function isReachable(kafka: Kafka): Promise<boolean> {
  const admin = kafka.admin({ retry: { retries: 0 } });
  const ask = async () => {
    await admin.connect();
    await admin.describeCluster();
    return true;
  };
  const answered = await within(
    PROBE_LIMIT_MS,
    ask().catch(() => false),
  );
  await within(
    PROBE_LIMIT_MS,
    admin.disconnect().catch(() => undefined),
  );
  return answered === true;
}

function toTopicConfig({ name, partitions, config = {} }: TopicSpec) {
  return {
    topic: name,
    numPartitions: partitions,
    configEntries: Object.entries(config).map(([entry, value]) => ({ name: entry, value })),
  };
}
