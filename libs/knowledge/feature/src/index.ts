export { ARTICLES_READER } from './index-article-when-published.consumer';
export { KnowledgeConfig } from './knowledge.config';
export { KnowledgeModule } from './knowledge.module';
export { knowledgeMigrations } from './migrations';
export { RETRIEVAL_READER } from './retrieve-passages-when-customer-message-added.consumer';
export { LEARNING_READER } from './learning/learn-from-conversations.consumer';
export { RETRIEVER } from './tokens';
export { rehearse } from './warm-up';
