import { deriveId } from '@parley/contracts';
import { withAnswer, type Answers, type EngineAnswer } from '../answers';
import type { ConversationCommand, CustomerMessage } from '../commands';
import { awaitingBot, type Conversation } from '../conversation';
import { deadlineChanges, remainingInactivityMs } from '../deadlines';
import { conversationDecider } from '../decide';
import { takesMessage } from '../decisions/receive-customer-message';
import type { ConversationEvent } from '../events';
import { DEFAULT_SETTINGS } from '../settings';
import { timerRow, Transaction, type Store, type StreamRow, type TimerRow } from './store';

/** One protection each; a simulation runs with all of them, or with one taken away. */
export const GUARDS = [
  'unique-external-id', 'seq-check', 'epoch-check', 'first-answer', 'row-lock', 'outbox-in-transaction', 'positions-in-transaction', 'durable-timers',
] as const;
export type Guard = (typeof GUARDS)[number];

/** What a topic carries towards the conversation. */
export type Input =
  | { readonly kind: 'message'; readonly id: string; readonly message: CustomerMessage }
  | { readonly kind: 'answer'; readonly id: string; readonly conversationId: string; readonly messageId: string; readonly answer: EngineAnswer }
  | { readonly kind: 'human'; readonly id: string; readonly conversationId: string; readonly seq: number; readonly command: HumanCommand };

export type HumanCommand = Extract<ConversationCommand, { type: 'AssignAgent' | 'EndAssignment' | 'SubmitAgentReply' | 'SubmitResolution' }>;

export interface Fetched {
  readonly partition: string;
  readonly offset: number;
  readonly input: Input;
}

/** Where a run of the service may end: nothing done, all done, or between two writes that should have been one. */
export type Crash = 'none' | 'before-commit' | 'after-commit' | 'between-writes';

interface Work {
  readonly before: StreamRow;
  state: Conversation;
  answers: Answers;
  readonly events: ConversationEvent[];
}

const decider = conversationDecider();

/** An instance of the conversation service: it fetches, and applies later what it fetched, whatever happened meanwhile. */
export class Instance {
  private fetched: readonly Fetched[] = [];
  private due: readonly TimerRow[] = [];
  private sight = new Map<string, StreamRow>();

  constructor(
    private readonly store: Store,
    private readonly removed: Guard | undefined,
  ) {}

  get busy(): boolean {
    return this.fetched.length > 0 || this.due.length > 0;
  }

  /** A crash: what was in memory is gone. */
  forget(): void {
    this.fetched = [];
    this.due = [];
  }

  fetch(records: readonly Fetched[]): void {
    this.fetched = records;
    this.look();
  }

  fetchTimers(due: readonly TimerRow[]): void {
    this.due = due;
    this.look();
  }

  /** Applies what was fetched in one transaction. */
  apply(now: number, crash: Crash): void {
    if (this.fetched.length > 0) this.applyRecords(now, crash);
    else if (this.due.length > 0) this.applyTimers(now, crash);
    this.forget();
  }

  private look(): void {
    this.sight = this.removed === 'row-lock' ? new Map(this.store.streams) : this.store.streams;
  }

  private applyRecords(now: number, crash: Crash): void {
    const { store } = this;
    const tx = new Transaction(store);
    const next = new Map<string, number>();
    const fresh = this.fetched.filter(({ partition, offset }) => {
      const position = next.get(partition) ?? store.positions.get(partition) ?? 0;
      if (offset !== position) return false;
      next.set(partition, offset + 1);
      return true;
    });
    for (const [partition, position] of next) tx.stage((rows) => void rows.positions.set(partition, position));
    if (this.removed === 'positions-in-transaction') {
      for (const [partition, position] of next) store.positions.set(partition, position);
      if (crash === 'between-writes') return;
    }
    const batch = new Batch(store, this.sight, tx, now, this.removed);
    for (const { input } of fresh) batch.take(input);
    this.finish(batch, tx, crash);
  }

  private applyTimers(now: number, crash: Crash): void {
    const tx = new Transaction(this.store);
    const batch = new Batch(this.store, this.sight, tx, now, this.removed);
    for (const timer of this.due) {
      if (!this.store.timers.has(timer.id) && this.removed !== 'row-lock') continue;
      tx.stage((rows) => void rows.timers.delete(timer.id));
      batch.pass(timer);
    }
    this.finish(batch, tx, crash);
  }

  private finish(batch: Batch, tx: Transaction, crash: Crash): void {
    if (crash === 'before-commit') return;
    const loseOutbox = this.removed === 'outbox-in-transaction' && crash === 'between-writes';
    batch.write(loseOutbox);
    tx.commit();
  }
}

/** The conversations of one transaction, as the service's own batch keeps them. */
class Batch {
  private readonly works = new Map<string, Work>();
  private readonly taken = new Set<string>();
  private readonly threads = new Map<string, string>();
  private readonly seqs = new Map<string, number>();
  private readonly again: TimerRow[] = [];

  constructor(
    private readonly store: Store,
    private readonly sight: ReadonlyMap<string, StreamRow>,
    private readonly tx: Transaction,
    private readonly now: number,
    private readonly removed: Guard | undefined,
  ) {}

  take(input: Input): void {
    switch (input.kind) {
      case 'message':
        return this.receive(input.id, input.message);
      case 'answer':
        return this.hear(input);
      case 'human':
        return this.obey(input);
    }
  }

  pass({ id, kind, conversationId, messageId, dueAt }: TimerRow): void {
    const work = this.work(conversationId);
    const base = { causeId: id, now: iso(this.now) };
    switch (kind) {
      case 'conversation.join':
        return this.decide(conversationId, { ...base, type: 'PassJoinDeadline', messageId: messageId ?? '', answers: work.answers });
      case 'conversation.holding':
        return this.decide(conversationId, { ...base, type: 'PassHoldingDeadline', messageId: messageId ?? '' });
      case 'conversation.inactivity': {
        this.decide(conversationId, { ...base, type: 'PassInactivityDeadline' });
        const afterMs = remainingInactivityMs(this.work(conversationId).state, id, iso(this.now), DEFAULT_SETTINGS);
        if (afterMs !== undefined) this.again.push({ id, kind, conversationId, dueAt: Math.max(dueAt, this.now) + afterMs });
      }
    }
  }

  write(loseOutbox: boolean): void {
    const { tx, now } = this;
    for (const timer of this.again) tx.stage((rows) => void rows.timers.set(timer.id, timer));
    for (const [id, work] of this.works) {
      const { before, state, events, answers } = work;
      const rows = events.map((event, index) => ({ seq: before.seq + index + 1, event }));
      const { set, drop } = deadlineChanges(before.state, state, DEFAULT_SETTINGS);
      const awaited = awaitingBot(state).map(({ messageId }) => messageId);
      const waiting = Object.fromEntries(Object.entries(answers).filter(([messageId]) => awaited.includes(messageId)));
      tx.stage((store) => {
        store.streams.set(id, { state, seq: before.seq + events.length });
        store.ledger.set(id, [...(store.ledger.get(id) ?? []), ...rows]);
        if (!loseOutbox) store.outbox.push(...rows.map((row) => ({ ...row, conversationId: id })));
        for (const timer of drop) store.timers.delete(timer);
        for (const deadline of set) store.timers.set(deadline.id, timerRow(id, deadline, now));
        store.answers.set(id, waiting);
      });
    }
  }

  private receive(causeId: string, message: CustomerMessage): void {
    const key = `${message.accountId}/${message.externalMessageId}`;
    if (this.removed !== 'unique-external-id' && (this.store.taken.has(key) || this.taken.has(key))) return;
    this.taken.add(key);
    const { threadId, messageId } = message;
    const fresh = deriveId('conversation', threadId, messageId);
    const current = this.threads.get(threadId) ?? this.store.threads.get(threadId) ?? fresh;
    const stays = takesMessage(this.work(current).state, message, DEFAULT_SETTINGS);
    const conversationId = stays ? current : fresh;
    this.threads.set(threadId, conversationId);
    this.tx.stage((rows) => {
      rows.taken.add(key);
      rows.threads.set(threadId, conversationId);
    });
    this.decide(conversationId, {
      type: 'ReceiveCustomerMessage', causeId, correlationId: messageId, now: iso(this.now), conversationId, message,
      ...(!stays && { previousConversationId: current }),
    });
  }

  private hear({ id, conversationId, messageId, answer }: Extract<Input, { kind: 'answer' }>): void {
    const work = this.work(conversationId);
    const awaited = awaitingBot(this.seen(work.state)).some((message) => message.messageId === messageId);
    if (!awaited) return;
    if (this.removed === 'first-answer') {
      const { [answer.kind]: _older, ...others } = work.answers[messageId] ?? {};
      work.answers = withAnswer({ ...work.answers, [messageId]: others }, messageId, answer);
    } else {
      work.answers = withAnswer(work.answers, messageId, answer);
    }
    this.decide(conversationId, { type: 'ConsiderAnswers', causeId: id, correlationId: messageId, now: iso(this.now), messageId, answers: work.answers });
  }

  private obey({ id, conversationId, seq, command }: Extract<Input, { kind: 'human' }>): void {
    const last = this.seqs.get(conversationId) ?? this.store.lastSeq.get(conversationId) ?? 0;
    if (this.removed !== 'seq-check' && seq <= last) return;
    this.seqs.set(conversationId, seq);
    this.tx.stage((rows) => void rows.lastSeq.set(conversationId, seq));
    this.decide(conversationId, { ...command, causeId: id, now: iso(this.now) });
  }

  private decide(conversationId: string, command: ConversationCommand): void {
    const work = this.work(conversationId);
    for (const event of decider.decide(command, this.seen(work.state))) {
      work.events.push(event);
      work.state = decider.evolve(work.state, event);
    }
  }

  /** Without the epoch check, which is in the production code's own decision, every waiting message is shown to it as one of the present epoch. */
  private seen(state: Conversation): Conversation {
    if (this.removed !== 'epoch-check' || state.status !== 'open') return state;
    return { ...state, pending: state.pending.map((message) => ({ ...message, epoch: state.epoch })) };
  }

  private work(conversationId: string): Work {
    const known = this.works.get(conversationId);
    if (known) return known;
    const before = this.sight.get(conversationId) ?? this.store.stream('');
    const work: Work = { before, state: before.state, answers: this.store.answers.get(conversationId) ?? {}, events: [] };
    this.works.set(conversationId, work);
    return work;
  }
}

export const iso = (now: number): string => new Date(now).toISOString();
