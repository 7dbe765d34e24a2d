import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import type { Library, LibraryContent, SavedLibrary } from './intents-types';
import { asSaved, mergeLibraries, sameContent, toContent, toForm, withExamples, type LibraryForm } from './library-content';

/** What the fields began with: the draft that the changes are made to. */
interface Base {
  readonly revision: number;
  readonly content: LibraryContent;
}

/** Somebody else saved meanwhile; what both did stands in the fields, joined. */
export interface LibraryConflict {
  readonly library: SavedLibrary;
  readonly before: LibraryContent;
  readonly theirs: LibraryContent;
  /** Intents that one removed and the other changed. */
  readonly kept: readonly string[];
}

/** The library with the draft that is being written. */
export interface Desk {
  readonly library: Library;
  /** As it was saved last; the built-in library where nothing was. */
  readonly saved: LibraryContent;
  /** What customers are understood by; absent while it is being loaded. */
  readonly published: LibraryContent | undefined;
  readonly form: LibraryForm;
  readonly content: LibraryContent;
  readonly touched: boolean;
  readonly busy: boolean;
  readonly justSaved: boolean;
  readonly error: ApiError | undefined;
  readonly conflict: LibraryConflict | undefined;
  readonly change: (form: LibraryForm) => void;
  readonly replace: (content: LibraryContent) => void;
  readonly undo: () => void;
  readonly save: () => Promise<void>;
  /** Adds examples to the saved draft, over whatever somebody saved meanwhile. @throws ApiError */
  readonly add: (intent: string, texts: readonly string[]) => Promise<void>;
  /** Takes what a change of the library answered. */
  readonly took: (answer: SavedLibrary) => void;
  readonly reload: () => void;
  readonly forget: () => void;
}

interface Loading {
  readonly desk: Desk | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
}

const PATH = '/api/nlu/library';
const MOST_TRIES = 5;

/** Loads the library and keeps what is written, whichever of its pages is shown. */
export function useLibrary(): Loading {
  const { api } = useSession();
  const { data, error: loadError, reload } = useLoad<Library>(PATH);
  const [answered, setAnswered] = useState<SavedLibrary>();
  // An answer to a change is newer than what was loaded before it.
  const library = useMemo(() => (data && answered && answered.revision > data.revision ? { ...data, ...answered } : data), [data, answered]);
  const { builtIn, published, error: contentError, reload: reloadContents } = useContents(library);
  const saved = library && (library.draft ?? builtIn);

  const [base, setBase] = useState<Base>();
  const [form, setForm] = useState<LibraryForm>();
  const [conflict, setConflict] = useState<LibraryConflict>();
  const [busy, setBusy] = useState(false);
  const [justSaved, setJustSaved] = useState(false);
  const [error, setError] = useState<ApiError>();
  const content = useMemo(() => form && toContent(form), [form]);
  const touched = content !== undefined && base !== undefined && !sameContent(content, base.content);

  const begin = useCallback((revision: number, next: LibraryContent): void => {
    setBase({ revision, content: asSaved(next) });
    setForm(toForm(next));
    setConflict(undefined);
  }, []);
  useEffect(() => {
    if (!library || !saved || (base && library.revision <= base.revision)) return;
    if (!base || !touched) begin(library.revision, saved);
    // A publication moves the revision and leaves the draft: what is written goes on from there.
    else if (sameContent(asSaved(saved), base.content)) setBase({ revision: library.revision, content: base.content });
  }, [library, saved, base, touched, begin]);

  if (!library || !saved || !base || !form || !content) {
    return { desk: undefined, error: loadError ?? contentError, reload: () => { reload(); reloadContents(); } };
  }
  const took = (answer: SavedLibrary): void => {
    setAnswered(answer);
    reload();
  };
  const put = (draft: LibraryContent, expectedRevision: number): Promise<SavedLibrary> => api.put<SavedLibrary>(`${PATH}/draft`, { content: draft, expectedRevision });
  const join = async (): Promise<void> => {
    const theirs = await api.get<Library>(PATH);
    const draft = asSaved(theirs.draft ?? saved);
    const joined = mergeLibraries(base.content, content, draft);
    setConflict({ library: theirs, before: base.content, theirs: draft, kept: joined.kept });
    setBase({ revision: theirs.revision, content: draft });
    setForm(toForm(joined.content));
    setAnswered(theirs);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const answer = await put(content, base.revision);
      begin(answer.revision, answer.draft ?? content);
      setJustSaved(true);
      took(answer);
    } catch (problem) {
      const refused = asApiError(problem);
      if (refused.code === 'NLU.LIBRARY_CONFLICT') await join().catch((again: unknown) => setError(asApiError(again)));
      else setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const add = async (intent: string, texts: readonly string[]): Promise<void> => {
    let [revision, draft] = [base.revision, saved];
    for (let tries = 1; ; tries += 1) {
      try {
        return took(await put(withExamples(draft, intent, texts), revision));
      } catch (problem) {
        if (asApiError(problem).code !== 'NLU.LIBRARY_CONFLICT' || tries === MOST_TRIES) throw problem;
        const theirs = await api.get<Library>(PATH);
        [revision, draft] = [theirs.revision, theirs.draft ?? saved];
      }
    }
  };
  const change = (next: LibraryForm): void => {
    setJustSaved(false);
    setForm(next);
  };
  const desk: Desk = {
    library, saved, published, form, content, touched, busy, justSaved, error, conflict, change, save, add, took, reload,
    replace: (next) => change(toForm(next)), undo: () => begin(base.revision, base.content), forget: () => setError(undefined),
  };
  return { desk, error: loadError ?? contentError, reload };
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
