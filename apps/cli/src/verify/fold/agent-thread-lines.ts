import {
  AgentReplySubmitted, AnswerJudged, AnswerRated, CustomerMessageAdded, MessageDelivered, MessageDeliveryFailed, MessageRead, MessageSent, ReplyComposed,
  ReplyRejected,
  type AgentReplySubmittedData, type AnswerVerdict, type CustomerMessageAddedData, type MessageDeliveryFailedData, type ReplyComposedData,
  type ReplyRejectedData,
} from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { readable, storableIn, time } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';

/** How far a reply may come; rows hold the place in this list. */
const STATES = ['submitted', 'composed', 'sent', 'failed', 'delivered', 'read', 'rejected'];
const STATE: Readonly<Record<string, string>> = {
  [AgentReplySubmitted.type]: 'submitted',
  [ReplyComposed.type]: 'composed',
  [MessageSent.type]: 'sent',
  [MessageDeliveryFailed.type]: 'failed',
  [MessageDelivered.type]: 'delivered',
  [MessageRead.type]: 'read',
  [ReplyRejected.type]: 'rejected',
};

interface Said {
  readonly verdict: AnswerVerdict | null;
  readonly rank: number;
}

/** What the log says of one line, whatever is read first. */
interface Line {
  readonly tenant: string;
  readonly conversationId: string;
  submitted?: Row;
  accepted?: Row;
  position: number | null;
  delivery: number | null;
  failure: string | null;
  customer: Said;
  team: Said;
}

const NOBODY: Said = { verdict: null, rank: -1 };

/** The transcripts as the desktop must show them: messages, replies that were accepted, and what agents submitted. */
export class AgentThreadLines {
  private readonly all = new Map<string, Line>();

  observe(event: LogEvent): void {
    const { type, data, seq = 0 } = event;
    switch (type) {
      case CustomerMessageAdded.type: {
        const { messageId, content } = data as unknown as CustomerMessageAddedData;
        const line = this.of(event, messageId);
        line.accepted ??= { author: 'customer', agent_id: null, purpose: null, sources: null, ...saying(content, event) };
        line.position = Math.max(line.position ?? 0, seq);
        return;
      }
      case ReplyComposed.type: {
        const { replyId, author, agentId, purpose, sources, content } = data as unknown as ReplyComposedData;
        const line = this.reach(event, replyId);
        line.accepted ??= { author, agent_id: agentId ?? null, purpose, sources: storableIn(sources), ...saying(content, event) };
        line.position = Math.max(line.position ?? 0, seq);
        return;
      }
      case ReplyRejected.type: {
        const { replyId, reason } = data as unknown as ReplyRejectedData;
        const line = this.reach(event, replyId, reason);
        line.position = Math.max(line.position ?? 0, seq);
        return;
      }
      case AgentReplySubmitted.type: {
        const { replyId, agentId, content } = data as unknown as AgentReplySubmittedData;
        this.reach(event, replyId).submitted ??= { author: 'agent', agent_id: agentId, purpose: 'agent', sources: null, ...saying(content, event) };
        return;
      }
      case MessageSent.type:
      case MessageDelivered.type:
      case MessageRead.type:
        this.reach(event, String(data['replyId']));
        return;
      case MessageDeliveryFailed.type: {
        const { replyId, reason } = data as unknown as MessageDeliveryFailedData;
        this.reach(event, replyId, reason);
        return;
      }
      case AnswerRated.type: {
        const line = this.of(event, String(data['replyId']));
        line.customer = newest(line.customer, data, Date.parse(event.time));
        return;
      }
      case AnswerJudged.type: {
        const line = this.of(event, String(data['replyId']));
        line.team = newest(line.team, data, seq);
      }
    }
  }

  /** A line of which only the delivery is known shows nothing. */
  rows(): Map<string, Row> {
    return new Map(
      [...this.all].flatMap(([key, { tenant, conversationId, submitted, accepted, position, delivery, failure, customer, team }]): [string, Row][] => {
        const text = accepted ?? submitted;
        if (!text) return [];
        return [[key, {
          tenant, conversation_id: conversationId, ...text, position, delivery, failure, customer_verdict: customer.verdict, agent_verdict: team.verdict,
        }]];
      }),
    );
  }

  /** The furthest state counts, and the last failure by name. */
  private reach(event: LogEvent, lineId: string, failure?: string): Line {
    const line = this.of(event, lineId);
    line.delivery = Math.max(line.delivery ?? 0, STATES.indexOf(STATE[event.type] ?? ''));
    if (failure !== undefined && failure > (line.failure ?? '')) line.failure = failure;
    return line;
  }

  private of({ tenant, data }: LogEvent, lineId: string): Line {
    const key = lineKeyOf(tenant, lineId);
    let line = this.all.get(key);
    if (!line) {
      line = { tenant, conversationId: String(data['conversationId']), position: null, delivery: null, failure: null, customer: NOBODY, team: NOBODY };
      this.all.set(key, line);
    }
    return line;
  }
}

/** Also names the line in the report. */
export const lineKeyOf = (tenant: string, lineId: string): string => `tenant ${tenant} line ${lineId}`;

const saying = (content: CustomerMessageAddedData['content'] | ReplyComposedData['content'], event: LogEvent): Row => ({
  text: readable(content), content: storableIn(content), time: time(event.time),
});

const newest = (said: Said, { verdict }: LogEvent['data'], rank: number): Said => (rank > said.rank ? { verdict: verdict as AnswerVerdict, rank } : said);
