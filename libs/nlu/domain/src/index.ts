export { INTENTS, SOCIAL_INTENTS, type Intent } from './intents';
export { LexicalEngine } from './lexical.engine';
export type { Lexicon, WeightedPhrases } from './lexicon/lexicon';
export type { MessageToUnderstand, NluEngine } from './nlu-engine';
