import type { MessageContent, OutboundContent } from '@parley/contracts';

/** Text as Postgres can keep it: it knows neither NUL nor half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').replace(/[\ud800-\udfff]/gu, '\ufffd');

/** What a person would read of a message; a kind without text shows its name, for example `[media]`. */
export function readable({ kind, text }: MessageContent | OutboundContent): string {
  return storable(text !== undefined && text !== '' ? text : `[${kind}]`);
}
