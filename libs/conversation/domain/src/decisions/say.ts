import { deriveId, type DecisionBasis, type OutboundContent, type ReplyPurpose, type ReplySource } from '@parley/contracts';
import type { Draft } from '../draft';
import type { Passage } from '../contract-types';
import type { Language } from '../language/language';
import { BOT_TEXTS } from '../language/texts';
import type { Situation } from '../policy/situation';

export interface Utterance {
  readonly purpose: Exclude<ReplyPurpose, 'agent'>;
  readonly messageId: string;
  readonly language: Language;
  readonly content: OutboundContent;
  readonly sources?: readonly Passage[];
  readonly basis?: DecisionBasis;
}

/** Records that the bot says something. Its first words of a conversation tell that it is a bot. */
export function say(draft: Draft, { purpose, messageId, language, content, sources = [], basis }: Utterance): Draft {
  const state = draft.open();
  const introduction = state.introduced ? '' : `${BOT_TEXTS[language].introduction}${language === 'zh' ? '' : ' '}`;
  return draft.record('conversation.ReplyComposed', {
    replyId: deriveId(messageId, 'reply', purpose),
    conversationId: state.conversationId,
    threadId: state.threadId,
    channel: state.channel,
    accountId: state.accountId,
    recipient: state.externalUserId,
    lastCustomerMessageTime: state.lastCustomerMessageTime,
    epoch: state.epoch,
    author: 'bot',
    purpose,
    messageId,
    content: { ...content, text: `${introduction}${content.text ?? ''}` },
    sources: sources.map(sourceOf),
    ...(basis && { basis }),
  });
}

/** What the decision was taken on, so that a replay calls no engine. */
export function basisOf({ understanding, understoodBy, passages, retrievedBy, missing }: Situation): DecisionBasis {
  return {
    ...(understanding && { understanding }),
    ...(understoodBy && { understoodBy }),
    ...(passages && { passages: [...passages] }),
    ...(retrievedBy && { retrievedBy }),
    missing: [...missing],
  };
}

/** The language to speak when no engine has told it. */
export const languageOf = (draft: Draft): Language => draft.open().language ?? 'en';

const sourceOf = ({ articleId, articleVersion, title, url, confidence }: Passage): ReplySource => ({
  articleId, articleVersion, title, ...(url !== undefined && { url }), confidence,
});
