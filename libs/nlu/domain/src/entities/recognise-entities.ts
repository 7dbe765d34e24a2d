import type { RecognisedEntity } from '@parley/contracts';
import { amounts } from './amount';
import { dates } from './date';
import { emails } from './email';
import type { EntityContext, EntityRecogniser } from './finding';
import { orderNumbers } from './order-number';
import { phones } from './phone';
import { quantities } from './quantity';

/** A new kind of entity is one file and one entry here. Where two claim the same words with equal right, the earlier wins. */
const RECOGNISERS: readonly EntityRecogniser[] = [emails, amounts, dates, phones, orderNumbers, quantities];
const MAX_ENTITIES = 50;

/** Entities in the order of the text; they never overlap. */
export function recogniseEntities(context: EntityContext): RecognisedEntity[] {
  const claims = RECOGNISERS.flatMap((recognise) => recognise(context)).sort(
    (a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start),
  );
  const kept: RecognisedEntity[] = [];
  for (const claim of claims) {
    if (kept.every((other) => claim.end <= other.start || claim.start >= other.end)) kept.push(claim);
  }
  return kept.sort((a, b) => a.start - b.start).slice(0, MAX_ENTITIES);
}
