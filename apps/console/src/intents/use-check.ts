import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context';
import type { LibraryContent, LibraryProblem } from './intents-types';

/** What is wrong with a library, asked anew when it changes; undefined while it is not known. */
export function useCheck(content: LibraryContent): readonly LibraryProblem[] | undefined {
  const { api } = useSession();
  const [problems, setProblems] = useState<readonly LibraryProblem[]>();
  useEffect(() => {
    let current = true;
    api.post<{ problems: LibraryProblem[] }>('/api/nlu/library/check', { content }).then(
      (answer) => current && setProblems(answer.problems),
      // Training asks the same again and says what is wrong.
      () => current && setProblems(undefined),
    );
    return () => {
      current = false;
    };
  }, [api, content]);
  return problems;
}
