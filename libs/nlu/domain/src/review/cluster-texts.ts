import { tokensOf } from '../classifier/features/tokens';

/** Texts that seem to want the same thing. */
export interface TextCluster {
  /** Proposal for an intent's name, from the words that tell the cluster apart; editors choose a better one. */
  readonly name: string;
  /** The most telling words, pairs of characters in Chinese; at most {@link NAME_WORDS}. */
  readonly words: readonly string[];
  readonly count: number;
  /** Different texts, those most like the cluster first; at most {@link MOST_EXAMPLES}. */
  readonly examples: readonly string[];
}

type Weights = ReadonlyMap<string, number>;

interface Group {
  readonly sum: Map<string, number>;
  /** Of `sum`, squared. */
  square: number;
  readonly members: { readonly text: string; readonly weights: Weights }[];
}

const NAME_WORDS = 3;
const MOST_EXAMPLES = 50;
/** Cosine of a text and a cluster from which on it belongs there. */
const ALIKE = 0.4;
const LEAST = 2;
/** Words of one text alone join nothing, and may be chance: they count half. */
const ALONE = 0.5;
/** A single letter is not a word that tells anything. */
const WORD = /^(?!\p{Script=Han})[\p{L}\p{N}]{2}/u;
const PLAIN = /^[a-z0-9]+$/;

/**
 * Groups texts by their words, rare ones counting more (TF-IDF and cosine; each text joins the cluster that it is most like, in
 * one pass). The same texts in the same order give the same clusters, the largest first; a text that is like no other is left out.
 */
export function clusterTexts(texts: readonly string[]): TextCluster[] {
  const words = texts.map(wordsOf);
  const frequency = new Map<string, number>();
  for (const word of words.flatMap((set) => [...set])) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const grouping = new Grouping();
  texts.forEach((text, at) => {
    const weights = unitOf(new Map([...words[at]!].map((word) => [word, weightOf(frequency.get(word)!, texts.length)])));
    if (weights.size > 0) grouping.add(text, weights);
  });
  return grouping.groups.filter(({ members }) => members.length >= LEAST).sort((a, b) => b.members.length - a.members.length).map(toCluster);
}

/** Words, and for Chinese pairs of characters: short texts are not always cut into the same words. */
function wordsOf(text: string): ReadonlySet<string> {
  const { words, hanRuns } = tokensOf(text);
  const pairs = hanRuns.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
  return new Set([...words.filter((word) => WORD.test(word)), ...pairs]);
}

const weightOf = (frequency: number, texts: number): number => Math.log(1 + texts / frequency) * (frequency === 1 ? ALONE : 1);

class Grouping {
  /** In the order in which they began. */
  readonly groups: Group[] = [];
  private readonly byWord = new Map<string, Set<Group>>();

  add(text: string, weights: Weights): void {
    const group = this.likest(weights) ?? this.begin();
    group.members.push({ text, weights });
    for (const [word, weight] of weights) {
      const before = group.sum.get(word) ?? 0;
      group.sum.set(word, before + weight);
      group.square += (before + weight) ** 2 - before ** 2;
      this.byWord.set(word, (this.byWord.get(word) ?? new Set()).add(group));
    }
  }

  private begin(): Group {
    const group: Group = { sum: new Map(), square: 0, members: [] };
    this.groups.push(group);
    return group;
  }

  /** Only groups that share a word with the text can be like it: to look at all others as well takes seconds for some thousand texts. */
  private likest(weights: Weights): Group | undefined {
    const products = new Map<Group, number>();
    for (const [word, weight] of weights) {
      for (const group of this.byWord.get(word) ?? []) products.set(group, (products.get(group) ?? 0) + weight * group.sum.get(word)!);
    }
    let [best, most]: [Group | undefined, number] = [undefined, ALIKE];
    for (const [group, product] of products) {
      const likeness = product / Math.sqrt(group.square);
      if (likeness >= most) [best, most] = [group, likeness];
    }
    return best;
  }
}

function toCluster(group: Group, at: number): TextCluster {
  const { sum, members } = group;
  const words = [...sum].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, NAME_WORDS).map(([word]) => word);
  const plain = words.filter((word) => PLAIN.test(word));
  const likeness = new Map(members.map((member) => [member, cosine(member.weights, group)]));
  const examples = [...members].sort((a, b) => likeness.get(b)! - likeness.get(a)!).map(({ text }) => text);
  return {
    // Names of intents are in Latin letters.
    name: plain.length > 0 ? plain.join('-') : `unrecognised-${at + 1}`,
    words, count: members.length, examples: [...new Set(examples)].slice(0, MOST_EXAMPLES),
  };
}

function cosine(unit: Weights, { sum, square }: Group): number {
  let product = 0;
  for (const [word, weight] of unit) product += weight * (sum.get(word) ?? 0);
  return product / Math.sqrt(square);
}

function unitOf(weights: Weights): Weights {
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([word, weight]) => [word, weight / length]));
}
