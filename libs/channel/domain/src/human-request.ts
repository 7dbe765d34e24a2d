import type { MessageContent } from '@parley/contracts';
import { languageOfLocale, type Language } from './language';

/** Reply id of the button that asks for a person, the same on every channel that has buttons. */
export const HUMAN_REPLY_ID = 'human';

const WORDS: Record<Language, string> = { en: 'I would like to talk to a person, please.', zh: '我想转人工客服。' };

/** What the human button says, in the customer's language. */
export const humanRequest = (locale: string | undefined): MessageContent => ({
  kind: 'button-reply',
  replyId: HUMAN_REPLY_ID,
  text: WORDS[languageOfLocale(locale)],
});
