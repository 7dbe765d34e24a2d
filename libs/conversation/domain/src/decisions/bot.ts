import { isComplete, isSilent } from '../answers';
import type { ConsiderAnswers, PassHoldingDeadline, PassInactivityDeadline, PassJoinDeadline } from '../commands';
import { awaitingBot, decidingMessage, newestAwaited, type Conversation } from '../conversation';
import type { Draft } from '../draft';
import { BOT_TEXTS } from '../language/texts';
import { chooseAction } from '../policy/policy';
import { situationOf } from '../policy/situation';
import type { ConversationSettings } from '../settings';
import { act } from './act';
import { handOver } from './hand-over';
import { languageOf, say } from './say';

/** Decides when both engines have answered for the newest readable message of the burst; late and foreign answers change nothing. */
export function considerAnswers(draft: Draft, { answers }: ConsiderAnswers, settings: ConversationSettings): void {
  const deciding = decidingMessage(draft.state);
  if (!deciding || deciding.messageId === heldMessage(draft.state) || !isComplete(answers[deciding.messageId])) return;
  decideOn(draft, answers, settings);
}

/** Decides on what is there; with nothing there, a holding line first and a human the second time. */
export function passJoinDeadline(draft: Draft, { messageId, answers }: PassJoinDeadline, settings: ConversationSettings): void {
  const newest = newestAwaited(draft.state);
  const held = heldMessage(draft.state);
  if (!newest || decidingMessage(draft.state)?.messageId !== messageId || held === messageId) return;
  if (awaitingBot(draft.state).some((message) => message.messageId !== held && !isSilent(answers[message.messageId]))) {
    decideOn(draft, answers, settings);
  } else if (held === null) {
    const language = languageOf(draft);
    say(draft, { purpose: 'holding', messageId, language, content: { kind: 'text', text: BOT_TEXTS[language].holding } });
  } else {
    handOver(draft, { messageId: newest.messageId, language: languageOf(draft), reason: 'engines-unavailable', trigger: 'engines-silent-twice' });
  }
}

/** Hands over unless something else was said since the holding line. */
export function passHoldingDeadline(draft: Draft, { messageId }: PassHoldingDeadline): void {
  const newest = newestAwaited(draft.state);
  if (!newest || heldMessage(draft.state) !== messageId) return;
  handOver(draft, { messageId: newest.messageId, language: languageOf(draft), reason: 'engines-unavailable', trigger: 'engines-silent' });
}

/** Ends a conversation in the bot's hands in which nobody has spoken for long enough. */
export function passInactivityDeadline(draft: Draft, { now }: PassInactivityDeadline, settings: ConversationSettings): void {
  const { state } = draft;
  if (state.status !== 'open' || state.control.by !== 'bot' || awaitingBot(state).length > 0) return;
  if (Date.parse(now) - Date.parse(state.lastActivityTime) < settings.inactivityMs[state.channel]) return;
  const { conversationId, threadId, epoch } = state;
  draft.record('conversation.ConversationClosed', { conversationId, threadId, cause: 'inactivity', epoch });
}

function decideOn(draft: Draft, answers: ConsiderAnswers['answers'], settings: ConversationSettings): void {
  const situation = situationOf(draft.open(), answers, settings);
  if (situation) act(draft, situation, chooseAction(situation, settings));
}

const heldMessage = (state: Conversation): string | null => (state.status === 'open' ? state.heldMessageId : null);
