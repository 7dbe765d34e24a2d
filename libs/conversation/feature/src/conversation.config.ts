import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { DEFAULT_SETTINGS, type ConversationSettings } from '@parley/conversation/domain';
import { FromEnv, ServiceConfig } from '@parley/platform/config';

const LONGEST_MS = 365 * 24 * 3_600_000;

/** The conversation service's environment; what is absent keeps the policy's own value. */
export class ConversationConfig extends ServiceConfig {
  /** How long a message waits for both engines, in ms. */
  @FromEnv('PARLEY_CONVERSATION_JOIN_MS', { optional: true })
  @IsInt({ message: 'must be a whole number' }) @Min(50, { message: 'must be at least 50' }) @Max(60_000, { message: 'must be at most 60000' })
  joinMs: number = DEFAULT_SETTINGS.joinMs;

  /** How long after the holding line a human is called, in ms. */
  @FromEnv('PARLEY_CONVERSATION_HOLDING_MS', { optional: true })
  @IsInt({ message: 'must be a whole number' }) @Min(50, { message: 'must be at least 50' }) @Max(600_000, { message: 'must be at most 600000' })
  holdingMs: number = DEFAULT_SETTINGS.holdingMs;

  /** Silence after which a conversation in the bot's hands ends, on every channel, in ms; by channel when absent. */
  @FromEnv('PARLEY_CONVERSATION_INACTIVITY_MS', { optional: true })
  @IsInt({ message: 'must be a whole number' }) @Min(1_000, { message: 'must be at least 1000' }) @Max(LONGEST_MS, { message: 'must be at most a year' })
  inactivityMs?: number;

  /** How long after its end a later message reopens a conversation, in ms. */
  @FromEnv('PARLEY_CONVERSATION_REOPEN_WINDOW_MS', { optional: true })
  @IsInt({ message: 'must be a whole number' }) @Min(0, { message: 'must be at least 0' }) @Max(LONGEST_MS, { message: 'must be at most a year' })
  reopenWindowMs: number = DEFAULT_SETTINGS.reopenWindowMs;

  /** Confidence from which a passage is given as the answer, 0…1. */
  @FromEnv('PARLEY_CONVERSATION_ANSWER_THRESHOLD', { optional: true })
  @IsNumber({}, { message: 'must be a number' }) @Min(0, { message: 'must be at least 0' }) @Max(1, { message: 'must be at most 1' })
  answerThreshold: number = DEFAULT_SETTINGS.answerThreshold;
}

/** The policy's settings under a configuration. */
export function settingsOf({ joinMs, holdingMs, inactivityMs, reopenWindowMs, answerThreshold }: ConversationConfig): ConversationSettings {
  return {
    ...DEFAULT_SETTINGS,
    joinMs, holdingMs, reopenWindowMs, answerThreshold,
    ...(inactivityMs !== undefined && {
      inactivityMs: { webchat: inactivityMs, whatsapp: inactivityMs, http: inactivityMs, kafka: inactivityMs },
    }),
  };
}
