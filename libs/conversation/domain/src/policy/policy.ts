import type { ConversationSettings } from '../settings';
import type { Action, Rule } from './rule';
import { angryCustomer } from './rules/anger.rule';
import { chosenArticle } from './rules/chosen-article.rule';
import { clarifyOrHandOver } from './rules/clarify-or-hand-over.rule';
import { customerRequest } from './rules/customer-request.rule';
import { groundedAnswer } from './rules/grounded-answer.rule';
import { smalltalk } from './rules/smalltalk.rule';
import type { Situation } from './situation';

/** In order of precedence; the first rule that applies decides. */
const RULES: readonly Rule[] = [customerRequest, angryCustomer, chosenArticle, smalltalk, groundedAnswer];

/** What to do about a message: there is always something, so that no customer meets silence. */
export function chooseAction(situation: Situation, settings: ConversationSettings): Action {
  for (const rule of RULES) {
    const action = rule(situation, settings);
    if (action) return action;
  }
  return clarifyOrHandOver(situation, settings);
}
