import type { Unit } from '../text/units';
import type { LexiconExtension } from './lexicon';
import { entriesOf, type Meaning, type MeaningOf } from './lexicon-entries';
import { PhraseMatcher, withoutContained, withoutInside, type PhraseMatch } from './phrase-matcher';

export type Found<K extends Meaning['kind']> = PhraseMatch<MeaningOf<K>>;

/** What the phrases of a message mean, by kind, with shadowed and contained phrases gone. Each list is in the order of the text. */
export interface Findings {
  readonly intents: Found<'intent'>[];
  readonly feelings: Found<'feeling'>[];
  readonly intensifiers: Found<'intensifier'>[];
  readonly negators: PhraseMatch<unknown>[];
  readonly requestNegators: PhraseMatch<unknown>[];
  readonly sarcasm: PhraseMatch<unknown>[];
  /** Both kinds of urgency together: "no rush" hides the "rush" in it. */
  readonly hurries: PhraseMatch<Hurry>[];
}
export interface Hurry {
  readonly kind: 'urgent' | 'unhurried';
}

/** Phrases of one tenant, compiled. */
export type OwnPhrases = PhraseMatcher<Meaning>;

/** Where an engine asks for a tenant's own phrases; answers at once from what it holds, since it is asked for every message. */
export interface OwnPhrasesSource {
  phrasesOf(tenant: string): OwnPhrases | undefined;
}

/** @throws LexiconError when a phrase or a weight makes no sense */
export const matcherOf = (lexicons: readonly LexiconExtension[]): PhraseMatcher<Meaning> => new PhraseMatcher(lexicons.flatMap(entriesOf));

/** The lexicons of all languages in one matcher, so that mixed messages need no choice of language. */
export class PhraseBook {
  private readonly matcher: PhraseMatcher<Meaning>;

  /** @param lexicons those that hold for every tenant */
  constructor(lexicons: readonly LexiconExtension[]) {
    this.matcher = matcherOf(lexicons);
  }

  /** @param own what the tenant adds: it counts as if it were in the book */
  read(units: readonly Unit[], own?: OwnPhrases): Findings {
    const built = this.matcher.find(units);
    const all = own ? [...built, ...own.find(units)].sort((a, b) => a.from - b.from) : built;
    const visible = withoutInside(all, ofKind(all, 'shadow'));
    const moods = withoutInside(visible, ofKind(visible, 'mood-shadow'));
    const feelings = strongestOfEach(withoutContained(ofKind(moods, 'feeling')));
    const hurries = withoutContained(moods.filter(isHurry));
    // A "not" that is part of a feeling ("not bad", "不满意") must not turn round the next one.
    const used = [...feelings, ...hurries];
    const free = <T>(matches: readonly PhraseMatch<T>[]) => withoutInside(withoutContained(matches), used);
    return {
      intents: withoutContained(ofKind(visible, 'intent')),
      feelings,
      hurries,
      intensifiers: free(ofKind(moods, 'intensifier')),
      negators: free(ofKind(moods, 'negator')),
      requestNegators: withoutContained(ofKind(visible, 'request-negator')),
      sarcasm: withoutContained(ofKind(moods, 'sarcasm')),
    };
  }
}

const ofKind = <K extends Meaning['kind']>(matches: readonly PhraseMatch<Meaning>[], kind: K): Found<K>[] =>
  matches.filter((match) => match.meaning.kind === kind) as Found<K>[];

/** One feeling for the same words: "love" and "loved" have one form, and an editor's weight may stand beside a built-in one. */
function strongestOfEach(feelings: readonly Found<'feeling'>[]): Found<'feeling'>[] {
  const best = new Map<string, Found<'feeling'>>();
  for (const feeling of feelings) {
    const span = `${feeling.from}-${feeling.to}`;
    const known = best.get(span);
    if (!known || strength(feeling) > strength(known)) best.set(span, feeling);
  }
  return [...best.values()];
}

const strength = ({ meaning }: Found<'feeling'>): number => Math.abs(meaning.sentiment) + meaning.anger;

const isHurry = (match: PhraseMatch<Meaning>): match is PhraseMatch<MeaningOf<'urgent'> & Hurry> =>
  match.meaning.kind === 'urgent' || match.meaning.kind === 'unhurried';
