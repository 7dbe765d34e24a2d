export { demoArticles } from './demo';
export { rank, type Candidate } from './rank';
export type { RetrievalQuery, Retriever } from './retriever';
export { ConceptTokeniser } from './text/concept-tokeniser';
export { languageOf } from './text/language-of';
export type { Tokeniser, Tokens } from './tokeniser';
