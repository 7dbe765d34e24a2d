import { isSilent, type Answers } from '../answers';
import type { EngineStamp, Passage, Understanding } from '../contract-types';
import { awaitingBot, type OpenConversation } from '../conversation';
import { languageOfTag, type Language } from '../language/language';
import type { ConversationSettings } from '../settings';

/** Passages that the policy looks at and that the decision's event carries. */
const CONSIDERED_PASSAGES = 3;

/** Everything that the policy may look at: what is not here plays no part in a decision. */
export interface Situation {
  /** The newest message of the burst; the reply settles it and the older ones. */
  readonly messageId: string;
  readonly language: Language;
  /** Of the newest message that an engine understood. */
  readonly understanding?: Understanding;
  readonly understoodBy?: EngineStamp;
  /** True when no understood message of the burst is anything but a greeting, thanks or good-bye. */
  readonly onlySmalltalk: boolean;
  readonly wantsHuman: boolean;
  /** The highest of the burst, 0…10. */
  readonly anger: number;
  /** Those of the newest message that can be answered, else the best of the burst, best first; absent when no retrieval has answered. */
  readonly passages?: readonly Passage[];
  readonly retrievedBy?: EngineStamp;
  readonly missing: readonly ('nlu' | 'knowledge')[];
  readonly choice?: string;
  readonly clarifications: number;
}

/** The engines' view of the whole burst; undefined while none has said anything about it. */
export function situationOf(state: OpenConversation, answers: Answers, settings: ConversationSettings): Situation | undefined {
  const burst = awaitingBot(state);
  const newest = burst.at(-1);
  const heard = burst.map((message) => answers[message.messageId]).filter((answer) => !isSilent(answer));
  if (!newest || heard.length === 0) return undefined;
  const understood = heard.flatMap((answer) => answer?.understanding ?? []);
  const retrieved = heard.flatMap((answer) => answer?.passages ?? []);
  const last = understood.at(-1);
  const lastRetrieved = retrieved.at(-1);
  const missing = [...(last ? [] : (['nlu'] as const)), ...(lastRetrieved ? [] : (['knowledge'] as const))];
  return {
    messageId: newest.messageId,
    language: state.language ?? languageOfTag(last?.understanding.language) ?? 'en',
    ...(last && { understanding: last.understanding, understoodBy: last.engine }),
    onlySmalltalk: understood.length > 0 && understood.every(({ understanding }) => smalltalkIn(understanding, settings) !== undefined),
    wantsHuman: understood.some(({ understanding }) => understanding.wantsHuman),
    anger: Math.max(0, ...understood.map(({ understanding }) => understanding.anger)),
    ...(lastRetrieved && { passages: passagesFor(retrieved.map(({ passages }) => passages), settings.answerThreshold), retrievedBy: lastRetrieved.engine }),
    missing,
    ...(newest.choice !== undefined && { choice: newest.choice }),
    clarifications: state.clarifications,
  };
}

export type Smalltalk = 'greeting' | 'thanks' | 'goodbye';
const SMALLTALK: readonly string[] = ['greeting', 'thanks', 'goodbye'] satisfies Smalltalk[];

/** The courtesy that a message consists of, when its best intent is one. */
export function smalltalkIn(understanding: Understanding, settings: ConversationSettings): Smalltalk | undefined {
  const best = understanding.intents[0];
  if (!best || best.confidence < settings.smalltalkThreshold || !SMALLTALK.includes(best.name)) return undefined;
  return best.name as Smalltalk;
}

/** The newest question that can be answered is: it is what the customer waits for. @param retrieved by message, oldest first */
function passagesFor(retrieved: readonly (readonly Passage[])[], answerThreshold: number): readonly Passage[] {
  const answerable = retrieved.findLast((passages) => passages.some(({ confidence }) => confidence >= answerThreshold));
  return best(answerable ?? retrieved.flat());
}

function best(passages: readonly Passage[]): readonly Passage[] {
  const seen = new Set<string>();
  return [...passages]
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ articleId }) => !seen.has(articleId) && seen.add(articleId))
    .slice(0, CONSIDERED_PASSAGES);
}
