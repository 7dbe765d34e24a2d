import type { ContextPacket, EscalationReason } from './contract-types';
import type { OpenConversation } from './conversation';
import { cut } from './language/extract';

const SUMMARY_LIMIT = 2_000;
const QUOTE_LIMIT = 160;

/** What travels to the human. Deterministic: the same conversation gives the same packet. */
export function packetOf(state: OpenConversation, reason: EscalationReason): ContextPacket {
  const { transcript, intents, slots, articlesTried, sentimentTrend } = state.memory;
  return {
    summary: summaryOf(state, reason),
    transcript: [...transcript],
    intents: [...intents],
    slots: [...slots],
    articlesTried: [...articlesTried],
    sentimentTrend: [...sentimentTrend],
  };
}

/** One fact a line; what was said is quoted with the id of its message. */
function summaryOf({ memory }: OpenConversation, reason: EscalationReason): string {
  const fromCustomer = memory.transcript.filter(({ author }) => author === 'customer');
  const first = fromCustomer[0];
  const last = fromCustomer.at(-1);
  const mood = memory.sentimentTrend.at(-1);
  const lines = [
    `reason: ${reason}`,
    first && `first: ${quote(first)}`,
    last && last !== first && `last: ${quote(last)}`,
    memory.intents.length > 0 && `intents: ${memory.intents.slice(-5).map(({ intent, messageId }) => `${intent} [${messageId}]`).join(', ')}`,
    memory.slots.length > 0 && `known: ${memory.slots.slice(-10).map(({ kind, value, normal }) => `${kind} = ${cut(normal ?? value, 60)}`).join(', ')}`,
    memory.articlesTried.length > 0 && `articles: ${memory.articlesTried.slice(-3).map(({ title }) => cut(title, 80)).join(', ')}`,
    mood && `anger: ${mood.anger} [${mood.messageId}]`,
  ];
  return cut(lines.filter((line) => typeof line === 'string').join('\n'), SUMMARY_LIMIT);
}

const quote = ({ id, text }: { id: string; text: string }): string => `"${cut(text.replaceAll(/\s+/g, ' '), QUOTE_LIMIT)}" [${id}]`;
