import { HttpEmbedder } from '@parley/knowledge/adapters';
import type { Embedder } from '@parley/knowledge/domain';
import type { KnowledgeConfig } from './knowledge.config';

/** Articles are embedded in the background, many at once. */
const INDEXING_MS = 30_000;

/** The configured embedding server for customers' messages or, with more time, for articles; nothing when there is none. */
export function embedderFor(config: KnowledgeConfig, use: 'messages' | 'articles'): { embedder?: Embedder } {
  const { embeddingUrl: url, embeddingModel: model, embeddingKey: key } = config;
  if (url === undefined) return {};
  const timeoutMs = use === 'articles' ? INDEXING_MS : config.embeddingTimeoutMs;
  return { embedder: new HttpEmbedder({ url, model, timeoutMs, ...(key !== undefined && { key }) }) };
}
