/** Injection token of the Elasticsearch client. */
export const ELASTIC = Symbol('ElasticClient');
