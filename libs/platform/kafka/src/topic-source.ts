import Cluster from 'kafkajs/src/cluster/index.js';
import Batch from 'kafkajs/src/consumer/batch.js';
import defaultSocketFactory from 'kafkajs/src/network/socketFactory.js';
import type { Kafka } from 'kafkajs';
import { Backoff } from './backoff';
import { toFetchedRecord } from './fetched-records';
import { CONNECTION_TIMEOUT_MS, REQUEST_TIMEOUT_MS, RETRY } from './kafka-connection';
import { isPassing } from './kafka-errors';
import type { FetchedBatch, KafkaLogClientOptions, PartitionOffsets } from './log-port';

const READ_COMMITTED = 1;
const METADATA_MAX_AGE_MS = 300_000;
const MAX_BYTES_PER_PARTITION = 512 * 1024;
const MAX_BYTES = 10 * 1024 * 1024;
/** A topic that was just made has no leaders for a moment, and leaders move: asked again for this long. */
const PASSING_LIMIT_MS = 5_000;

/** Fetches of one topic outside any group, over a connection of its own. kafkajs offers this only inside. */
export class TopicSource {
  private readonly cluster: Cluster;

  constructor(
    kafka: Kafka,
    options: KafkaLogClientOptions,
    private readonly topic: string,
    private readonly maxWaitMs: number,
  ) {
    this.cluster = new Cluster({
      logger: kafka.logger(),
      socketFactory: defaultSocketFactory(),
      brokers: [...options.brokers],
      clientId: options.clientId,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      enforceRequestTimeout: true,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      retry: RETRY,
      allowAutoTopicCreation: false,
      maxInFlightRequests: null,
      isolationLevel: READ_COMMITTED,
    });
  }

  async open(): Promise<void> {
    await this.cluster.connect();
    await this.cluster.addTargetTopic(this.topic);
  }

  /** After a failure: the leaders may have moved. */
  async reopen(): Promise<void> {
    await this.cluster.connect();
    await this.cluster.refreshMetadata();
  }

  close(): Promise<void> {
    return this.cluster.disconnect();
  }

  async offsets(): Promise<Map<number, PartitionOffsets>> {
    const limit = Date.now() + PASSING_LIMIT_MS;
    const backoff = new Backoff();
    for (;;) {
      try {
        return await this.offsetsNow();
      } catch (error) {
        if (!isPassing(error) || Date.now() > limit) throw error;
        await backoff.wait();
        await this.reopen();
      }
    }
  }

  private async offsetsNow(): Promise<Map<number, PartitionOffsets>> {
    const partitions = this.cluster.findTopicPartitionMetadata(this.topic).map((p) => ({ partition: p.partitionId }));
    const ask = async (fromBeginning: boolean) => {
      const [answer] = await this.cluster.fetchTopicsOffset([{ topic: this.topic, fromBeginning, partitions }]);
      return new Map(answer?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    };
    const [low, high] = [await ask(true), await ask(false)];
    return new Map(partitions.map(({ partition: p }) => [p, { low: low.get(p) ?? 0, high: high.get(p) ?? 0 }]));
  }

  /** One fetch of the given partitions; moves `next` behind everything fetched. @returns what was not empty. */
  async fetch(next: Map<number, number>): Promise<FetchedBatch[]> {
    await this.cluster.refreshMetadataIfNecessary();
    const leaders = this.cluster.findLeaderForPartitions(this.topic, [...next.keys()]);
    const fetched = await Promise.all(
      Object.entries(leaders).map(([nodeId, partitions]) => this.fetchFrom(nodeId, partitions, next)),
    );
    return fetched.flat();
  }

  private async fetchFrom(nodeId: string, partitions: number[], next: Map<number, number>): Promise<FetchedBatch[]> {
    const broker = await this.cluster.findBroker({ nodeId });
    const asked = new Map(partitions.map((partition) => [partition, String(next.get(partition) ?? 0)]));
    const { responses } = await broker.fetch({
      maxWaitTime: this.maxWaitMs,
      minBytes: 1,
      maxBytes: MAX_BYTES,
      isolationLevel: READ_COMMITTED,
      topics: [
        {
          topic: this.topic,
          partitions: [...asked].map(([partition, fetchOffset]) => ({
            partition,
            fetchOffset,
            maxBytes: MAX_BYTES_PER_PARTITION,
          })),
        },
      ],
    });
    const batches = responses
      .flatMap((response) => response.partitions)
      .map((data) => new Batch(this.topic, asked.get(data.partition) ?? '0', data))
      .filter((batch) => batch.rawMessages.length > 0);
    for (const batch of batches) next.set(batch.partition, Number(batch.lastOffset()) + 1);
    return batches.map((batch) => ({
      topic: this.topic,
      partition: batch.partition,
      fetchedOffset: Number(batch.fetchedOffset),
      highWatermark: Number(batch.highWatermark),
      records: batch.messages.map((message) => toFetchedRecord(this.topic, batch.partition, message)),
    }));
  }
}
