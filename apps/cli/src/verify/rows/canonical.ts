/** A value as one text, whatever the order of its keys; times as milliseconds, so that their spelling does not matter. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'null';

function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}

/** Milliseconds of an event's time, as rows hold it. */
export const time = (iso: string): Date => new Date(iso);

/** Text as Postgres can keep it: neither NUL nor half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').replaceAll(/[\ud800-\udfff]/gu, '\ufffd');

/** The same of every text inside a value. */
export const storableIn = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part)));

/** What a person would read of a message; a kind without text shows as its name in brackets. */
export function readable({ kind, text }: { readonly kind: string; readonly text?: string }): string {
  return storable(text !== undefined && text !== '' ? text : `[${kind}]`);
}
