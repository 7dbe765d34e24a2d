import type { RecognisedIntent, Understanding } from '@parley/contracts';
import type { Classification } from './classifier';
import { combineIntents, isPraise } from './combine-intents';
import { MAX_ANALYSED, type LexicalEngine } from './lexical.engine';
import type { MessageToUnderstand, NluEngine } from './nlu-engine';
import { clausesOf } from './text/clauses';

const HUMAN = 'human.request';

/** What is judged: people say what they want at the beginning. */
export const textOf = ({ text }: MessageToUnderstand): string => text?.slice(0, MAX_ANALYSED).trim() ?? '';

/** What classifies a text: a trained model, whichever is released. */
export interface TextClassifier {
  classify(text: string): Classification;
}

/**
 * A trained model for intents beside the phrase book, which also gives entities, mood and the wish for a human: that wish is
 * never left to statistics alone.
 */
export class LinearEngine implements NluEngine {
  readonly name = 'linear';

  constructor(private readonly classifier: TextClassifier, private readonly lexical: LexicalEngine, readonly version: string) {}

  async understand(messages: readonly MessageToUnderstand[]): Promise<Understanding[]> {
    return messages.map((message) => this.understandOne(message));
  }

  /** @param classifyWhole judges the whole message where something else than the model alone does; its clauses go to the model */
  understandOne(message: MessageToUnderstand, classifyWhole: TextClassifier = this.classifier): Understanding {
    const lexical = this.lexical.understandOne(message);
    const text = textOf(message);
    return text === '' ? lexical : withIntents(lexical, this.intentsOf(text, lexical, classifyWhole));
  }

  private intentsOf(text: string, lexical: Understanding, classifyWhole: TextClassifier): RecognisedIntent[] {
    const { intents: phrases, wantsHuman } = lexical;
    const clauses = clausesOf(text);
    const intents = combineIntents({
      whole: classifyWhole.classify(text),
      clauses: clauses.length > 1 ? clauses.map((clause) => this.classifier.classify(clause)) : [],
      phrases,
      praise: isPraise(text, lexical),
    });
    return humanRequestAsHeard(intents, phrases, wantsHuman);
  }
}

const withIntents = (understanding: Understanding, intents: RecognisedIntent[]): Understanding => ({
  ...understanding,
  intents,
  outOfScope: intents.length === 0,
});

/** The phrase book hears denials ("no need for an agent"): what it heard stays, and nothing is added to it. */
function humanRequestAsHeard(intents: readonly RecognisedIntent[], phrases: readonly RecognisedIntent[], wantsHuman: boolean): RecognisedIntent[] {
  const others = intents.filter(({ name }) => name !== HUMAN);
  if (!wantsHuman) return others;
  const heard = phrases.find(({ name }) => name === HUMAN);
  const judged = intents.find(({ name }) => name === HUMAN);
  const best = [heard, judged].filter((each) => each !== undefined).sort((a, b) => b.confidence - a.confidence)[0];
  return best ? [...others, best].sort((a, b) => b.confidence - a.confidence) : others;
}
