import { clientMessageIdOf, type ThreadEntry } from '@parley/channel/domain';

/** An entry as the visitor's browser gets it: its own messages carry the id that the browser gave them. */
export function shownEntry({ externalMessageId, ...entry }: ThreadEntry): ThreadEntry & { clientMessageId?: string } {
  return externalMessageId === undefined ? entry : { ...entry, clientMessageId: clientMessageIdOf(externalMessageId) };
}
