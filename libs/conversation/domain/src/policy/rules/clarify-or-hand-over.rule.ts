import type { Action, Rule } from '../rule';

/** Titles offered beside "talk to a human": WhatsApp shows three buttons. */
const OFFERS = 2;

/** One question first; who stays unclear gets a human. */
export const clarifyOrHandOver = ((situation, settings): Action => {
  const { passages, missing, clarifications } = situation;
  if (clarifications < settings.clarificationsBeforeHandover) {
    const offers = (passages ?? []).filter(({ confidence }) => confidence >= settings.offerThreshold).slice(0, OFFERS);
    return { kind: 'clarify', offers };
  }
  const nothingFound = !missing.includes('knowledge') && passages?.length === 0;
  return nothingFound
    ? { kind: 'escalate', reason: 'missing-knowledge', trigger: 'no-passage-found' }
    : { kind: 'escalate', reason: 'low-confidence', trigger: 'low-confidence-twice' };
}) satisfies Rule;
