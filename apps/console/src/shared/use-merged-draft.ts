import { useCallback, useEffect, useMemo, useState } from 'react';
import { asApiError, type ApiError } from './api';

/** What several people write: how it stands in fields, and how the writings of two are joined. */
export interface DraftKind<Content, Form> {
  readonly toForm: (content: Content) => Form;
  readonly toContent: (form: Form) => Content;
  /** As the fields would give it back. */
  readonly asSaved: (content: Content) => Content;
  readonly sameContent: (one: Content, other: Content) => boolean;
  /** Joins two changes of the same base; `kept` names what one removed and the other changed. */
  readonly merge: (base: Content, mine: Content, theirs: Content) => { readonly content: Content; readonly kept: readonly string[] };
  /** Code by which the service refuses a save because somebody else was faster. */
  readonly conflictCode: string;
}

/** Where it is kept. */
export interface DraftStore<Content, Answer> {
  readonly load: () => Promise<Answer>;
  readonly put: (content: Content, expectedRevision: number) => Promise<Answer>;
  readonly contentOf: (answer: Answer) => Content | null;
  /** Takes an answer that is newer than what was loaded. */
  readonly learn: (answer: Answer) => void;
  readonly reload: () => void;
}

/** What was saved last, as far as this page knows. */
export interface SavedDraft<Content> {
  readonly revision: number;
  readonly content: Content;
}

/** Somebody else saved meanwhile; what both did stands in the fields, joined. */
export interface DraftConflict<Content, Answer> {
  /** What the other saved, with who it was. */
  readonly saved: Answer;
  readonly before: Content;
  readonly theirs: Content;
  /** Parts that one removed and the other changed. */
  readonly kept: readonly string[];
}

/** What is being written, and how it comes to be saved. */
export interface MergedDraft<Content, Form, Answer> {
  /** Of what the fields began with. */
  readonly revision: number;
  readonly form: Form;
  readonly content: Content;
  readonly touched: boolean;
  readonly busy: boolean;
  readonly justSaved: boolean;
  readonly error: ApiError | undefined;
  readonly conflict: DraftConflict<Content, Answer> | undefined;
  readonly change: (form: Form) => void;
  readonly replace: (content: Content) => void;
  readonly undo: () => void;
  readonly save: () => Promise<void>;
  /** Takes what a change by other means answered. */
  readonly took: (answer: Answer) => void;
  readonly forget: () => void;
}

/**
 * Keeps what is being written while others write the same: what they save comes into fields that nobody touched, and is joined with what
 * was written here when it is saved. Undefined until something was loaded.
 * @param kind the same object each time
 */
export function useMergedDraft<Content, Form, Answer extends { readonly revision: number }>(
  kind: DraftKind<Content, Form>, saved: SavedDraft<Content> | undefined, store: DraftStore<Content, Answer>,
): MergedDraft<Content, Form, Answer> | undefined {
  const { toForm, toContent, asSaved, sameContent, merge, conflictCode } = kind;
  const [base, setBase] = useState<SavedDraft<Content>>();
  const [form, setForm] = useState<Form>();
  const [conflict, setConflict] = useState<DraftConflict<Content, Answer>>();
  const [busy, setBusy] = useState(false);
  const [justSaved, setJustSaved] = useState(false);
  const [error, setError] = useState<ApiError>();
  const content = useMemo(() => (form === undefined ? undefined : toContent(form)), [form, toContent]);
  const touched = content !== undefined && base !== undefined && !sameContent(content, base.content);

  const begin = useCallback((revision: number, next: Content): void => {
    setBase({ revision, content: asSaved(next) });
    setForm(() => toForm(next));
    setConflict(undefined);
  }, [asSaved, toForm]);
  const revision = saved?.revision;
  const savedContent = saved?.content;
  useEffect(() => {
    if (revision === undefined || savedContent === undefined || (base && revision <= base.revision)) return;
    if (!base || !touched) begin(revision, savedContent);
    // A publication moves the revision and leaves the draft: what is written goes on from there.
    else if (sameContent(asSaved(savedContent), base.content)) setBase({ revision, content: base.content });
  }, [revision, savedContent, base, touched, begin, asSaved, sameContent]);

  if (savedContent === undefined || base === undefined || form === undefined || content === undefined) return undefined;
  const took = (answer: Answer): void => {
    store.learn(answer);
    store.reload();
  };
  const join = async (): Promise<void> => {
    const answer = await store.load();
    const theirs = asSaved(store.contentOf(answer) ?? savedContent);
    const joined = merge(base.content, content, theirs);
    setConflict({ saved: answer, before: base.content, theirs, kept: joined.kept });
    setBase({ revision: answer.revision, content: theirs });
    // Whoever wrote on meanwhile has that joined.
    setForm((now) => toForm(now === undefined || now === form ? joined.content : merge(base.content, toContent(now), theirs).content));
    store.learn(answer);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const answer = await store.put(content, base.revision);
      const kept = store.contentOf(answer) ?? content;
      setBase({ revision: answer.revision, content: asSaved(kept) });
      setConflict(undefined);
      // Whoever wrote on while it was being saved keeps that.
      setForm((now) => (now === form ? toForm(kept) : now));
      setJustSaved(true);
      took(answer);
    } catch (problem) {
      const refused = asApiError(problem);
      if (refused.code === conflictCode) await join().catch((again: unknown) => setError(asApiError(again)));
      else setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const change = (next: Form): void => {
    setJustSaved(false);
    setForm(() => next);
  };
  return {
    revision: base.revision, form, content, touched, busy, justSaved, error, conflict, change, save, took,
    replace: (next) => change(toForm(next)), undo: () => begin(base.revision, base.content), forget: () => setError(undefined),
  };
}
