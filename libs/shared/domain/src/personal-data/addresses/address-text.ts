/** A text in which addresses are looked for. */
export interface AddressText {
  readonly text: string;
  /** The same, normalised; same length. */
  readonly normal: string;
}
