import type { Channel } from './contract-types';

/** Numbers of the first policy. All are data: another value needs no other code. Times are milliseconds. */
export interface ConversationSettings {
  /** Confidence from which a passage is given as the answer, 0…1. */
  readonly answerThreshold: number;
  /** Confidence from which a passage's title is offered as a choice, 0…1. */
  readonly offerThreshold: number;
  /** Anger above this goes to a human, 0…10. */
  readonly angerThreshold: number;
  /** Confidence from which a greeting, thanks or good-bye is taken as such, 0…1. */
  readonly smalltalkThreshold: number;
  /** Clarifying questions before a human is called. */
  readonly clarificationsBeforeHandover: number;
  /** How long a message waits for both engines. */
  readonly joinMs: number;
  /** How long after the holding line a human is called. */
  readonly holdingMs: number;
  /** Silence after which a conversation in the bot's hands ends. */
  readonly inactivityMs: Readonly<Record<Channel, number>>;
  /** How long after its end a later message reopens a conversation. */
  readonly reopenWindowMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const DEFAULT_SETTINGS: ConversationSettings = {
  answerThreshold: 0.55,
  offerThreshold: 0.15,
  angerThreshold: 7,
  smalltalkThreshold: 0.5,
  clarificationsBeforeHandover: 1,
  joinMs: 1_500,
  holdingMs: 10_000,
  inactivityMs: { webchat: 30 * MINUTE, whatsapp: 24 * HOUR, http: 24 * HOUR, kafka: 24 * HOUR },
  reopenWindowMs: 72 * HOUR,
};
