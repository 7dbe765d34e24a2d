import {
  AssignmentEnded, ControlChanged, ConversationAssigned, ConversationClosed, ConversationOffered, ConversationQueued, ConversationReopened,
  ConversationStarted, CustomerMessageAdded, EscalationRequested, OfferEnded, ReplyComposed,
  type ControlChangedData, type ConversationClosedData, type ConversationStartedData, type CustomerMessageAddedData,
  type EscalationRequestedData, type ReplyComposedData,
} from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import type { Row } from '../rows/compare-rows';

interface Escalation {
  readonly data: EscalationRequestedData;
  readonly at: string;
  agentReplyAt?: string;
}

interface Handling {
  queueId?: string;
  queuedAt?: string;
  offers: number;
  lost: number;
  assignments: number;
  assignedAt?: string;
  agentId?: string;
  endedAt?: string;
  endCause?: string;
}

interface Facts {
  readonly tenant: string;
  seq: number;
  routingSeq: number;
  started?: { readonly at: string; readonly data: ConversationStartedData };
  language?: string;
  controller: string;
  lastActivity?: string;
  firstMessage?: string;
  firstReply?: string;
  closed?: { readonly at: string; readonly cause: string };
  wrapUp?: ConversationClosedData['wrapUp'];
  readonly counts: { messages: number; bot: number; agent: number; answers: number; clarifications: number; reopenings: number };
  readonly articles: Set<string>;
  readonly escalations: Escalation[];
  readonly handling: Map<string, Handling>;
}

const COUNTED = new Set<string>([
  ConversationStarted.type, ConversationReopened.type, CustomerMessageAdded.type, ReplyComposed.type, ControlChanged.type,
  EscalationRequested.type, ConversationClosed.type,
]);
const HANDLED = new Set<string>([
  ConversationQueued.type, ConversationOffered.type, OfferEnded.type, ConversationAssigned.type, AssignmentEnded.type,
]);

/** The documents that analytics must hold: one per conversation, one per escalation. */
export class AnalyticsDocuments {
  private readonly all = new Map<string, Facts>();

  observe(event: LogEvent): void {
    if (COUNTED.has(event.type)) this.conversation(event);
    else if (HANDLED.has(event.type)) this.routing(event);
  }

  /** Tenant and version of each conversation's row in Postgres. */
  versions(): Map<string, Row> {
    return new Map(
      [...this.all].map(([id, { tenant, seq, routingSeq }]) => [
        `conversation ${id}`,
        { tenant, version: seq + routingSeq, indexed_version: seq + routingSeq },
      ]),
    );
  }

  conversations(): Map<string, Row> {
    return new Map([...this.all].map(([id, facts]) => [`conversation ${id}`, conversationDocument(id, facts)]));
  }

  escalations(): Map<string, Row> {
    const documents = [...this.all].flatMap(([id, facts]) =>
      facts.escalations.map((escalation, index): [string, Row] => [
        `escalation ${escalation.data.escalationId}`,
        escalationDocument(id, facts, escalation, index === facts.escalations.length - 1),
      ]),
    );
    return new Map(documents);
  }

  private conversation(event: LogEvent): void {
    const facts = this.of(event);
    facts.seq = event.seq ?? 0;
    if (facts.lastActivity === undefined || event.time > facts.lastActivity) facts.lastActivity = event.time;
    switch (event.type) {
      case ConversationStarted.type:
        facts.started = { at: event.time, data: event.data as unknown as ConversationStartedData };
        return;
      case ConversationReopened.type:
        delete facts.closed;
        facts.counts.reopenings += 1;
        return;
      case CustomerMessageAdded.type: {
        const { locale } = event.data as unknown as CustomerMessageAddedData;
        facts.counts.messages += 1;
        facts.firstMessage ??= event.time;
        if (facts.language === undefined && locale !== undefined) facts.language = locale.slice(0, 2).toLowerCase();
        return;
      }
      case ReplyComposed.type:
        return reply(facts, event.data as unknown as ReplyComposedData, event.time);
      case ControlChanged.type:
        facts.controller = (event.data as unknown as ControlChangedData).controller;
        return;
      case EscalationRequested.type: {
        const data = event.data as unknown as EscalationRequestedData;
        facts.language = data.language;
        facts.escalations.push({ data, at: event.time });
        return;
      }
      case ConversationClosed.type: {
        const { cause, wrapUp } = event.data as unknown as ConversationClosedData;
        facts.closed = { at: event.time, cause };
        if (wrapUp) facts.wrapUp = wrapUp;
        return;
      }
    }
  }

  private routing(event: LogEvent): void {
    const facts = this.of(event);
    facts.routingSeq = event.seq ?? 0;
    const { escalationId, queueId, agentId, cause } = event.data as Record<string, string>;
    if (escalationId === undefined) return;
    const handling = facts.handling.get(escalationId) ?? { offers: 0, lost: 0, assignments: 0 };
    facts.handling.set(escalationId, handling);
    switch (event.type) {
      case ConversationQueued.type:
        Object.assign(handling, { queueId, queuedAt: handling.queuedAt ?? event.time });
        return;
      case ConversationOffered.type:
        handling.offers += 1;
        return;
      case OfferEnded.type:
        handling.lost += 1;
        return;
      case ConversationAssigned.type:
        handling.assignments += 1;
        Object.assign(handling, { agentId, assignedAt: handling.assignedAt ?? event.time });
        return;
      case AssignmentEnded.type:
        Object.assign(handling, { endedAt: event.time, endCause: cause });
        return;
    }
  }

  private of({ subject, tenant }: LogEvent): Facts {
    let facts = this.all.get(subject);
    if (!facts) {
      facts = {
        tenant, seq: 0, routingSeq: 0, controller: 'bot', articles: new Set(), escalations: [], handling: new Map(),
        counts: { messages: 0, bot: 0, agent: 0, answers: 0, clarifications: 0, reopenings: 0 },
      };
      this.all.set(subject, facts);
    }
    return facts;
  }
}

function reply(facts: Facts, { author, purpose, sources, basis }: ReplyComposedData, at: string): void {
  const understood = basis?.understanding?.language;
  if (understood !== undefined && understood !== 'und') facts.language = understood;
  facts.counts[author] += 1;
  if (purpose === 'answer') facts.counts.answers += 1;
  if (purpose === 'clarification') facts.counts.clarifications += 1;
  // A holding line is no response.
  if (purpose !== 'holding') facts.firstReply ??= at;
  for (const { articleId, articleVersion } of sources) facts.articles.add(`${articleId}@${articleVersion}`);
  if (author === 'agent') for (const escalation of facts.escalations) escalation.agentReplyAt ??= at;
}

function conversationDocument(id: string, facts: Facts): Row {
  const { counts, started, closed, wrapUp, escalations } = facts;
  const [first] = escalations;
  return {
    tenant: facts.tenant, conversation_id: id,
    thread_id: started?.data.threadId, channel: started?.data.channel, account_id: started?.data.accountId,
    language: facts.language, status: closed ? 'closed' : 'open', controller: facts.controller,
    started_at: started?.at, last_activity_at: facts.lastActivity, closed_at: closed?.at, close_cause: closed?.cause,
    customer_messages: counts.messages, bot_replies: counts.bot, agent_replies: counts.agent, answers: counts.answers,
    clarifications: counts.clarifications, reopenings: counts.reopenings,
    escalated: first !== undefined, escalations: escalations.length, first_escalation_reason: first?.data.reason,
    time_to_escalation_ms: elapsed(facts.firstMessage, first?.at), first_response_ms: elapsed(facts.firstMessage, facts.firstReply),
    articles: [...facts.articles].sort(),
    wrap_up_category: wrapUp?.category, wrap_up_outcome: wrapUp?.outcome, escalation_reason_correct: wrapUp?.escalationReasonCorrect,
  };
}

function escalationDocument(id: string, facts: Facts, { data, at, agentReplyAt }: Escalation, newest: boolean): Row {
  const handling = facts.handling.get(data.escalationId);
  return {
    tenant: facts.tenant, escalation_id: data.escalationId, conversation_id: id,
    channel: facts.started?.data.channel, account_id: facts.started?.data.accountId,
    language: data.language, reason: data.reason, category: data.category, trigger: data.trigger, priority: data.priority,
    requested_at: at, time_to_escalation_ms: elapsed(facts.firstMessage, at),
    queue_id: handling?.queueId, queued_at: handling?.queuedAt,
    offers: handling?.offers ?? 0, offers_lost: handling?.lost ?? 0, assignments: handling?.assignments ?? 0,
    agent_id: handling?.agentId, first_assigned_at: handling?.assignedAt, wait_ms: elapsed(at, handling?.assignedAt),
    first_agent_reply_at: agentReplyAt, time_to_agent_reply_ms: elapsed(at, agentReplyAt),
    ended_at: handling?.endedAt, end_cause: handling?.endCause,
    escalation_reason_correct: newest ? facts.wrapUp?.escalationReasonCorrect : undefined,
  };
}

/** Milliseconds between two events; never negative, for a channel's clock may run backwards. */
function elapsed(from: string | undefined, to: string | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, Date.parse(to) - Date.parse(from));
}
