import type { Tokeniser, Tokens } from '../tokeniser';
import { evidenceOf, type Evidence } from './evidence';
import type { ArticleCard, SearchableArticle } from './searchable-article';
import { inverseFrequency, TermPostings } from './term-postings';

/** Articles whose evidence is weighed in full. */
const CANDIDATES = 32;
/** Entries of postings that one query reads at most: rare terms first, so that common ones cannot make it slow. */
const MAX_READ = 20_000;
/** Longest query, so that a novel costs what a message costs. */
const MAX_WORDS = 64;
const MAX_GRAMS = 128;
/** In choosing candidates a piece of a word counts less than a word. */
const GRAM_SHARE = 0.3;

export interface Found {
  readonly article: ArticleCard;
  readonly evidence: Evidence;
}

interface Text {
  readonly words: readonly number[];
  readonly grams: readonly number[];
  wordNorm: number;
  gramNorm: number;
}

interface Entry {
  readonly article: ArticleCard;
  readonly texts: readonly Text[];
  /** Words of phrasings, keywords and answer. */
  readonly all: readonly number[];
  readonly asked: readonly number[];
  readonly grams: readonly number[];
  /** State of the base that the norms of the texts were computed for. */
  state: number;
}

/** A query as weights by number of term; terms that no article has only lengthen it. */
export interface WeighedQuery {
  readonly asked: ReadonlyMap<number, number>;
  readonly askedNorm: number;
  readonly grams: ReadonlyMap<number, number>;
  readonly gramNorm: number;
  readonly all: ReadonlyMap<number, number>;
  /** Sum of the weights of all words, also of those that no article has. */
  readonly allSum: number;
}

/**
 * The articles of one language of one tenant, in memory: rare words propose candidates, and each of those is compared
 * phrasing by phrasing. How rare a term is follows every change at once.
 */
export class ArticleSearch {
  private readonly asked = new TermPostings();
  private readonly grams = new TermPostings();
  private readonly all = new TermPostings();
  private readonly entries: (Entry | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly slotOf = new Map<string, number>();
  private lengths = 0;
  private state = 0;
  private sums = new Float64Array(256);

  constructor(private readonly tokeniser: Tokeniser) {}

  get size(): number {
    return this.slotOf.size;
  }

  put(article: SearchableArticle): void {
    this.remove(article.articleId);
    const entry = this.entryOf(article);
    const slot = this.free.pop() ?? this.entries.length;
    this.entries[slot] = entry;
    this.slotOf.set(article.articleId, slot);
    this.asked.add(slot, entry.asked);
    this.grams.add(slot, entry.grams);
    this.all.add(slot, entry.all);
    this.lengths += entry.all.length;
    this.state += 1;
  }

  remove(articleId: string): void {
    const slot = this.slotOf.get(articleId);
    const entry = slot === undefined ? undefined : this.entries[slot];
    if (slot === undefined || !entry) return;
    this.asked.remove(slot, entry.asked);
    this.grams.remove(slot, entry.grams);
    this.all.remove(slot, entry.all);
    this.lengths -= entry.all.length;
    this.entries[slot] = undefined;
    this.free.push(slot);
    this.slotOf.delete(articleId);
    this.state += 1;
  }

  /** Best first; only articles that are accepted, at most {@link CANDIDATES} and those named in `also`. */
  find(query: Tokens, accept: (article: ArticleCard) => boolean, also: readonly string[] = []): Found[] {
    if (this.size === 0 || query.words.length + query.grams.length === 0) return [];
    const weighed = this.weigh(query);
    const named = also.flatMap((articleId) => this.entries[this.slotOf.get(articleId) ?? -1] ?? []).filter(({ article }) => accept(article));
    const found = [...new Set([...this.propose(weighed, accept), ...named])].map((entry) => this.compare(weighed, entry));
    return found.sort((a, b) => b.evidence.total - a.evidence.total || compareText(a.article.articleId, b.article.articleId));
  }

  private entryOf(article: SearchableArticle): Entry {
    const { phrasings, keywordWords, answerWords, ...card } = article;
    const texts = phrasings.map(({ words, grams }) => ({
      words: this.asked.number(words), grams: this.grams.number(grams), wordNorm: 0, gramNorm: 0,
    }));
    const words = [...phrasings.flatMap((phrasing) => phrasing.words), ...keywordWords, ...answerWords];
    return {
      article: card, texts,
      all: [...new Set(this.all.number(words))],
      asked: [...new Set(texts.flatMap((text) => text.words))],
      grams: [...new Set(texts.flatMap((text) => text.grams))],
      state: -1,
    };
  }

  private weigh({ words, grams }: Tokens): WeighedQuery {
    const weights = (terms: readonly string[], postings: TermPostings, prior: (term: string) => number) => {
      const known = new Map<number, number>();
      let squares = 0;
      let sum = 0;
      for (const term of terms) {
        const id = postings.idOf(term);
        const weight = prior(term) * inverseFrequency(postings.frequencyOf(id), this.size);
        squares += weight ** 2;
        sum += weight;
        if (id !== undefined) known.set(id, weight);
      }
      return { known, norm: Math.sqrt(squares), sum };
    };
    const some = words.slice(0, MAX_WORDS);
    const prior = (word: string) => this.tokeniser.weightOf(word);
    const asked = weights(some, this.asked, prior);
    const gram = weights(grams.slice(0, MAX_GRAMS), this.grams, () => 1);
    const all = weights(some, this.all, prior);
    return { asked: asked.known, askedNorm: asked.norm, grams: gram.known, gramNorm: gram.norm, all: all.known, allSum: all.sum };
  }

  private propose(query: WeighedQuery, accept: (article: ArticleCard) => boolean): Entry[] {
    if (this.sums.length < this.entries.length) this.sums = new Float64Array(this.entries.length * 2);
    const touched: number[] = [];
    const lists = [
      ...[...query.all].map(([id, weight]) => ({ slots: this.all.slotsOf(id), weight })),
      ...[...query.grams].map(([id, weight]) => ({ slots: this.grams.slotsOf(id), weight: weight * GRAM_SHARE })),
    ].sort((a, b) => a.slots.length - b.slots.length);
    let read = 0;
    for (const { slots, weight } of lists) {
      read += slots.length;
      if (read > MAX_READ && touched.length > 0) break;
      for (const slot of slots) {
        if (this.sums[slot] === 0) touched.push(slot);
        this.sums[slot] = (this.sums[slot] ?? 0) + weight;
      }
    }
    const best = this.strongest(touched, accept);
    for (const slot of touched) this.sums[slot] = 0;
    return best;
  }

  /** Those with the highest sums, found without sorting all. */
  private strongest(touched: readonly number[], accept: (article: ArticleCard) => boolean): Entry[] {
    const best: { entry: Entry; sum: number }[] = [];
    for (const slot of touched) {
      const sum = this.sums[slot] ?? 0;
      const weakest = best.length < CANDIDATES ? undefined : best[best.length - 1];
      if (weakest && weakest.sum >= sum) continue;
      const entry = this.entries[slot];
      if (!entry || !accept(entry.article)) continue;
      if (weakest) best.pop();
      const at = best.findIndex((other) => other.sum < sum);
      best.splice(at < 0 ? best.length : at, 0, { entry, sum });
    }
    return best.map(({ entry }) => entry);
  }

  private compare(query: WeighedQuery, entry: Entry): Found {
    this.refreshNorms(entry);
    const evidence = evidenceOf(query, entry.texts, entry.all, this.lengths / this.size);
    return { article: entry.article, evidence };
  }

  /** Norms hang on how rare the terms are in the whole base, so a change anywhere asks for new ones. */
  private refreshNorms(entry: Entry): void {
    if (entry.state === this.state) return;
    for (const text of entry.texts) {
      text.wordNorm = Math.sqrt(text.words.reduce((sum, id) => sum + this.wordWeight(id) ** 2, 0));
      text.gramNorm = Math.sqrt(text.grams.reduce((sum, id) => sum + inverseFrequency(this.grams.frequencyOf(id), this.size) ** 2, 0));
    }
    entry.state = this.state;
  }

  private wordWeight(id: number): number {
    return this.tokeniser.weightOf(this.asked.termOf(id)) * inverseFrequency(this.asked.frequencyOf(id), this.size);
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
