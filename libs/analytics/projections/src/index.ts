export { conversationFacts } from './conversations/conversation-facts.projection';
export { DocumentIndexer, type DocumentIndexerOptions } from './conversations/document-indexer';
export { conversationsIndex, escalationsIndex } from './conversations/indexes';
export type { Kpi, KpiFilter, KpiPart, KpiValue } from './kpis/kpi';
export { readBehind, readKpis, type BehindPage } from './kpis/kpi-reader';
export { kpis } from './kpis/registry';
