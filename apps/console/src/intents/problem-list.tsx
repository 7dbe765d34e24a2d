import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import { intentsLink } from '../shared/use-route';
import { NO_INTENT, type LibraryProblem } from './intents-types';
import { nameLabel } from './name-label';

/** What a check found, errors first; with the way to each intent unless it is the one that is shown. */
export function ProblemList({ problems, linked }: { problems: readonly LibraryProblem[]; linked: boolean }) {
  const { t, locale } = useLanguage();
  if (problems.length === 0) return null;
  const sorted = [...problems].sort((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'));
  return (
    <ul className="in-problems">
      {sorted.map((problem, index) => (
        <li key={index} className={`in-problem in-problem-${problem.severity}`}>
          {linked && isAbout(problem) && <a href={intentsLink('library', problem.intent ?? NO_INTENT)}>{nameLabel(t, problem.intent ?? NO_INTENT)}</a>}
          <span>{textOf(problem)}</span>
          {problem.examples && <span className="muted">{t('in.problems.lines', { lines: problem.examples.map((place) => wholeNumber(place + 1, locale)).join(', ') })}</span>}
        </li>
      ))}
    </ul>
  );

  function textOf({ code, other }: LibraryProblem): string {
    return labelOf(t, 'in.problem', code).replace('{other}', nameLabel(t, other ?? ''));
  }
}

/** Texts of no intent have problems as well; the whole library has no examples. */
const isAbout = ({ intent, examples }: LibraryProblem): boolean => intent !== undefined || examples !== undefined;

export const problemsOf = (problems: readonly LibraryProblem[] | undefined, name: string): LibraryProblem[] =>
  (problems ?? []).filter((problem) => isAbout(problem) && (problem.intent ?? NO_INTENT) === name);
