import { IsInt, IsNumber, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ARTICLES_ALIAS } from '@parley/knowledge/adapters';
import { FromEnv, ServiceConfig } from '@parley/platform/config';

/** The knowledge service's environment. */
export class KnowledgeConfig extends ServiceConfig {
  /** Base address of Elasticsearch. */
  @FromEnv('PARLEY_ELASTICSEARCH_URL')
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an http:// or https:// address' })
  elasticsearchUrl!: string;

  /** Alias of the article index; another one lets two set-ups share a server. */
  @FromEnv('PARLEY_KNOWLEDGE_INDEX', { optional: true })
  @Matches(/^parley-[a-z0-9][a-z0-9.-]{0,80}$/, { message: 'must begin with parley- and hold small letters, digits, dots and dashes' })
  articlesAlias: string = ARTICLES_ALIAS;

  /** Base address of an OpenAI-compatible service, such as `https://models.example/v1`; without it answers are extracts only. */
  @FromEnv('PARLEY_ANSWER_URL', { optional: true })
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an http:// or https:// address' })
  answerUrl?: string;

  @FromEnv('PARLEY_ANSWER_MODEL', { optional: true })
  @IsString() @MaxLength(128)
  answerModel: string = 'default';

  @FromEnv('PARLEY_ANSWER_KEY', { optional: true })
  @IsString() @MaxLength(4_096)
  answerKey?: string;

  /** Longest wait for the model, in ms; the conversation itself waits 1,500 ms for the passages. */
  @FromEnv('PARLEY_ANSWER_TIMEOUT_MS', { optional: true })
  @IsInt() @Min(50) @Max(10_000)
  answerTimeoutMs: number = 1_000;

  /** Prices of a million tokens, in whatever currency the costs shall be. */
  @FromEnv('PARLEY_ANSWER_PROMPT_PRICE', { optional: true })
  @IsNumber() @Min(0)
  answerPromptPrice: number = 0;

  @FromEnv('PARLEY_ANSWER_TOKEN_PRICE', { optional: true })
  @IsNumber() @Min(0)
  answerTokenPrice: number = 0;

  /** Base address of an OpenAI-compatible embeddings service; without it words alone are searched. */
  @FromEnv('PARLEY_EMBEDDING_URL', { optional: true })
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an http:// or https:// address' })
  embeddingUrl?: string;

  @FromEnv('PARLEY_EMBEDDING_MODEL', { optional: true })
  @IsString() @MaxLength(128)
  embeddingModel: string = 'default';

  @FromEnv('PARLEY_EMBEDDING_KEY', { optional: true })
  @IsString() @MaxLength(4_096)
  embeddingKey?: string;

  /** Longest wait for the vectors of a customer's message, in ms. */
  @FromEnv('PARLEY_EMBEDDING_TIMEOUT_MS', { optional: true })
  @IsInt() @Min(20) @Max(5_000)
  embeddingTimeoutMs: number = 300;
}
