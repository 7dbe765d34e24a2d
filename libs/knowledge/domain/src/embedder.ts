/** Turns texts into vectors whose angle tells how alike they are in meaning. An option: everything works without one. */
export interface Embedder {
  /** One vector per text, in order, all of one length. Rejects when the server is late or away; nothing may hang on it. */
  embed(texts: readonly string[]): Promise<number[][]>;
}
