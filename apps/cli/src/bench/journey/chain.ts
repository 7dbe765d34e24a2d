import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { CompressionTypes, type Consumer, type Producer } from 'kafkajs';
import { uniqueName } from '../bare-servers';
import { messageRecord } from '../events';
import { rawKafka } from '../parts/raw-kafka';
import type { LogClient } from '@parley/platform/kafka';
import { PARTITIONS } from '@parley/contracts';

/** Fetches as eager as the product's interactive readers. */
const EAGER = { minBytes: 1, maxWaitTimeInMs: 250 };
/** Topics of the chain; between two of them a process that only carries on. As many produces as a message needs until its reply is in the log. */
const HOPS = 4;

export interface RelayTask {
  readonly brokers: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** The process between two topics: consumes and produces, with kafkajs and nothing else, one send per batch. */
export async function relay({ brokers, from, to }: RelayTask): Promise<void> {
  const kafka = rawKafka(brokers);
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  const consumer = kafka.consumer({ groupId: uniqueName('relay'), ...EAGER });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic: from, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      const messages = batch.messages.map(({ key, headers, value }) => ({ key, value, ...(headers && { headers }) }));
      await producer.send({ topic: to, acks: -1, compression: CompressionTypes.None, messages });
    },
  });
  process.on('message', () => process.exit());
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
  await new Promise(() => undefined);
}

/** A bare kafkajs chain with as many hops as a message makes in the product: the floor of what this machine can do. */
export class BareChain {
  private readonly relays: ChildProcess[] = [];
  private readonly arrivals = new Map<string, number>();
  private producer: Producer | undefined;
  private consumer: Consumer | undefined;
  private topics: string[] = [];

  constructor(
    private readonly brokers: readonly string[],
    private readonly log: LogClient,
  ) {}

  async start(): Promise<void> {
    this.topics = Array.from({ length: HOPS }, (_, hop) => uniqueName(`chain-${hop}`));
    await this.log.admin().ensureTopics(this.topics.map((name) => ({ name, partitions: PARTITIONS })));
    for (let hop = 0; hop + 1 < HOPS; hop += 1) {
      const task: RelayTask = { brokers: this.brokers, from: this.topics[hop] ?? '', to: this.topics[hop + 1] ?? '' };
      this.relays.push(fork(process.argv[1] ?? '', ['bench', '--relay', JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
    }
    await Promise.all(this.relays.map((one) => new Promise((ready) => one.once('message', ready))));
    const kafka = rawKafka(this.brokers);
    this.producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await this.producer.connect();
    this.consumer = kafka.consumer({ groupId: uniqueName('chain'), ...EAGER });
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.topics.at(-1) ?? '', fromBeginning: true });
    await this.consumer.run({
      eachBatch: async ({ batch }) => {
        const at = performance.now();
        for (const { headers } of batch.messages) this.arrivals.set(String(headers?.['ce_id']), at);
      },
    });
  }

  /** Times from the produce's acknowledgement to the end of the chain, ms. */
  async measure(perSecond: number, seconds: number, signal: AbortSignal): Promise<number[]> {
    const accepted = new Map<string, number>();
    const total = perSecond * seconds;
    const startedAt = performance.now();
    const stream = uniqueName('chain-stream');
    const producing: Promise<void>[] = [];
    // One send outstanding, as the idempotent producer needs; what comes meanwhile goes with the next.
    let waiting: { id: string; record: ReturnType<typeof messageRecord> }[] = [];
    let sending: Promise<void> | undefined;
    const flush = async (): Promise<void> => {
      while (waiting.length > 0) {
        const some = waiting;
        waiting = [];
        await this.producer?.send({ topic: this.topics[0] ?? '', acks: -1, messages: some.map(({ record: { key, headers, value } }) => ({ key, headers, value })) });
        const at = performance.now();
        for (const { id } of some) accepted.set(id, at);
      }
      sending = undefined;
    };
    for (let n = 0; n < total; ) {
      signal.throwIfAborted();
      const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1);
      for (; n < due; n += 1) {
        const record = messageRecord(this.topics[0] ?? '', `${stream}.${n % 500}`, Math.floor(n / 500) + 1);
        waiting.push({ id: record.headers['ce_id'] ?? '', record });
        sending ??= flush();
        producing.push(sending);
      }
      await wait(2);
    }
    await Promise.all(producing);
    for (let looks = 0; looks < 40 && [...accepted.keys()].some((id) => !this.arrivals.has(id)); looks += 1) await wait(100);
    return [...accepted].flatMap(([id, at]) => {
      const arrived = this.arrivals.get(id);
      return arrived === undefined ? [] : [Math.max(0, arrived - at)];
    });
  }

  async stop(): Promise<void> {
    await this.consumer?.disconnect();
    await this.producer?.disconnect();
    for (const one of this.relays) one.kill();
    await this.log.admin().deleteTopics(this.topics);
  }
}
