import type { Understanding } from '@parley/contracts';
import { blended, SimilarityIndex, textOf, type IntentLibrary, type LinearEngine, type MessageToUnderstand, type NluEngine, type TextClassifier } from '@parley/nlu/domain';
import type { EmbeddingsClient } from './embeddings-client';

export interface EmbeddingsEngineOptions {
  readonly client: EmbeddingsClient;
  /** Answers where the endpoint does not, and gives everything but intents. */
  readonly linear: LinearEngine;
  readonly classifier: TextClassifier;
  readonly library: IntentLibrary;
  /** Told of every failure; it must not throw. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** After a failure the endpoint is left alone for so long: a customer must not wait for the same time-out each time. */
const REST_MS = 10_000;
const EXAMPLES_PER_REQUEST = 64;
const EXAMPLES_TIMEOUT_MS = 20_000;
/** More examples of an intent add little to its mean and much to the start. */
const MOST_EXAMPLES = 50;

/**
 * Intents by the similarity of sentence embeddings beside the linear model: worth most for intents with few examples. Customers'
 * words go to the endpoint; whoever configures it decides that they may.
 */
export class EmbeddingsEngine implements NluEngine {
  readonly name = 'embeddings';
  readonly version: string;
  private index: SimilarityIndex | undefined;
  private preparing: Promise<void> | undefined;
  private restUntil = -Infinity;

  constructor(private readonly options: EmbeddingsEngineOptions) {
    this.version = options.linear.version;
  }

  /** Answers always: without the endpoint, as the linear engine does. */
  async understand(messages: readonly MessageToUnderstand[]): Promise<Understanding[]> {
    const { linear, classifier, client } = this.options;
    const asked = messages.filter((message) => textOf(message) !== '');
    const { index } = this;
    // No message waits for the vectors of all examples.
    if (!index) void this.prepare();
    const vectors = index && (await this.orRest(() => client.embed(asked.map(textOf))));
    return messages.map((message) => {
      const vector = vectors?.[asked.indexOf(message)];
      return vector ? linear.understandOne(message, blended(classifier, index!.classify(vector))) : linear.understandOne(message);
    });
  }

  /** Gets the vectors of the examples, once; resolves also when that failed, and tries again when it is next called. */
  prepare(): Promise<void> {
    if (this.index) return Promise.resolve();
    this.preparing ??= this.orRest(() => this.embedExamples()).then((index) => {
      this.index = index;
      this.preparing = undefined;
    });
    return this.preparing;
  }

  /** Undefined while the endpoint rests, and when it fails. */
  private async orRest<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (this.options.now() < this.restUntil) return undefined;
    try {
      return await work();
    } catch (error) {
      this.restUntil = this.options.now() + REST_MS;
      this.options.onFailure(error);
      return undefined;
    }
  }

  private async embedExamples(): Promise<SimilarityIndex> {
    const { library, client } = this.options;
    const examples = library.intents.flatMap(({ name, examples: texts }) => texts.slice(0, MOST_EXAMPLES).map((text) => ({ intent: name, text })));
    const vectors: Float32Array[] = [];
    for (let from = 0; from < examples.length; from += EXAMPLES_PER_REQUEST) {
      vectors.push(...(await client.embed(examples.slice(from, from + EXAMPLES_PER_REQUEST).map(({ text }) => text), EXAMPLES_TIMEOUT_MS)));
    }
    return new SimilarityIndex(examples.map(({ intent }, at) => ({ intent, vector: vectors[at]! })));
  }
}
