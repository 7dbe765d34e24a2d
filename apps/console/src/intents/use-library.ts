import { useMemo, useState } from 'react';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { useMergedDraft, type MergedDraft } from '../shared/use-merged-draft';
import type { Library, LibraryContent, SavedLibrary } from './intents-types';
import { asSaved, mergeLibraries, sameContent, toContent, toForm, withExamples, type LibraryForm } from './library-content';

/** The library with the draft that is being written. */
export interface Desk extends Omit<MergedDraft<LibraryContent, LibraryForm, SavedLibrary>, 'revision'> {
  readonly library: Library;
  /** As it was saved last; the built-in library where nothing was. */
  readonly saved: LibraryContent;
  /** What customers are understood by; absent while it is being loaded. */
  readonly published: LibraryContent | undefined;
  /** Adds examples to the saved draft, over whatever somebody saved meanwhile. @throws ApiError */
  readonly add: (intent: string, texts: readonly string[]) => Promise<void>;
  readonly reload: () => void;
}

interface Loading {
  readonly desk: Desk | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
}

const PATH = '/api/nlu/library';
const MOST_TRIES = 5;
const KIND = { toForm, toContent, asSaved, sameContent, merge: mergeLibraries, conflictCode: 'NLU.LIBRARY_CONFLICT' };

/** Loads the library and keeps what is written, whichever of its pages is shown. */
export function useLibrary(): Loading {
  const { api } = useSession();
  const { data, error: loadError, reload } = useLoad<Library>(PATH);
  const [answered, setAnswered] = useState<SavedLibrary>();
  // An answer to a change is newer than what was loaded before it.
  const library = useMemo(() => (data && answered && answered.revision > data.revision ? { ...data, ...answered } : data), [data, answered]);
  const { builtIn, published, error: contentError, reload: reloadContents } = useContents(library);
  const saved = library && (library.draft ?? builtIn);
  const put = (content: LibraryContent, expectedRevision: number): Promise<SavedLibrary> => api.put<SavedLibrary>(`${PATH}/draft`, { content, expectedRevision });
  const written = useMergedDraft(KIND, library && saved && { revision: library.revision, content: saved }, {
    load: (): Promise<SavedLibrary> => api.get<Library>(PATH), put, contentOf: ({ draft }) => draft, learn: setAnswered, reload,
  });
  if (!library || !saved || !written) return { desk: undefined, error: loadError ?? contentError, reload: () => { reload(); reloadContents(); } };
  const add = async (intent: string, texts: readonly string[]): Promise<void> => {
    let [revision, draft] = [written.revision, saved];
    for (let tries = 1; ; tries += 1) {
      try {
        return written.took(await put(withExamples(draft, intent, texts), revision));
      } catch (problem) {
        if (asApiError(problem).code !== KIND.conflictCode || tries === MOST_TRIES) throw problem;
        const theirs = await api.get<Library>(PATH);
        [revision, draft] = [theirs.revision, theirs.draft ?? saved];
      }
    }
  };
  return { desk: { ...written, library, saved, published, add, reload }, error: loadError ?? contentError, reload };
}

/** The built-in library where it takes the place of a draft or of a version, and what is live. */
function useContents(library: Library | undefined): { builtIn: LibraryContent | undefined; published: LibraryContent | undefined; error: ApiError | undefined; reload: () => void } {
  const live = library?.live ?? null;
  const builtIn = useLoad<{ content: LibraryContent }>(library && (library.draft === null || live === null) ? `${PATH}/built-in` : undefined);
  const version = useLoad<{ libraryVersion: number; content: LibraryContent }>(live === null ? undefined : `${PATH}/versions/${live}`);
  const ofLive = version.data?.libraryVersion === live ? version.data?.content : undefined;
  return {
    builtIn: builtIn.data?.content, published: live === null ? builtIn.data?.content : ofLive, error: builtIn.error ?? version.error,
    reload: () => { builtIn.reload(); version.reload(); },
  };
}
