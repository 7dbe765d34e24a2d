import type { Intent } from '../intents';
import type { Unit } from '../text/units';
import type { Lexicon, WeightedPhrases } from './lexicon';
import { PhraseMatcher, withoutContained, type PhraseMatch } from './phrase-matcher';

type IntentMeaning = { readonly kind: 'intent'; readonly intent: Intent; readonly weight: number };
type WeightedMeaning<K> = { readonly kind: K; readonly weight: number };
type PlainMeaning<K> = { readonly kind: K };
type Meaning =
  | IntentMeaning
  | WeightedMeaning<'sentiment'>
  | WeightedMeaning<'anger'>
  | WeightedMeaning<'intensifier'>
  | PlainMeaning<'shadow'>
  | PlainMeaning<'negator'>
  | PlainMeaning<'request-negator'>
  | PlainMeaning<'urgent'>
  | PlainMeaning<'unhurried'>;
type MeaningOf<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;
export type Found<K extends Meaning['kind']> = PhraseMatch<MeaningOf<K>>;

/** What the phrases of a message mean, by kind, with shadowed and contained phrases gone. */
export interface Findings {
  readonly intents: Found<'intent'>[];
  readonly sentiments: Found<'sentiment'>[];
  readonly angers: Found<'anger'>[];
  readonly intensifiers: Found<'intensifier'>[];
  readonly negators: Found<'negator'>[];
  readonly requestNegators: Found<'request-negator'>[];
  /** Both kinds of urgency together: "no rush" hides the "rush" in it. */
  readonly hurries: PhraseMatch<MeaningOf<'urgent'> | MeaningOf<'unhurried'>>[];
}

/** The lexicons of all languages in one matcher, so that mixed messages need no choice of language. */
export class PhraseBook {
  private readonly matcher: PhraseMatcher<Meaning>;

  constructor(lexicons: readonly Lexicon[]) {
    this.matcher = new PhraseMatcher(lexicons.flatMap(entriesOf));
  }

  read(units: readonly Unit[]): Findings {
    const all = this.matcher.find(units);
    const shadows = ofKind(all, 'shadow');
    const visible = all.filter((match) => !shadows.some((shadow) => strictlyInside(match, shadow)));
    const sentiments = withoutContained(ofKind(visible, 'sentiment'));
    const angers = withoutContained(ofKind(visible, 'anger'));
    const hurries = withoutContained(visible.filter(isHurry));
    // A "not" that is part of a feeling ("not bad", "不满意") must not turn round the next one.
    const used = [...sentiments, ...angers, ...hurries];
    const free = <T>(matches: PhraseMatch<T>[]) => matches.filter((match) => !used.some((other) => strictlyInside(match, other)));
    return {
      intents: withoutContained(ofKind(visible, 'intent')),
      sentiments,
      angers,
      hurries,
      intensifiers: free(withoutContained(ofKind(visible, 'intensifier'))),
      negators: free(withoutContained(ofKind(visible, 'negator'))),
      requestNegators: withoutContained(ofKind(visible, 'request-negator')),
    };
  }
}

function entriesOf(lexicon: Lexicon): (readonly [string, Meaning])[] {
  const intents = Object.entries(lexicon.intents).flatMap(([intent, phrases]) =>
    weighted(phrases, (weight) => ({ kind: 'intent', intent: intent as Intent, weight })),
  );
  return [
    ...intents,
    ...weighted(lexicon.sentiment, (weight) => ({ kind: 'sentiment', weight })),
    ...weighted(lexicon.anger, (weight) => ({ kind: 'anger', weight })),
    ...weighted(lexicon.intensifiers, (weight) => ({ kind: 'intensifier', weight })),
    ...plain(lexicon.shadows, { kind: 'shadow' }),
    ...plain(lexicon.negators, { kind: 'negator' }),
    ...plain(lexicon.requestNegators, { kind: 'request-negator' }),
    ...plain(lexicon.urgent, { kind: 'urgent' }),
    ...plain(lexicon.unhurried, { kind: 'unhurried' }),
  ];
}

const weighted = (phrases: WeightedPhrases, meaning: (weight: number) => Meaning) =>
  phrases.flatMap(([weight, list]) => plain(list, meaning(weight)));

const plain = (list: string, meaning: Meaning): (readonly [string, Meaning])[] =>
  list.split(',').map((phrase) => [phrase.trim(), meaning] as const);

const ofKind = <K extends Meaning['kind']>(matches: readonly PhraseMatch<Meaning>[], kind: K): Found<K>[] =>
  matches.filter((match): match is Found<K> => match.meaning.kind === kind);

const isHurry = (match: PhraseMatch<Meaning>): match is Findings['hurries'][number] =>
  match.meaning.kind === 'urgent' || match.meaning.kind === 'unhurried';

const strictlyInside = (inner: PhraseMatch<unknown>, outer: PhraseMatch<unknown>): boolean =>
  outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from;
