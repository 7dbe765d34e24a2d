import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCheck } from '../intents/use-check';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { asSaved, mergeGlossaries, sameContent, toContent, toForm, type GlossaryForm } from './glossary-content';
import type { Glossary, GlossaryContent, GlossaryProblem } from './glossary-types';

export const GLOSSARY_PATH = '/api/nlu/glossary';
/** Nobody's typing is checked letter by letter, in milliseconds. */
const TYPING_PAUSE_MS = 400;
/** What was saved and is not in use yet is looked at again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** What the fields began with: the glossary that the changes are made to. */
type Base = Pick<Glossary, 'revision' | 'content'>;

/** Somebody else saved meanwhile; what both did stands in the fields, joined. */
export interface GlossaryConflict {
  readonly theirs: Glossary;
  readonly before: GlossaryContent;
  /** Parts that one removed and the other changed. */
  readonly kept: readonly string[];
}

/** The glossary as it is being written. */
export interface GlossaryDesk {
  readonly glossary: Glossary;
  readonly form: GlossaryForm;
  readonly content: GlossaryContent;
  /** Of what stands in the fields; undefined while it is not known. */
  readonly problems: readonly GlossaryProblem[] | undefined;
  readonly touched: boolean;
  readonly busy: boolean;
  readonly justSaved: boolean;
  readonly error: ApiError | undefined;
  readonly conflict: GlossaryConflict | undefined;
  readonly change: (part: Partial<GlossaryForm>) => void;
  readonly replace: (content: GlossaryContent) => void;
  readonly undo: () => void;
  readonly save: () => Promise<void>;
  /** Takes what a change of the glossary answered. */
  readonly took: (answer: Glossary) => void;
  readonly reload: () => void;
  readonly forget: () => void;
}

interface Loading {
  readonly desk: GlossaryDesk | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
}

export function useGlossary(): Loading {
  const { api } = useSession();
  const { data, error: loadError, reload } = useLoad<Glossary>(GLOSSARY_PATH);
  const [answered, setAnswered] = useState<Glossary>();
  // An answer to a change is newer than what was loaded before it.
  const glossary = data && answered && answered.revision > data.revision ? answered : data;
  const [base, setBase] = useState<Base>();
  const [form, setForm] = useState<GlossaryForm>(EMPTY_FORM);
  const [conflict, setConflict] = useState<GlossaryConflict>();
  const [busy, setBusy] = useState(false);
  const [justSaved, setJustSaved] = useState(false);
  const [error, setError] = useState<ApiError>();
  const content = useMemo(() => toContent(form), [form]);
  const problems = useCheck<GlossaryProblem>(`${GLOSSARY_PATH}/check`, useSettled(content));
  const touched = base !== undefined && !sameContent(content, base.content);

  const begin = useCallback(({ revision, content: next }: Base): void => {
    setBase({ revision, content: asSaved(next) });
    setForm(toForm(next));
    setConflict(undefined);
  }, []);
  useEffect(() => {
    if (glossary && (!base || (glossary.revision > base.revision && !touched))) begin(glossary);
  }, [glossary, base, touched, begin]);
  const coming = glossary !== undefined && glossary.running < glossary.revision;
  useEffect(() => {
    if (!coming) return undefined;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [coming, reload]);

  if (!glossary || !base) return { desk: undefined, error: loadError, reload };
  const took = (answer: Glossary): void => {
    setAnswered(answer);
    reload();
  };
  const join = async (): Promise<void> => {
    const theirs = await api.get<Glossary>(GLOSSARY_PATH);
    const joined = mergeGlossaries(base.content, content, asSaved(theirs.content));
    setConflict({ theirs, before: base.content, kept: joined.kept });
    setBase({ revision: theirs.revision, content: asSaved(theirs.content) });
    setForm(toForm(joined.content));
    setAnswered(theirs);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const answer = await api.put<Glossary>(GLOSSARY_PATH, { content, expectedRevision: base.revision });
      begin(answer);
      setJustSaved(true);
      took(answer);
    } catch (problem) {
      const refused = asApiError(problem);
      if (refused.code === 'NLU.GLOSSARY_CONFLICT') await join().catch((again: unknown) => setError(asApiError(again)));
      else setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const change = (part: Partial<GlossaryForm>): void => {
    setJustSaved(false);
    setForm({ ...form, ...part });
  };
  const desk: GlossaryDesk = {
    glossary, form, content, problems, touched, busy, justSaved, error, conflict, change, save, took, reload,
    replace: (next) => change(toForm(next)), undo: () => begin(base), forget: () => setError(undefined),
  };
  return { desk, error: loadError, reload };
}

const EMPTY_FORM: GlossaryForm = { feelings: [], humanRequests: '', ignored: '', lists: [], patterns: [] };

/** The content once it has not changed for a moment. */
function useSettled(content: GlossaryContent): GlossaryContent {
  const [settled, setSettled] = useState(content);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(content), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content]);
  return settled;
}
