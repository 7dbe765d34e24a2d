import type { Rule } from '../rule';
import { smalltalkIn } from '../situation';

/** A courtesy gets a courtesy, unless a passage answers the message with more certainty. */
export const smalltalk: Rule = ({ understanding, onlySmalltalk, passages }, settings) => {
  const courtesy = understanding && smalltalkIn(understanding, settings);
  if (!courtesy || !onlySmalltalk) return undefined;
  const passage = passages?.[0]?.confidence ?? 0;
  const certainty = understanding.intents[0]?.confidence ?? 0;
  if (passage >= settings.answerThreshold && passage > certainty) return undefined;
  return { kind: 'notice', smalltalk: courtesy };
};
