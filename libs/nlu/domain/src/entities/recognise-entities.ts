import type { RecognisedEntity } from '@parley/contracts';
import { addresses } from '@parley/shared/domain';
import { amounts } from './amount';
import { dates } from './date/dates';
import { emails } from './email';
import { EntityCatalogue } from './entity-catalogue';
import type { EntityContext, EntityRecogniser } from './finding';
import { listEntities } from './list/list-entities';
import { orderNumbers } from './order-number';
import { patternEntities } from './pattern/entity-pattern';
import { phones } from './phone';
import { quantities } from './quantity';

/** A new kind of entity is one file and one entry here. Where two claim the same words with equal right, the earlier wins. */
const RECOGNISERS: readonly EntityRecogniser[] = [emails, addresses, amounts, dates, phones, orderNumbers, quantities];
const MAX_ENTITIES = 50;

/**
 * Entities in the order of the text; they never overlap.
 *
 * @param catalogue the tenant's own lists and patterns
 */
export function recogniseEntities(context: EntityContext, catalogue: EntityCatalogue = EntityCatalogue.empty): RecognisedEntity[] {
  const claims = [
    ...patternEntities(catalogue.patterns, context),
    ...listEntities(catalogue.lists, context),
    ...RECOGNISERS.flatMap((recognise) => recognise(context)),
  ].sort((a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start));
  return withoutOverlaps(claims, context.text.length).sort((a, b) => a.start - b.start).slice(0, MAX_ENTITIES);
}

/** Keeps each claim whose characters no better one has taken; the cost is the sum of their lengths. */
function withoutOverlaps(claims: readonly RecognisedEntity[], length: number): RecognisedEntity[] {
  const taken = new Uint8Array(length);
  return claims.filter(({ start, end }) => {
    if (taken.subarray(start, end).some((mark) => mark === 1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}
