import { useEffect, useState } from 'react';
import { useSession } from '../session/session-context';

/** What the service finds wrong with a content, asked anew when it changes; undefined while it is not known. */
export function useCheck<Problem>(path: string, content: object): readonly Problem[] | undefined {
  const { api } = useSession();
  const [problems, setProblems] = useState<readonly Problem[]>();
  useEffect(() => {
    let current = true;
    api.post<{ problems: Problem[] }>(path, { content }).then(
      (answer) => current && setProblems(answer.problems),
      // Whoever trains or saves asks the same again, and says what is wrong.
      () => current && setProblems(undefined),
    );
    return () => {
      current = false;
    };
  }, [api, path, content]);
  return problems;
}
