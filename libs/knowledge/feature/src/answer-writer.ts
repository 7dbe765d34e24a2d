import { ChatAnswerWriter } from '@parley/knowledge/adapters';
import type { AnswerWriter } from '@parley/knowledge/domain';
import type { Logger } from '@parley/platform/observability';
import type { KnowledgeConfig } from './knowledge.config';

/** The configured model; null, which is the usual case, when there is none. */
export function answerWriterFor(config: KnowledgeConfig, logger: Logger): AnswerWriter | null {
  const { answerUrl: url, answerModel: model, answerKey: key, answerTimeoutMs: timeoutMs } = config;
  if (url === undefined) return null;
  return new ChatAnswerWriter({
    url, model, timeoutMs, promptPrice: config.answerPromptPrice, tokenPrice: config.answerTokenPrice, ...(key !== undefined && { key }),
    onFailure: (error) => logger.warn('the model worded no answer, the passage is said', { error }),
  });
}
