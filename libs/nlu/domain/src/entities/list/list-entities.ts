import type { RecognisedEntity } from '@parley/contracts';
import type { EntityContext } from '../finding';
import type { ListHit, ListIndex } from './list-index';

/** Confidence of an exact name, and what each spelling mistake takes from it. */
const EXACT = 0.96;
const PER_MISTAKE = 0.12;

/** What lists know, without overlaps: the longest and best spelt names first. */
export function listEntities(index: ListIndex, context: EntityContext): RecognisedEntity[] {
  const kept: ListHit[] = [];
  for (const hit of index.find(context.normal).sort((a, b) => worth(b) - worth(a) || a.distance - b.distance || a.start - b.start)) {
    if (kept.every((other) => hit.end <= other.start || hit.start >= other.end)) kept.push(hit);
  }
  return kept.map(({ kind, normal, start, end, distance }) => ({
    kind, start, end, value: context.text.slice(start, end), normal, confidence: EXACT - PER_MISTAKE * distance,
  }));
}

/** A mistake costs less than two characters: "追疯老爹鞋" is the long name, not the short one inside it. */
const worth = ({ start, end, distance }: ListHit): number => end - start - 1.5 * distance;
