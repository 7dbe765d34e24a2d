import { Matches } from 'class-validator';
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
}
