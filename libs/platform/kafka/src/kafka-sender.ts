import { Partitioners, type ICustomPartitioner, type Kafka, type Message, type RecordMetadata } from 'kafkajs';
import { InvalidRecordError, LogUnavailableError, RecordTooLargeError } from './errors';
import { REQUEST_TIMEOUT_MS, RETRY } from './kafka-connection';
import { brokerErrorType } from './kafka-errors';
import type { LogRecord } from './log-port';
import type { RecordSender } from './record-sender';

const TOO_LARGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const INVALID = new Set([
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'TOPIC_AUTHORIZATION_FAILED',
  // kafkajs has asked again for about three seconds by then.
  'UNKNOWN_TOPIC_OR_PARTITION',
]);

/**
 * Chooses the partition once per message: a repeat inside kafkajs reuses the sequence numbers of the first try, so a
 * record without a key that moved to another partition would be dropped by the broker as a repeat. kafkajs would also
 * drop records for a partition that does not exist, and call it a success.
 */
export const stablePartitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  return (args) => {
    const { message, partitionMetadata, topic } = args;
    message.partition ??= choose(args);
    const { partition } = message;
    if (!partitionMetadata.some(({ partitionId }) => partitionId === partition)) {
      throw new InvalidRecordError(`Topic ${topic} has no partition ${partition}.`, { details: { topic, partition } });
    }
    return partition;
  };
};

export async function openKafkaSender(kafka: Kafka, idempotent: boolean): Promise<RecordSender> {
  const producer = kafka.producer({
    idempotent,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: stablePartitioner,
    // About three seconds, with the same sequence numbers: safe, because one send is outstanding at a time.
    retry: { ...RETRY, initialRetryTime: 50, maxRetryTime: 500, retries: 8 },
  });
  const close = () => producer.disconnect();
  try {
    await producer.connect();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async send(records) {
      const messages = byTopic(records);
      const topicMessages = [...messages].map(([topic, ofTopic]) => ({ topic, messages: ofTopic }));
      try {
        const acknowledged = await producer.sendBatch({ acks: -1, timeout: REQUEST_TIMEOUT_MS, topicMessages });
        assertAllAcknowledged(messages, acknowledged);
      } catch (error) {
        throw refusal(error) ?? error;
      }
    },
    close,
  };
}

function byTopic(records: readonly LogRecord[]): Map<string, Message[]> {
  const messages = new Map<string, Message[]>();
  for (const record of records) {
    const ofTopic = messages.get(record.topic) ?? [];
    ofTopic.push(toMessage(record));
    messages.set(record.topic, ofTopic);
  }
  return messages;
}

function toMessage({ key, value, headers, partition, timestamp }: LogRecord): Message {
  return {
    key,
    value,
    headers,
    ...(partition !== undefined && { partition }),
    ...(timestamp !== undefined && { timestamp: String(timestamp) }),
  };
}

/** kafkajs builds its answer from what it sent, not from what it was given. */
function assertAllAcknowledged(messages: Map<string, Message[]>, acknowledged: readonly RecordMetadata[]): void {
  const partitions = new Set(acknowledged.map(({ topicName, partition }) => `${topicName}/${partition}`));
  for (const [topic, ofTopic] of messages) {
    for (const { partition } of ofTopic) {
      if (!partitions.has(`${topic}/${partition}`)) {
        throw new LogUnavailableError(`The log did not acknowledge ${topic}/${partition}.`);
      }
    }
  }
}

/** What will be refused again however often it is sent. */
function refusal(error: unknown): Error | undefined {
  if (error instanceof InvalidRecordError) return error;
  if (error instanceof Error && error.cause instanceof InvalidRecordError) return error.cause;
  const type = brokerErrorType(error);
  if (type === undefined) return undefined;
  const options = { cause: error, details: { type } };
  if (TOO_LARGE.has(type)) return new RecordTooLargeError('The log refuses a record for its size.', options);
  if (INVALID.has(type)) return new InvalidRecordError(`The log refuses a record: ${type}.`, options);
  return undefined;
}
