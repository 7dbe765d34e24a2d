/** What a model of a tenant is trained on. */
export interface IntentLibrary {
  readonly intents: readonly LibraryIntent[];
  /** Texts of no intent: what the bot should not claim to understand. */
  readonly outOfScope: readonly string[];
}

export interface LibraryIntent {
  /** Lower case, words joined by dots or dashes, for example `order.status`. */
  readonly name: string;
  /** What customers write, in any language. */
  readonly examples: readonly string[];
}
