import { useEffect, useState } from 'react';
import { useCheck } from '../intents/use-check';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import type { ApiError } from '../shared/api';
import { useMergedDraft, type MergedDraft } from '../shared/use-merged-draft';
import { asSaved, mergeGlossaries, sameContent, toContent, toForm, type GlossaryForm } from './glossary-content';
import type { Glossary, GlossaryContent, GlossaryProblem } from './glossary-types';

export const GLOSSARY_PATH = '/api/nlu/glossary';
/** Nobody's typing is checked letter by letter, in milliseconds. */
const TYPING_PAUSE_MS = 400;
/** What was saved and is not in use yet is looked at again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;
const KIND = { toForm, toContent, asSaved, sameContent, merge: mergeGlossaries, conflictCode: 'NLU.GLOSSARY_CONFLICT' };
const EMPTY: GlossaryContent = { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] };

/** The glossary as it is being written. */
export interface GlossaryDesk extends Omit<MergedDraft<GlossaryContent, GlossaryForm, Glossary>, 'change' | 'revision'> {
  readonly glossary: Glossary;
  /** Of what stands in the fields; undefined while it is not known. */
  readonly problems: readonly GlossaryProblem[] | undefined;
  readonly change: (part: Partial<GlossaryForm>) => void;
  readonly reload: () => void;
}

interface Loading {
  readonly desk: GlossaryDesk | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
}

export function useGlossary(): Loading {
  const { api } = useSession();
  const { data, error, reload } = useLoad<Glossary>(GLOSSARY_PATH);
  const [answered, setAnswered] = useState<Glossary>();
  // An answer to a change is newer than what was loaded before it.
  const glossary = data && answered && answered.revision > data.revision ? answered : data;
  const draft = useMergedDraft(KIND, glossary, {
    load: () => api.get<Glossary>(GLOSSARY_PATH),
    put: (content, expectedRevision) => api.put<Glossary>(GLOSSARY_PATH, { content, expectedRevision }),
    contentOf: ({ content }) => content,
    learn: setAnswered,
    reload,
  });
  const problems = useCheck<GlossaryProblem>(`${GLOSSARY_PATH}/check`, useSettled(draft?.content ?? EMPTY));
  const coming = glossary !== undefined && glossary.running < glossary.revision;
  useEffect(() => {
    if (!coming) return undefined;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [coming, reload]);

  if (!glossary || !draft) return { desk: undefined, error, reload };
  const change = (part: Partial<GlossaryForm>): void => draft.change({ ...draft.form, ...part });
  return { desk: { ...draft, glossary, problems, change, reload }, error, reload };
}

/** The content once it has not changed for a moment. */
function useSettled(content: GlossaryContent): GlossaryContent {
  const [settled, setSettled] = useState(content);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(content), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content]);
  return settled;
}
