import type { ReplySource } from '@parley/contracts';
import { MEMORY_LIMIT, type Memory } from './conversation';
import type { RecognisedEntity, Understanding } from './contract-types';

/** Appends and forgets the oldest beyond the limit. */
export const remember = <T>(list: readonly T[], item: T): readonly T[] => [...list, item].slice(-MEMORY_LIMIT);

/** What one decided message adds to the memory. */
export function learn(
  memory: Memory,
  messageId: string,
  understanding: Understanding | undefined,
  sources: readonly ReplySource[],
): Memory {
  const tried = sources.reduce<Memory['articlesTried']>(
    (list, { articleId, articleVersion, title, confidence }) =>
      remember(list.filter((article) => article.articleId !== articleId), { articleId, articleVersion, title, confidence }),
    memory.articlesTried,
  );
  if (!understanding) return { ...memory, articlesTried: tried };
  const intent = understanding.intents[0];
  return {
    ...memory,
    articlesTried: tried,
    intents: intent ? remember(memory.intents, { messageId, intent: intent.name, confidence: intent.confidence }) : memory.intents,
    slots: understanding.entities.reduce(withSlot, memory.slots),
    sentimentTrend: remember(memory.sentimentTrend, { messageId, sentiment: understanding.sentiment, anger: understanding.anger }),
  };
}

/** The newest value of a kind replaces the older one: a correction wins. */
const withSlot = (slots: readonly RecognisedEntity[], entity: RecognisedEntity): readonly RecognisedEntity[] =>
  remember(slots.filter((slot) => slot.kind !== entity.kind), entity);
