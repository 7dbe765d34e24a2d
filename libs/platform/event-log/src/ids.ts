import { v7 } from 'uuid';

/** UUIDv7 for what is new and derived from nothing. */
export const newId = (): string => v7();
