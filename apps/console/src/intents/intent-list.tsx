import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import { intentsLink } from '../shared/use-route';
import { NO_INTENT, type LibraryProblem } from './intents-types';
import { differencesOf, examplesOf, namesOf } from './library-content';
import { nameLabel } from './name-label';
import { problemsOf } from './problem-list';
import type { Desk } from './use-library';

interface Props {
  readonly desk: Desk;
  readonly chosen: string | undefined;
  readonly problems: readonly LibraryProblem[] | undefined;
  readonly onNew: () => void;
}

/** Every intent of the draft, and those that only the published version has. */
export function IntentList({ desk: { content, published }, chosen, problems, onNew }: Props) {
  const { t, locale } = useLanguage();
  const [words, setWords] = useState('');
  const differences = new Map(differencesOf(published ?? content, content).map((difference) => [difference.name, difference]));
  const removed = [...differences.values()].filter(({ kind }) => kind === 'removed').map(({ name }) => name);
  const wanted = words.trim().toLowerCase();
  const fits = (name: string): boolean =>
    wanted === '' || nameLabel(t, name).toLowerCase().includes(wanted) || (examplesOf(content, name) ?? []).some((example) => example.toLowerCase().includes(wanted));
  const names = [...namesOf(content).sort(), ...removed, NO_INTENT].filter(fits);
  const change = (name: string): string | undefined => {
    const difference = differences.get(name);
    if (!difference) return undefined;
    const { kind, added, removed: taken } = difference;
    return kind === 'changed' ? t('in.change.counts', { added: added.length, removed: taken.length }) : t(`in.change.${kind}`);
  };
  return (
    <section className="in-list" aria-label={t('in.list')}>
      <div className="in-list-head">
        <input type="search" value={words} aria-label={t('in.find')} placeholder={t('in.find')} onChange={({ target }) => setWords(target.value)} />
        <button type="button" className="button" onClick={onNew}>{t('in.new')}</button>
      </div>
      <ul className="kb-entries">
        {names.map((name) => {
          const own = problemsOf(problems, name);
          return (
            <li key={name}>
              <a className="in-entry" href={intentsLink('library', name)} aria-current={name === chosen ? 'true' : undefined}>
                <span className="kb-entry-title">{nameLabel(t, name)}</span>
                <span className="chips">
                  {change(name) !== undefined && <span className={`chip${removed.includes(name) ? ' chip-quiet' : ''}`}>{change(name)}</span>}
                  {own.length > 0 && <span className={`chip in-mark-${own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}`} title={t('in.problems')}>! {own.length}</span>}
                </span>
                <span className="muted">{t('in.examples', { count: wholeNumber(examplesOf(content, name)?.length ?? 0, locale) })}</span>
              </a>
            </li>
          );
        })}
      </ul>
      {names.length === 0 && <p className="empty-line">{t('in.noneFound')}</p>}
    </section>
  );
}
