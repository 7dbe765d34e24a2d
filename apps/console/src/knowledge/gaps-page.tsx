import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { ErrorNote } from '../shared/error-note';
import { clock, wholeNumber } from '../shared/time';
import { formOfGap, type ArticleForm } from './article-form';
import type { Gap } from './knowledge-types';
import { OpenSuggestions } from './suggestions';
import { useLoad } from './use-load';

const PERIODS = [7, 30, 90, 365] as const;

interface Props {
  /** Begins an article. */
  readonly onWrite: (form: ArticleForm) => void;
}

/** Questions that no article answered, and wordings that articles could learn. */
export function GapsPage({ onWrite }: Props) {
  const { t, locale } = useLanguage();
  const [days, setDays] = useState<number>(30);
  const { data, error, reload } = useLoad<{ gaps: readonly Gap[] }>(`/api/knowledge/learning/gaps?days=${days}`);
  const now = Date.now();
  return (
    <>
      <header className="page-head"><h1>{t('kb.tab.gaps')}</h1></header>
      <p className="muted">{t('kb.gaps.lead')}</p>
      <div className="kb-filters">
        <label className="kb-filter">
          <span>{t('kb.gaps.days')}</span>
          <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {PERIODS.map((one) => <option key={one} value={one}>{t('kb.gaps.lastDays', { days: one })}</option>)}
          </select>
        </label>
      </div>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!data && !error && <p className="empty">{t('common.loading')}</p>}
      {data?.gaps.length === 0 && <p className="empty">{t('kb.gaps.none')}</p>}
      <ul className="kb-entries">
        {data?.gaps.map((gap) => (
          <li key={gap.wording} className="kb-learned">
            <div>
              <p className="kb-entry-title">{gap.wording}</p>
              {gap.examples.length > 0 && <ul className="kb-similar muted">{gap.examples.map((example) => <li key={example}>{example}</li>)}</ul>}
              <p className="muted">{t('kb.gaps.times', { count: wholeNumber(gap.times, locale) })} · {t('kb.gaps.last', { time: clock(gap.last, locale, now) })}</p>
            </div>
            <button type="button" className="button button-small" onClick={() => onWrite(formOfGap(gap))}>{t('kb.gaps.write')}</button>
          </li>
        ))}
      </ul>
      <OpenSuggestions />
    </>
  );
}
