import type { EscalationReason, Passage } from '../contract-types';
import type { ConversationSettings } from '../settings';
import type { Situation, Smalltalk } from './situation';

/** What the bot does about a message. */
export type Action =
  | { readonly kind: 'answer'; readonly passage: Passage }
  | { readonly kind: 'notice'; readonly smalltalk: Smalltalk }
  | { readonly kind: 'clarify'; readonly offers: readonly Passage[] }
  | { readonly kind: 'escalate'; readonly reason: EscalationReason; readonly trigger: string };

/** One rule of the policy: an action, or undefined when the rule does not apply. */
export type Rule = (situation: Situation, settings: ConversationSettings) => Action | undefined;
