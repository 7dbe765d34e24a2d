import type { AnswerStore, ConversationStore, LockedConversation, TracedEvent, WaitingAnswer } from '@parley/conversation/adapters';
import {
  awaitingBot, conversationDecider, deadlineChanges, withAnswer,
  type Answers, type Conversation, type ConversationCommand, type ConversationSettings, type EngineAnswer,
} from '@parley/conversation/domain';
import type { NewTimer, Timers, Tx } from '@parley/platform/event-log';

interface Work {
  readonly stream: LockedConversation;
  readonly events: TracedEvent[];
  state: Conversation;
  answers: Answers;
}

/** What a batch works with; the same for all batches of a process. */
export interface BatchTools {
  readonly conversations: ConversationStore;
  readonly answers: AnswerStore;
  readonly timers: Timers;
  readonly settings: ConversationSettings;
}

/**
 * The conversations of one transaction: locked and loaded first, decided in memory in the order of the events, and
 * written in few statements however many there are.
 */
export class ConversationBatch {
  private readonly works = new Map<string, Work>();
  private readonly waiting = new Map<string, WaitingAnswer>();
  private readonly traces = new Map<string, string>();
  private readonly decider;

  constructor(
    private readonly tools: BatchTools,
    private readonly tx: Tx,
  ) {
    this.decider = conversationDecider(tools.settings);
  }

  /** Locks conversations. @param withAnswers those for which engine answers may wait. */
  async load(ids: Iterable<string>, withAnswers: readonly string[] = []): Promise<void> {
    const { conversations, answers } = this.tools;
    const missing = [...new Set(ids)].filter((id) => !this.works.has(id));
    const locked = await conversations.lock(this.tx, missing);
    const loaded = await answers.load(this.tx, withAnswers);
    for (const [id, stream] of locked) {
      this.works.set(id, { stream, state: stream.state, events: [], answers: loaded.get(id) ?? {} });
    }
  }

  stateOf(conversationId: string): Conversation {
    return this.work(conversationId).state;
  }

  answersOf(conversationId: string): Answers {
    return this.work(conversationId).answers;
  }

  /** Adds an engine's answer to those that wait. The caller has seen that the message is awaited. */
  hear(conversationId: string, messageId: string, answer: EngineAnswer): void {
    const work = this.work(conversationId);
    const heard = withAnswer(work.answers, messageId, answer);
    if (heard === work.answers) return;
    work.answers = heard;
    this.waiting.set(`${messageId}/${answer.kind}`, { conversationId, messageId, answer });
  }

  /** Decides; returns true when something followed. */
  apply(conversationId: string, command: ConversationCommand, traceparent: string | undefined): boolean {
    const work = this.work(conversationId);
    const events = this.decider.decide(command, work.state);
    if (traceparent !== undefined) this.traces.set(conversationId, traceparent);
    for (const event of events) {
      work.state = this.decider.evolve(work.state, event);
      work.events.push({ event, ...(traceparent !== undefined && { traceparent }) });
    }
    return events.length > 0;
  }

  /** Writes events, states, deadlines and waiting answers. */
  async commit(): Promise<void> {
    const { conversations, answers, timers, settings } = this.tools;
    const changed = [...this.works].filter(([, work]) => work.events.length > 0);
    await conversations.commit(this.tx, changed.map(([, work]) => work));
    const set: NewTimer[] = [];
    const drop: string[] = [];
    const decided: string[] = [];
    for (const [id, { stream, state }] of changed) {
      const changes = deadlineChanges(stream.state, state, settings);
      set.push(...changes.set.map((deadline) => this.timer(id, deadline)));
      drop.push(...changes.drop);
      const awaited = new Set(awaitingBot(state).map(({ messageId }) => messageId));
      decided.push(...awaitingBot(stream.state).map(({ messageId }) => messageId).filter((messageId) => !awaited.has(messageId)));
    }
    await timers.cancel(this.tx, drop);
    await timers.schedule(this.tx, set);
    await answers.save(this.tx, this.stillWaiting(), decided);
  }

  private timer(streamId: string, { id, kind, afterMs, messageId }: { id: string; kind: string; afterMs: number; messageId?: string }): NewTimer {
    const traceparent = this.traces.get(streamId);
    return {
      id, kind, streamId, afterMs,
      payload: { ...(messageId !== undefined && { messageId }), ...(traceparent !== undefined && { traceparent }) },
    };
  }

  private stillWaiting(): WaitingAnswer[] {
    return [...this.waiting.values()].filter(({ conversationId, messageId }) =>
      awaitingBot(this.stateOf(conversationId)).some((message) => message.messageId === messageId),
    );
  }

  private work(conversationId: string): Work {
    const work = this.works.get(conversationId);
    if (!work) throw new TypeError(`Conversation ${conversationId} was not loaded into the batch`);
    return work;
  }
}
