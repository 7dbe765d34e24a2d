import { deriveId, type DecisionBasis } from '@parley/contracts';
import type { EscalationReason, Understanding } from '../contract-types';
import { packetOf } from '../context-packet';
import type { Draft } from '../draft';
import type { Language } from '../language/language';
import { BOT_TEXTS, type BotTexts } from '../language/texts';
import { categoryOf } from '../policy/category';
import { priorityOf } from '../policy/priority';
import { say } from './say';

export interface HandOver {
  readonly messageId: string;
  readonly reason: EscalationReason;
  readonly trigger: string;
  readonly language: Language;
  readonly basis?: DecisionBasis;
}

/** The bot says good-bye, the escalation carries all that is known, and the queue takes control. */
export function handOver(draft: Draft, { messageId, reason, trigger, language, basis }: HandOver): Draft {
  const text = BOT_TEXTS[language][handoverText(reason)];
  say(draft, { purpose: 'handover', messageId, language, content: { kind: 'text', text }, ...(basis && { basis }) });
  const state = draft.open();
  const { conversationId, threadId, channel, accountId, customerName, startedTime, memory } = state;
  const understanding: Understanding | undefined = basis?.understanding;
  const anger = understanding?.anger ?? memory.sentimentTrend.at(-1)?.anger ?? 0;
  return draft
    .record('conversation.EscalationRequested', {
      escalationId: deriveId(messageId, 'escalation'),
      conversationId, threadId, channel, accountId,
      ...(customerName !== undefined && { customerName }),
      reason,
      category: categoryOf(memory.intents, memory.slots),
      trigger,
      messageId,
      language,
      priority: priorityOf(reason, anger, understanding?.urgency ?? 'normal'),
      conversationStartedTime: startedTime,
      packet: packetOf(state, reason),
    })
    .record('conversation.ControlChanged', { conversationId, epoch: state.epoch + 1, controller: 'queue', cause: 'escalated' });
}

function handoverText(reason: EscalationReason): keyof BotTexts {
  switch (reason) {
    case 'anger':
      return 'handoverAnger';
    case 'engines-unavailable':
    case 'missing-knowledge':
    case 'low-confidence':
      return 'handoverUnavailable';
    case 'customer-request':
    case 'policy':
    case 'failed-action':
    case 'unsupported-content':
      return 'handover';
  }
}
