import { deriveId, type IntentLibraryContent, type LibraryTraining } from '@parley/contracts';
import { LibraryConflictError, LibraryTooLargeError, UnknownLibraryError, UntrainedDraftError } from './errors';
import type { KnownLibrary, LibraryEvent, LibraryState } from './library-state';

interface Command<Type extends string> {
  readonly type: Type;
  readonly tenant: string;
  readonly libraryId: string;
  /** Ids of what follows are derived from it: a repeated cause makes the same events. */
  readonly causeId: string;
  /** ISO 8601; the core reads no clock. */
  readonly now: string;
  readonly by: string;
  /** What the author looked at; 0 where there was no library. */
  readonly expectedRevision: number;
}

export interface SaveDraft extends Command<'SaveDraft'> {
  readonly content: IntentLibraryContent;
}

export interface PublishLibrary extends Command<'PublishLibrary'> {
  /** What was trained; absent when nothing was. */
  readonly trained?: { readonly draftRevision: number; readonly seed: number; readonly training: LibraryTraining };
}

export interface RollBackLibrary extends Command<'RollBackLibrary'> {
  readonly libraryVersion: number;
  /** Content of that version, from the history. */
  readonly content: IntentLibraryContent;
}

export type LibraryCommand = SaveDraft | PublishLibrary | RollBackLibrary;

/** Bytes of a library as JSON: an event must stay below the log's limit of 1 MB, with its report. */
export const LARGEST_LIBRARY_BYTES = 700_000;

/**
 * The facts that follow from a command, none when there is nothing to do. Pure.
 *
 * @throws ParleyError of ./errors when the library changed meanwhile, is too large, or was not trained as it is.
 */
export function decideLibrary(command: LibraryCommand, state: LibraryState): LibraryEvent[] {
  const { by } = command;
  switch (command.type) {
    case 'SaveDraft': {
      demandSeen(state, command.expectedRevision);
      demandSize(command.content);
      if (state.status === 'absent') return [event(command, 'nlu.IntentLibraryDrafted', { content: command.content, by })];
      if (JSON.stringify(state.draft) === JSON.stringify(command.content)) return [];
      return [event(command, 'nlu.IntentLibraryRevised', { content: command.content, by })];
    }
    case 'PublishLibrary': {
      const library = seen(state, command.expectedRevision);
      const { trained } = command;
      if (trained?.draftRevision !== library.draftRevision) throw new UntrainedDraftError(library.draftRevision);
      const { seed, training } = trained;
      return [event(command, 'nlu.IntentLibraryPublished', { libraryVersion: library.versions.length + 1, content: library.draft, seed, training, by })];
    }
    case 'RollBackLibrary': {
      const library = seen(state, command.expectedRevision);
      const { libraryVersion, content } = command;
      const version = library.versions.find((each) => each.version === libraryVersion);
      if (!version) throw new UnknownLibraryError(libraryVersion);
      if (library.live === libraryVersion) return [];
      return [event(command, 'nlu.IntentLibraryRolledBack', { libraryVersion, content, seed: version.seed, by })];
    }
  }
}

function seen(state: LibraryState, expectedRevision: number): KnownLibrary {
  if (state.status === 'absent') throw new UnknownLibraryError();
  demandSeen(state, expectedRevision);
  return state;
}

function demandSeen(state: LibraryState, expectedRevision: number): void {
  const now = state.status === 'absent' ? { revision: 0 } : state;
  if (now.revision !== expectedRevision) throw new LibraryConflictError(now, expectedRevision);
}

function demandSize(content: IntentLibraryContent): void {
  const bytes = new TextEncoder().encode(JSON.stringify(content)).length;
  if (bytes > LARGEST_LIBRARY_BYTES) throw new LibraryTooLargeError(bytes, LARGEST_LIBRARY_BYTES);
}

function event<Type extends LibraryEvent['type']>(
  { causeId, now, tenant, libraryId }: LibraryCommand, type: Type, data: Extract<LibraryEvent, { type: Type }>['data'],
): LibraryEvent {
  // A library is about nobody; the envelope asks for a subject all the same.
  return { id: deriveId(causeId, libraryId, 'library.decide'), type, time: now, tenant, subjectid: libraryId, data } as unknown as LibraryEvent;
}
