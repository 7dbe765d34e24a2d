import generated from '../generated/schemas.json';

/**
 * JSON Schema (draft-07) of every event's newest version by wire type, generated from the contract classes.
 * Fields may carry the annotation `x-personal-data`: a strict compiler has to be told about that keyword.
 */
export const schemas: Readonly<Record<string, object>> = generated;
