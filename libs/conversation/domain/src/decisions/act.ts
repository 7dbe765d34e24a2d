import { HUMAN_CHOICE, type OutboundContent } from '@parley/contracts';
import type { Passage } from '../contract-types';
import type { Draft } from '../draft';
import { cut, summarise } from '../language/extract';
import type { Language } from '../language/language';
import { BOT_TEXTS } from '../language/texts';
import type { Action } from '../policy/rule';
import { choiceOfArticle } from '../policy/rules/chosen-article.rule';
import type { Situation } from '../policy/situation';
import { handOver } from './hand-over';
import { basisOf, say } from './say';

/** Characters of a button's title that the contract allows. */
const TITLE_LIMIT = 72;

/** Turns what the policy chose into events. */
export function act(draft: Draft, situation: Situation, action: Action): Draft {
  const { messageId, language } = situation;
  const basis = basisOf(situation);
  const texts = BOT_TEXTS[language];
  switch (action.kind) {
    case 'answer':
      return say(draft, { purpose: 'answer', messageId, language, content: answer(action.passage, language), sources: [action.passage], basis });
    case 'notice':
      return say(draft, { purpose: 'notice', messageId, language, content: { kind: 'text', text: texts[action.smalltalk] }, basis });
    case 'clarify':
      return say(draft, { purpose: 'clarification', messageId, language, content: question(action.offers, language), sources: action.offers, basis });
    case 'escalate':
      return handOver(draft, { messageId, language, reason: action.reason, trigger: action.trigger, basis });
  }
}

/** The message cannot be read: a question in place of an answer. */
export const unsupportedQuestion = (language: Language): OutboundContent => withHuman(BOT_TEXTS[language].unsupported, [], language);

/** A wording that was checked against its passages, where there is one, else the passage itself. */
function answer({ text, title, url, written }: Passage, language: Language): OutboundContent {
  const source = [`${BOT_TEXTS[language].source}: ${title}`, url].filter((part) => part !== undefined).join('\n');
  const worded = written?.outcome === 'written' ? written.text : undefined;
  return { kind: 'text', text: `${worded ?? summarise(text)}\n\n${source}` };
}

function question(offers: readonly Passage[], language: Language): OutboundContent {
  const texts = BOT_TEXTS[language];
  return withHuman(offers.length > 0 ? texts.clarificationWithOffers : texts.clarification, offers, language);
}

const withHuman = (text: string, offers: readonly Passage[], language: Language): OutboundContent => ({
  kind: 'buttons',
  text,
  options: [
    ...offers.map(({ articleId, title }) => ({ id: choiceOfArticle(articleId), title: cut(title, TITLE_LIMIT) })),
    { id: HUMAN_CHOICE, title: BOT_TEXTS[language].talkToHuman },
  ],
});
