import { HUMAN_CHOICE, type MessageContent } from '@parley/contracts';
import { languageOfLocale, type Language } from './language';

const WORDS: Record<Language, string> = { en: 'I would like to talk to a person, please.', zh: '我想转人工客服。' };

/** What the human button says, in the customer's language. */
export const humanRequest = (locale: string | undefined): MessageContent => ({
  kind: 'button-reply',
  replyId: HUMAN_CHOICE,
  text: WORDS[languageOfLocale(locale)],
});
