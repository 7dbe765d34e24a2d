import {
  ControlChanged, ConversationClosed, ConversationReopened, CustomerMessageAdded, EscalationRequested, MessageReceived, NEEDS_NO_REPLY,
  ReplyComposed, ReplyRejected, SettlementFailed, AgentReplySubmitted,
  type AgentReplySubmittedData, type ControlChangedData, type CustomerMessageAddedData, type MessageReceivedData, type ReplyComposedData,
} from '@parley/contracts';
import type { Findings } from '../differences';
import type { LogEvent } from '../log/log-event';

interface Known {
  controller: string;
  agentId: string | undefined;
  epoch: number;
  closed: boolean;
  /** Messages that the bot owes an answer, by id. */
  readonly owed: Set<string>;
}

/** Promises about conversations that the log alone can prove. */
export class Conversations {
  private readonly known = new Map<string, Known>();
  private readonly received = new Map<string, string>();
  private readonly added = new Map<string, string>();
  private readonly externalIds = new Map<string, string>();
  private readonly submitted = new Map<string, string>();
  private readonly decided = new Map<string, 'composed' | 'rejected'>();
  private readonly composedByAgent = new Set<string>();

  constructor(private readonly findings: Findings) {}

  get conversations(): number {
    return this.known.size;
  }

  get messages(): number {
    return this.added.size;
  }

  observe(event: LogEvent): void {
    switch (event.type) {
      case MessageReceived.type:
        this.received.set((event.data as unknown as MessageReceivedData).messageId, event.subject);
        return;
      case AgentReplySubmitted.type:
        this.submitted.set((event.data as unknown as AgentReplySubmittedData).replyId, event.subject);
        return;
      case CustomerMessageAdded.type:
        return this.customerMessage(event, event.data as unknown as CustomerMessageAddedData);
      case ReplyComposed.type:
        return this.reply(event, event.data as unknown as ReplyComposedData);
      case ReplyRejected.type:
        return this.decide((event.data as { replyId: string }).replyId, 'rejected');
      case ControlChanged.type:
        return this.control(event, event.data as unknown as ControlChangedData);
      case ConversationClosed.type:
        this.of(event).closed = true;
        return;
      case ConversationReopened.type:
        this.of(event).closed = false;
        return;
      case SettlementFailed.type:
        this.of(event).owed.delete((event.data as { messageId: string }).messageId);
        return;
      case EscalationRequested.type:
        this.of(event);
        return;
      default:
        return;
    }
  }

  /** Unsettled messages: known when the log has been read. */
  finish(): { unsettled: number } {
    for (const [id, thread] of this.received) {
      if (!this.added.has(id)) this.findings.add('message-lost', `message ${id}`, `received in thread ${thread}, in no conversation`);
    }
    for (const [id, conversation] of this.added) {
      if (!this.received.has(id)) this.findings.add('message-never-received', `message ${id}`, `conversation ${conversation}`);
    }
    this.agentReplies();
    let unsettled = 0;
    for (const [id, { owed }] of this.known) {
      unsettled += owed.size;
      for (const message of owed) this.findings.add('unsettled-message', `message ${message}`, `conversation ${id}`);
    }
    return { unsettled };
  }

  private agentReplies(): void {
    for (const replyId of this.composedByAgent) {
      if (!this.submitted.has(replyId)) this.findings.add('agent-reply-never-submitted', `reply ${replyId}`);
    }
    for (const [replyId, conversation] of this.submitted) {
      if (!this.decided.has(replyId)) this.findings.add('agent-reply-undecided', `reply ${replyId}`, `conversation ${conversation}`);
    }
  }

  private customerMessage(event: LogEvent, { messageId, accountId, externalMessageId, content, controller, epoch }: CustomerMessageAddedData): void {
    const state = this.of(event);
    if (this.added.has(messageId)) this.findings.add('message-added-twice', `message ${messageId}`, `conversation ${event.subject}`);
    this.added.set(messageId, event.subject);
    const external = `${event.tenant}\u001f${accountId}\u001f${externalMessageId}`;
    const earlier = this.externalIds.get(external);
    if (earlier !== undefined) this.findings.add('duplicate-external-id', `message ${messageId}`, `same external id as message ${earlier}`);
    else this.externalIds.set(external, messageId);
    if (epoch !== state.epoch || (!state.closed && controller !== state.controller)) {
      this.findings.add('wrong-controller', `message ${messageId}`, `says ${controller} in epoch ${epoch}, the log says ${state.controller} in ${state.epoch}`);
    }
    if (NEEDS_NO_REPLY.includes(content.kind)) return;
    // A later message supersedes the ones before it: only the newest is owed an answer.
    state.owed.clear();
    if (controller === 'bot') state.owed.add(messageId);
  }

  private reply(event: LogEvent, { replyId, author, agentId, epoch, purpose, messageId }: ReplyComposedData): void {
    const state = this.of(event);
    this.decide(replyId, 'composed');
    const at = `conversation ${event.subject} seq ${event.seq ?? '-'}`;
    if (author === 'agent') {
      this.composedByAgent.add(replyId);
      if (state.controller !== 'agent' || state.agentId !== agentId) this.findings.add('reply-without-control', `reply ${replyId}`, at);
    } else if (state.controller !== 'bot' || epoch < state.epoch) {
      // The hand-over notice is composed before control passes on, so there is no exception for it here.
      this.findings.add('late-bot-reply', `reply ${replyId}`, `${at}, ${purpose} of epoch ${epoch} under ${state.controller} in epoch ${state.epoch}`);
    }
    if (author === 'bot' && messageId !== undefined && purpose !== 'holding') state.owed.delete(messageId);
  }

  private control(event: LogEvent, { controller, agentId, epoch }: ControlChangedData): void {
    const state = this.of(event);
    if (epoch !== state.epoch + 1) this.findings.add('epoch-jump', `conversation ${event.subject}`, `epoch ${epoch} follows ${state.epoch}`);
    state.epoch = epoch;
    state.controller = controller;
    state.agentId = agentId;
    if (controller !== 'bot') state.owed.clear();
  }

  private decide(replyId: string, how: 'composed' | 'rejected'): void {
    if (this.decided.has(replyId)) this.findings.add('reply-decided-twice', `reply ${replyId}`, how);
    this.decided.set(replyId, how);
  }

  private of({ subject }: LogEvent): Known {
    let state = this.known.get(subject);
    if (!state) {
      state = { controller: 'bot', agentId: undefined, epoch: 1, closed: false, owed: new Set() };
      this.known.set(subject, state);
    }
    return state;
  }
}
