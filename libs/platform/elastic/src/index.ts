export { bulkExternal, type BulkResult, type VersionedDocument } from './bulk';
export { createElasticClient, refresh, type ElasticOptions } from './client';
export { asking, BulkRejectedError, ElasticRefusedError, ElasticUnavailableError, IndexMissingError, itemError } from './errors';
export { createIndex, deleteOtherIndexes, ensureIndex, switchAlias, type EnsuredIndex, type IndexDefinition } from './indexes';
export type { Client as ElasticClient, estypes } from '@elastic/elasticsearch';
