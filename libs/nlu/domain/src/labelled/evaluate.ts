import type { Understanding } from '@parley/contracts';
import type { LabelledMessage } from './labelled-message';

/** Figures of one engine on labelled messages; all are shares of 1 unless said. */
export interface LabelledFigures {
  readonly messages: number;
  /** An entity is right when its kind and its exact span are. */
  readonly entities: Score;
  readonly entitiesByKind: Readonly<Record<string, Score>>;
  /** Of the entities found, those with the labelled normal form. */
  readonly normalForms: number;
  /** The best intent is one of the labelled ones, or none where none is labelled. */
  readonly intentAccuracy: number;
  /** Messages of no intent that were refused as out of scope; `count` are those without an intent. */
  readonly refusal: Score;
  readonly humanRequest: Score;
  /** Sentiment beyond ±{@link NEUTRAL} has the labelled sign. */
  readonly sentimentSign: number;
  readonly angerWithin2: number;
  /** Mean distance on the scale of 0 … 10. */
  readonly angerMeanError: number;
  readonly urgency: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Labelled ones. */
  readonly count: number;
}

/** A sentiment closer to zero than this counts as neutral. */
export const NEUTRAL = 0.2;

export function evaluate(messages: readonly LabelledMessage[], understand: (message: LabelledMessage) => Understanding): LabelledFigures {
  const pairs = messages.map((labelled) => ({ labelled, found: understand(labelled) }));
  const share = (right: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(right).length / pairs.length;
  const kinds = [...new Set(messages.flatMap(({ entities }) => entities.map(({ kind }) => kind)))].sort();
  const matches = pairs.flatMap(({ labelled, found }) =>
    found.entities.flatMap((entity) => labelled.entities.filter((other) => keyOf(other) === keyOf(entity)).map((other) => ({ entity, other }))),
  );
  const scoreOf = (kind?: string) => {
    const of = (entity: { kind: string }) => kind === undefined || entity.kind === kind;
    return score(
      matches.filter(({ other }) => of(other)).length,
      pairs.reduce((sum, { found }) => sum + found.entities.filter(of).length, 0),
      pairs.reduce((sum, { labelled }) => sum + labelled.entities.filter(of).length, 0),
    );
  };
  return {
    messages: messages.length,
    entities: scoreOf(),
    entitiesByKind: Object.fromEntries(kinds.map((kind) => [kind, scoreOf(kind)])),
    normalForms: matches.filter(({ entity, other }) => (entity.normal ?? entity.value) === other.normal).length / matches.length,
    intentAccuracy: share(({ labelled, found }) => isIntentRight(labelled, found)),
    refusal: score(
      pairs.filter(({ labelled, found }) => isWithoutIntent(labelled) && found.outOfScope).length,
      pairs.filter(({ found }) => found.outOfScope).length,
      messages.filter(isWithoutIntent).length,
    ),
    humanRequest: score(
      pairs.filter(({ labelled, found }) => labelled.wantsHuman && found.wantsHuman).length,
      pairs.filter(({ found }) => found.wantsHuman).length,
      pairs.filter(({ labelled }) => labelled.wantsHuman).length,
    ),
    sentimentSign: share(({ labelled, found }) => signOf(found.sentiment) === labelled.sentiment),
    angerWithin2: share(({ labelled, found }) => Math.abs(labelled.anger - found.anger) <= 2),
    angerMeanError: pairs.reduce((sum, { labelled, found }) => sum + Math.abs(labelled.anger - found.anger), 0) / pairs.length,
    urgency: share(({ labelled, found }) => labelled.urgency === found.urgency),
  };
}

export const keyOf = ({ kind, start, end }: { kind: string; start: number; end: number }): string => `${kind}:${start}-${end}`;

export function isIntentRight(labelled: LabelledMessage, { intents, outOfScope }: Understanding): boolean {
  const best = intents[0]?.name;
  if (best === undefined || outOfScope) return labelled.intents.length === 0;
  return (labelled.intents as readonly string[]).includes(best);
}

const isWithoutIntent = ({ intents }: LabelledMessage): boolean => intents.length === 0;

export const signOf = (sentiment: number): number => (Math.abs(sentiment) < NEUTRAL ? 0 : Math.sign(sentiment));

function score(right: number, found: number, count: number): Score {
  const precision = found === 0 ? 1 : right / found;
  const recall = count === 0 ? 1 : right / count;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), count };
}
