import { BrokenLibraryHistoryError } from './errors';
import type { KnownLibrary, LibraryEvent, LibraryState } from './library-state';

/** What an event does to a library. Reads no clock: a replay gives the same state. */
export function evolveLibrary(state: LibraryState, event: LibraryEvent): LibraryState {
  switch (event.type) {
    case 'nlu.IntentLibraryDrafted':
      return {
        status: 'known', tenant: event.tenant, revision: 1, draftRevision: 1, draft: event.data.content, live: null, versions: [], ...changed(event),
      };
    case 'nlu.IntentLibraryRevised': {
      const before = known(state, event);
      return { ...before, ...changed(event), revision: before.revision + 1, draftRevision: before.revision + 1, draft: event.data.content };
    }
    case 'nlu.IntentLibraryPublished': {
      const before = known(state, event);
      const { libraryVersion: version, by, seed, training } = event.data;
      const versions = [...before.versions, { version, by, time: event.time, seed, accuracy: training.accuracy }];
      return { ...before, ...changed(event), revision: before.revision + 1, live: version, versions };
    }
    case 'nlu.IntentLibraryRolledBack': {
      const before = known(state, event);
      return { ...before, ...changed(event), revision: before.revision + 1, live: event.data.libraryVersion };
    }
    default:
      return unexpected(event);
  }
}

const changed = ({ data, time }: LibraryEvent) => ({ changedBy: data.by, changedTime: time });

function known(state: LibraryState, { type }: LibraryEvent): KnownLibrary {
  if (state.status === 'absent') throw new BrokenLibraryHistoryError(type);
  return state;
}

function unexpected(event: never): never {
  throw new BrokenLibraryHistoryError((event as LibraryEvent).type);
}
