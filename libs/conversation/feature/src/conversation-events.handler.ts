import { deriveId, MessageReceived, MessageUnderstood, PassagesRetrieved, Topics, type MessageReceivedData, type Topic } from '@parley/contracts';
import type { IntakeStore, ThreadPlace } from '@parley/conversation/adapters';
import { awaitingBot, takesMessage, UnknownConversationError, type EngineAnswer } from '@parley/conversation/domain';
import { dataOf, isEvent, type ConsumerContext, type ReceivedEvent, type Tx } from '@parley/platform/event-log';
import { counter, type Logger } from '@parley/platform/observability';
import { ConversationBatch, type BatchTools } from './conversation-batch';
import { toCustomerMessage, toHumanCommand } from './to-command';

const ENGINE_TYPES: readonly string[] = [MessageUnderstood.type, PassagesRetrieved.type];

/** Topics that the conversation listens to. */
export const CONVERSATION_SOURCES: readonly Topic[] = [Topics.channel, Topics.nlu, Topics.knowledge, Topics.routing];

export type IgnoredBecause = 'repeated-message' | 'late-answer' | 'unknown-conversation' | 'not-from-the-owner';

/**
 * Applies everything that happens to conversations, one transaction per fetch: threads are locked before conversations,
 * each in sorted order.
 */
export class ConversationEventsHandler {
  constructor(
    private readonly intake: IntakeStore,
    private readonly tools: BatchTools,
    private readonly logger: Logger,
    private readonly sources: readonly Topic[] = CONVERSATION_SOURCES,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  async handle(received: readonly ReceivedEvent[], { tx }: Pick<ConsumerContext, 'tx'>): Promise<void> {
    const now = this.clock().toISOString();
    const events = received.filter((event) => this.isFromOwner(event));
    this.ignored('not-from-the-owner', received.length - events.length);
    const batch = new ConversationBatch(this.tools, tx);
    const messages = await this.takeNew(tx, events);
    const places = await this.intake.place(tx, proposals(messages));
    const others = events.filter((event) => !isEvent(MessageReceived, event));
    const forEngines = others.filter((event) => ENGINE_TYPES.includes(event.type)).map(conversationIdOf);
    await batch.load([...places.values(), ...others.map(conversationIdOf)], [...new Set(forEngines)]);
    const moved = new Map<string, string>();
    const taken = new Set(messages);
    for (const event of events) {
      if (taken.has(event)) await this.receive(batch, event, places, moved, now);
      else if (ENGINE_TYPES.includes(event.type)) this.hear(batch, event, now);
      else if (!isEvent(MessageReceived, event)) this.applyHuman(batch, event, now);
    }
    await this.intake.move(tx, [...moved].map(([threadId, conversationId]) => ({ threadId, conversationId })));
    await batch.commit();
  }

  /** A topic's ACL lets only its owner write: an event elsewhere than on its owner's topic is not believed. */
  private isFromOwner({ type, topic }: ReceivedEvent): boolean {
    return this.sources.some(({ name, owner }) => name === topic && type.startsWith(`${owner}.`));
  }

  /** The messages that were never taken before. */
  private async takeNew(tx: Tx, events: readonly ReceivedEvent[]): Promise<ReceivedEvent[]> {
    const messages = events.filter((event) => isEvent(MessageReceived, event));
    const fresh = await this.intake.take(tx, messages.map((event) => ({ tenant: event.tenant, ...dataOf(MessageReceived, event) })));
    // A repeat inside one fetch has the same message id: only its first record stands for it.
    const remaining = new Set(fresh);
    const taken = messages.filter((event) => remaining.delete(dataOf(MessageReceived, event).messageId));
    this.ignored('repeated-message', messages.length - taken.length);
    return taken;
  }

  private async receive(
    batch: ConversationBatch,
    event: ReceivedEvent,
    places: Map<string, string>,
    moved: Map<string, string>,
    now: string,
  ): Promise<void> {
    const data = dataOf(MessageReceived, event);
    const message = toCustomerMessage(event, data);
    const current = places.get(data.threadId) ?? newConversationId(data);
    const base = { type: 'ReceiveCustomerMessage', causeId: event.id, correlationId: data.messageId, now, message } as const;
    if (takesMessage(batch.stateOf(current), message, this.tools.settings)) {
      batch.apply(current, { ...base, conversationId: current }, event.traceparent);
      return;
    }
    const next = newConversationId(data);
    await batch.load([next]);
    places.set(data.threadId, next);
    moved.set(data.threadId, next);
    batch.apply(next, { ...base, conversationId: next, previousConversationId: current }, event.traceparent);
  }

  private hear(batch: ConversationBatch, event: ReceivedEvent, now: string): void {
    const { messageId, conversationId } = event.data as { messageId: string; conversationId: string };
    const state = batch.stateOf(conversationId);
    if (state.status === 'not-started') {
      // Engines answer only what the conversation published: nothing waits for this, so nothing is lost.
      this.ignored('unknown-conversation', 1);
      this.logger.warn('an engine answered for an unknown conversation', { conversationId, type: event.type });
      return;
    }
    if (state.tenant !== event.tenant || !awaitingBot(state).some((message) => message.messageId === messageId)) {
      this.ignored('late-answer', 1);
      return;
    }
    batch.hear(conversationId, messageId, answerOf(event));
    const answers = batch.answersOf(conversationId);
    batch.apply(
      conversationId,
      { type: 'ConsiderAnswers', causeId: event.id, correlationId: messageId, now, messageId, answers },
      event.traceparent,
    );
  }

  private applyHuman(batch: ConversationBatch, event: ReceivedEvent, now: string): void {
    const conversationId = conversationIdOf(event);
    const command = toHumanCommand(event, now);
    if (!command) return;
    const state = batch.stateOf(conversationId);
    // What a human did may not vanish silently: an unknown conversation parks the stream for an operator.
    if (state.status === 'not-started' || state.tenant !== event.tenant) {
      throw new UnknownConversationError({ conversationId, command: command.type });
    }
    batch.apply(conversationId, command, event.traceparent);
  }

  private ignored(reason: IgnoredBecause, count: number): void {
    if (count > 0) ignoredEvents().inc({ reason }, count);
  }
}

const ignoredEvents = () =>
  counter({ name: 'parley_conversation_ignored_events_total', help: 'Events that changed nothing, by reason', labels: ['reason'] });

const newConversationId = ({ threadId, messageId }: MessageReceivedData): string => deriveId('conversation', threadId, messageId);

/** One proposal per thread: a new thread's conversation is named after its first message. */
function proposals(messages: readonly ReceivedEvent[]): ThreadPlace[] {
  const first = new Map<string, string>();
  for (const event of messages) {
    const data = dataOf(MessageReceived, event);
    if (!first.has(data.threadId)) first.set(data.threadId, newConversationId(data));
  }
  return [...first].map(([threadId, conversationId]) => ({ threadId, conversationId }));
}

const conversationIdOf = (event: ReceivedEvent): string => (event.data as { conversationId: string }).conversationId;

function answerOf(event: ReceivedEvent): EngineAnswer {
  if (isEvent(MessageUnderstood, event)) {
    const { understanding, engine } = dataOf(MessageUnderstood, event);
    return { kind: 'understanding', understanding, engine };
  }
  const { passages, engine } = dataOf(PassagesRetrieved, event);
  return { kind: 'passages', passages, engine };
}
