import {
  AnswerRated, MessageDelivered, MessageDeliveryFailed, MessageRead, MessageReceived, MessageSent, ReplyComposed,
  type AnswerRatedData, type Channel, type MessageDeliveredData, type MessageReceivedData, type ReplyComposedData,
} from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { time } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';

const STATE: Readonly<Record<string, string>> = {
  [MessageSent.type]: 'sent',
  [MessageDelivered.type]: 'delivered',
  [MessageRead.type]: 'read',
  [MessageDeliveryFailed.type]: 'failed',
};
/** Vendors and topics keep threads of their own. */
const READ_AT_THE_GATEWAY: readonly Channel[] = ['webchat', 'http'];
const RANK = ['pending', 'sent', 'failed', 'delivered', 'read'];

/** The threads as customers must see them: their messages, and replies with delivery states. */
export class ThreadRows {
  private readonly entries = new Map<string, Record<string, unknown>>();
  private readonly states = new Map<string, string>();
  private readonly ratings = new Map<string, { readonly verdict: string; readonly at: number }>();

  observe(event: LogEvent): void {
    const channel = event.data['channel'] as Channel | undefined;
    if (channel !== undefined && !READ_AT_THE_GATEWAY.includes(channel)) return;
    if (event.type === MessageReceived.type) {
      const { threadId, messageId, externalMessageId, content } = event.data as unknown as MessageReceivedData;
      this.add(threadId, messageId, {
        author: 'customer', time: time(event.time), external_message_id: externalMessageId, conversation_id: null, purpose: null, content,
        sources: null,
      });
      return;
    }
    if (event.type === ReplyComposed.type) {
      const { threadId, replyId, author, conversationId, purpose, content, sources } = event.data as unknown as ReplyComposedData;
      this.add(threadId, replyId, {
        author, time: time(event.time), external_message_id: null, conversation_id: conversationId, purpose, content,
        sources: sources.map(({ title, url }) => ({ title, url })),
      });
      this.reach(keyOf(threadId, replyId), 'pending');
      return;
    }
    if (event.type === AnswerRated.type) return this.rate(event);
    const state = STATE[event.type];
    if (state === undefined) return;
    const { threadId, replyId } = event.data as unknown as MessageDeliveredData;
    this.reach(keyOf(threadId, replyId), state);
  }

  rows(): Map<string, Row> {
    return new Map([...this.entries].map(([key, entry]) => {
      const rating = this.ratings.get(key);
      return [key, { ...entry, state: this.states.get(key) ?? null, ...(rating && { verdict: rating.verdict }) }];
    }));
  }

  /** What is said of an entry first stays. */
  private add(threadId: string, entryId: string, entry: Record<string, unknown>): void {
    const key = keyOf(threadId, entryId);
    if (!this.entries.has(key)) this.entries.set(key, entry);
  }

  /** Of several words on an answer the newest stands. */
  private rate({ data, time: said }: LogEvent): void {
    const { threadId, replyId, verdict } = data as unknown as AnswerRatedData;
    const key = keyOf(threadId, replyId);
    const at = Date.parse(said);
    if (at > (this.ratings.get(key)?.at ?? -Infinity)) this.ratings.set(key, { verdict, at });
  }

  private reach(key: string, state: string): void {
    if (RANK.indexOf(state) > RANK.indexOf(this.states.get(key) ?? '')) this.states.set(key, state);
  }
}

/** Also names the entry in the report. */
export const keyOf = (threadId: string, entryId: string): string => `thread ${threadId} entry ${entryId}`;
