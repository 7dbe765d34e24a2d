import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import { filledLines } from './glossary-content';
import type { GlossaryPart, GlossaryProblem } from './glossary-types';

/** Complaints about one part; about one group or list of it where its place is given. */
export const problemsOf = (problems: readonly GlossaryProblem[] | undefined, part: GlossaryPart, place?: number): GlossaryProblem[] =>
  (problems ?? []).filter((problem) => problem.part === part && (place === undefined || problem.at?.[0] === place));

interface Props {
  readonly problems: readonly GlossaryProblem[];
  /** The field that they are about; its lines are named. */
  readonly text?: string;
  /** Which of a problem's places is the line's; none where they are about the whole. */
  readonly place?: 0 | 1;
}

/** What the check found, errors first, each once with all its lines. */
export function GlossaryProblems({ problems, text = '', place }: Props) {
  const { t, locale } = useLanguage();
  if (problems.length === 0) return null;
  const lines = filledLines(text);
  const byCode = new Map<string, GlossaryProblem[]>();
  for (const problem of problems) byCode.set(problem.code, [...(byCode.get(problem.code) ?? []), problem]);
  const groups = [...byCode.values()].sort(([one], [other]) => Number(other?.severity === 'error') - Number(one?.severity === 'error'));
  return (
    <ul className="in-problems" role="status">
      {groups.map((group) => {
        const { code, severity, count, limit } = group[0] as GlossaryProblem;
        const at = place === undefined ? [] : [...new Set(group.flatMap((problem) => lines[problem.at?.[place] ?? -1] ?? []))];
        return (
          <li key={code} className={`in-problem in-problem-${severity}`}>
            <span>{labelOf(t, 'gl.problem', code).replace('{count}', wholeNumber(count ?? 0, locale)).replace('{limit}', wholeNumber(limit ?? 0, locale))}</span>
            {at.length > 0 && <span className="muted">{t('in.problems.lines', { lines: at.map((line) => wholeNumber(line, locale)).join(', ') })}</span>}
          </li>
        );
      })}
    </ul>
  );
}
