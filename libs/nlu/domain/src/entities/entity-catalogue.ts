import type { EntityList } from './list/entity-list';
import { ListIndex } from './list/list-index';
import { compilePattern, type CompiledPattern, type EntityPattern } from './pattern/entity-pattern';

/** What one tenant adds to the built-in kinds of entities. */
export interface EntityDefinitions {
  readonly lists?: readonly EntityList[];
  readonly patterns?: readonly EntityPattern[];
}

/** Where an engine asks for a tenant's own entities; answers at once from what it holds, since it is asked for every message. */
export interface EntityCatalogueSource {
  catalogueOf(tenant: string): EntityCatalogue;
}

/** Definitions, ready for use. Build it once for each published version, not for each message. */
export class EntityCatalogue {
  static readonly empty = new EntityCatalogue({});
  readonly lists: ListIndex;
  readonly patterns: readonly CompiledPattern[];

  /** @throws EntityPatternError when a pattern cannot be used */
  constructor({ lists = [], patterns = [] }: EntityDefinitions) {
    this.lists = new ListIndex(lists);
    this.patterns = patterns.map(compilePattern);
  }
}

/** The same definitions for every tenant. */
export const sameForAll = (definitions: EntityDefinitions): EntityCatalogueSource => {
  const catalogue = new EntityCatalogue(definitions);
  return { catalogueOf: () => catalogue };
};
