/** Names that a business knows and its customers write in many ways: products, branches, tariffs. Data that editors keep. */
export interface EntityList {
  /** Kind of the entities that it yields, for example `product`. */
  readonly kind: string;
  readonly entries: readonly EntityListEntry[];
}

export interface EntityListEntry {
  /** Normal form of what is found. */
  readonly name: string;
  /** Other ways to say it; the name itself counts too. */
  readonly synonyms?: readonly string[];
}
