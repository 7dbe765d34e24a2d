import { randomUUID } from 'node:crypto';
import { encodeEvent, PARTITIONS, topicConfig, type EventContract, type EventEnvelope, type Topic } from '@parley/contracts';
import { AnswerStore, ConversationStore, HistoryStore, IntakeStore } from '@parley/conversation/adapters';
import { DEADLINE_KINDS, type ConversationSettings } from '@parley/conversation/domain';
import { Database, EventConsumer, Outbox, Relay, TimerRunner, Timers } from '@parley/platform/event-log';
import type { LogClient, LogWriter } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { CONVERSATION_READER } from '../conversation-events.controller';
import { ConversationEventsHandler } from '../conversation-events.handler';
import { ConversationQuery } from '../conversation-query';
import { DeadlinesHandler } from '../deadlines.handler';

export type SpecTopics = Record<'channel' | 'nlu' | 'knowledge' | 'routing' | 'conversation', Topic>;

export interface RunningOptions {
  url: string;
  log: LogClient;
  topics: SpecTopics;
  reader: string;
  settings: ConversationSettings;
}

/** The conversation service without its process: consumer, deadlines and relay on real servers. */
export class RunningConversation {
  readonly database: Database;
  readonly query: ConversationQuery;
  private readonly consumer: EventConsumer;
  private readonly timers: TimerRunner[];
  private readonly relay: Relay;
  private readonly writer: LogWriter;

  constructor({ url, log, topics, reader, settings }: RunningOptions) {
    this.database = new Database({ url, applicationName: 'spec' });
    this.query = new ConversationQuery(new HistoryStore(this.database));
    this.writer = log.writer();
    const onError = (error: unknown): void => {
      throw error;
    };
    this.relay = new Relay({ database: this.database, writer: this.writer, instance: `${reader}-${randomUUID()}`, onError });
    const timers = new Timers();
    const tools = { conversations: new ConversationStore(topics.conversation), answers: new AnswerStore(), timers, settings };
    const sources = [topics.channel, topics.nlu, topics.knowledge, topics.routing];
    const handler = new ConversationEventsHandler(new IntakeStore(), tools, silentLogger, sources);
    const deadlines = new DeadlinesHandler(tools);
    const nudgeRelay = (): void => this.relay.nudge();
    this.consumer = new EventConsumer({
      declaration: { ...CONVERSATION_READER, reader, topics: sources },
      handle: (events, context) => handler.handle(events, context),
      database: this.database,
      outbox: new Outbox('/parley/conversation'),
      log,
      logger: silentLogger,
      nudgeRelay,
      onFatal: onError,
    });
    this.timers = DEADLINE_KINDS.map(
      (kind) => new TimerRunner({ kind, handle: (due, context) => deadlines.handle(kind, due, context), database: this.database, timers, nudgeRelay, onError }),
    );
  }

  async start(): Promise<this> {
    this.relay.start();
    for (const timer of this.timers) timer.start();
    await this.consumer.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.consumer.stop();
    await Promise.all(this.timers.map((timer) => timer.stop()));
    await this.relay.stop();
    await this.writer.close();
    await this.database.close();
  }

  /** Everything in the ledger, in the order of writing per conversation. */
  async ledger(): Promise<{ streamId: string; seq: number; type: string; data: Record<string, unknown> }[]> {
    return this.database.query(
      `SELECT stream_id AS "streamId", seq, headers ->> 'ce_type' AS type, value AS data FROM ledger ORDER BY stream_id, seq`,
    );
  }
}

export async function createTopics(log: LogClient, topics: SpecTopics): Promise<void> {
  await log.admin().ensureTopics(Object.values(topics).map(({ name, kind }) => ({ name, partitions: PARTITIONS, config: topicConfig(kind) })));
}

/** An event as its owner would put it on its topic. */
export function envelope<T extends object>(
  contract: EventContract<T>,
  topic: Topic,
  about: { id: string; subject: string; data: T; seq?: number; tenant?: string; time?: string },
): EventEnvelope<T> {
  const time = about.time ?? new Date().toISOString();
  return {
    id: about.id, type: contract.type, source: `/parley/${topic.owner}`, subject: about.subject, time, recordedtime: time,
    tenant: about.tenant ?? 'demo', subjectid: 'subject-1', partitionkey: about.subject, dataversion: contract.version,
    ...(about.seq !== undefined && { seq: about.seq }),
    data: about.data,
  };
}

export async function publish(writer: LogWriter, topic: Topic, ...events: EventEnvelope[]): Promise<void> {
  await writer.append(events.map((event) => ({ topic: topic.name, ...encodeEvent(event) })));
}
