import { newId } from '../new-id';
import type { Settings } from '../settings';
import { Connection, type ConnectionListener, type ConnectionState } from './connection';
import type { Keeper } from './keeper';
import { LONGEST_TEXT, type Entry, type ServerFrame, type Verdict } from './protocol';
import { emptyThread, threadReducer, toReport, type OutgoingMessage, type ThreadAction, type ThreadState } from './thread-state';

export interface ChatSnapshot {
  readonly thread: ThreadState;
  readonly connection: ConnectionState;
  /** Why the service does not let this page chat. */
  readonly refusedCode?: string;
  /** When the team was last seen typing, milliseconds by this machine's clock. */
  readonly agentTypedAt: number;
}

const TYPING_EVERY_MS = 2_000;
/** A message that the service could not take for the moment is sent again after this, in milliseconds. */
const SEND_AGAIN_MS = 3_000;
/** Reply ids that one report may carry. */
const MOST_REPORTED = 200;

/** One visitor's conversation: what is shown, what is on its way, and what the service is told. */
export class Chat implements ConnectionListener {
  private snapshot: ChatSnapshot = { thread: emptyThread, connection: 'idle', agentTypedAt: 0 };
  private readonly connection: Connection;
  private readonly reported = { delivered: new Set<string>(), read: new Set<string>() };
  private reading = false;
  private lastTyping = 0;

  constructor(
    settings: Settings,
    private readonly keeper: Keeper,
    private readonly changed: (snapshot: ChatSnapshot) => void,
  ) {
    this.connection = new Connection(
      settings,
      {
        visitorId: () => keeper.visitorId(),
        keepVisitorId: (visitorId) => keeper.keepVisitorId(visitorId),
        forgetVisitor: () => keeper.forgetVisitor(),
        revision: () => this.snapshot.thread.revision,
      },
      this,
    );
    for (const message of keeper.unsent()) this.apply({ type: 'written', message });
    for (const [replyId, verdict] of keeper.ratings()) this.apply({ type: 'rated', replyId, verdict });
  }

  get state(): ChatSnapshot {
    return this.snapshot;
  }

  start(): void {
    this.connection.start();
  }

  /** The visitor looks at the thread, or does not any more. */
  setReading(reading: boolean): void {
    this.reading = reading;
    this.report();
  }

  /** False when there is nothing to send or it is too long. */
  write(text: string, choiceId?: string): boolean {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > LONGEST_TEXT) return false;
    const message: OutgoingMessage = {
      clientMessageId: newId(), text: trimmed, time: new Date().toISOString(), state: 'waiting', ...(choiceId !== undefined && { choiceId }),
    };
    this.keeper.keep(message);
    this.apply({ type: 'written', message });
    this.submit(message);
    return true;
  }

  sendAgain(clientMessageId: string): void {
    const message = this.snapshot.thread.outgoing.find((one) => one.clientMessageId === clientMessageId);
    if (message) this.submit(message);
  }

  discard(clientMessageId: string): void {
    this.keeper.drop(clientMessageId);
    this.apply({ type: 'discarded', clientMessageId });
  }

  /** Says whether an answer helped; without a connection it is kept and said when there is one. */
  rate(replyId: string, verdict: Verdict): void {
    this.keeper.keepRating(replyId, verdict);
    this.apply({ type: 'rated', replyId, verdict });
    this.connection.send({ type: 'rate', replyId, verdict });
  }

  typing(): void {
    const now = Date.now();
    if (now - this.lastTyping < TYPING_EVERY_MS) return;
    this.lastTyping = now;
    this.connection.send({ type: 'typing' });
  }

  onState(connection: ConnectionState, refusedCode?: string): void {
    const { refusedCode: _before, ...rest } = this.snapshot;
    const thread = connection === 'lost' ? threadReducer(rest.thread, { type: 'disconnected' }) : rest.thread;
    this.publish({ ...rest, thread, connection, ...(refusedCode !== undefined && { refusedCode }) });
  }

  onHistory(entries: readonly Entry[], revision: number): void {
    this.takeEntries(entries, revision);
  }

  /** Everything not known to have arrived goes again, in the order in which it was written; the ids make repeats harmless. */
  onReady(): void {
    this.reported.delivered.clear();
    this.reported.read.clear();
    for (const message of this.snapshot.thread.outgoing) {
      if (message.state === 'waiting' || message.state === 'sending') this.submit(message);
    }
    for (const [replyId, verdict] of this.snapshot.thread.ratings) this.connection.send({ type: 'rate', replyId, verdict });
    this.report();
  }

  onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'ack':
        this.keeper.drop(frame.clientMessageId);
        return this.apply({ type: 'state', clientMessageId: frame.clientMessageId, state: 'sent' });
      case 'entries':
        return this.takeEntries(frame.entries, frame.revision);
      case 'typing':
        return this.publish({ ...this.snapshot, agentTypedAt: Date.now() });
      case 'error':
        return frame.clientMessageId === undefined ? undefined : this.refused(frame.clientMessageId, frame.retriable);
      case 'ready':
        return;
    }
  }

  private takeEntries(entries: readonly Entry[], revision: number): void {
    for (const { clientMessageId } of entries) if (clientMessageId !== undefined) this.keeper.drop(clientMessageId);
    const unsaid = [...this.snapshot.thread.ratings.keys()];
    this.apply({ type: 'entries', entries, revision });
    for (const replyId of unsaid) if (!this.snapshot.thread.ratings.has(replyId)) this.keeper.dropRating(replyId);
    if (entries.some(({ author }) => author === 'agent')) this.publish({ ...this.snapshot, agentTypedAt: 0 });
    this.report();
  }

  private refused(clientMessageId: string, retriable: boolean): void {
    this.apply({ type: 'state', clientMessageId, state: retriable ? 'waiting' : 'failed' });
    const message = this.snapshot.thread.outgoing.find((one) => one.clientMessageId === clientMessageId);
    if (!message) return;
    this.keeper.keep(message);
    if (retriable) setTimeout(() => this.sendAgain(clientMessageId), SEND_AGAIN_MS);
  }

  private submit({ clientMessageId, text, choiceId }: OutgoingMessage): void {
    const said = choiceId === undefined ? { text } : { choice: { id: choiceId, title: text } };
    const gone = this.connection.send({ type: 'send', clientMessageId, ...said });
    this.apply({ type: 'state', clientMessageId, state: gone ? 'sending' : 'waiting' });
  }

  private report(): void {
    const as = this.reading ? 'read' : 'delivered';
    const open = toReport(this.snapshot.thread, as).filter((id) => !this.reported[as].has(id));
    for (let at = 0; at < open.length; at += MOST_REPORTED) {
      const replyIds = open.slice(at, at + MOST_REPORTED);
      if (this.connection.send({ type: as, replyIds })) for (const id of replyIds) this.reported[as].add(id);
    }
  }

  private apply(action: ThreadAction): void {
    this.publish({ ...this.snapshot, thread: threadReducer(this.snapshot.thread, action) });
  }

  private publish(snapshot: ChatSnapshot): void {
    this.snapshot = snapshot;
    this.changed(snapshot);
  }
}
