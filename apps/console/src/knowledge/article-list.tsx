import { useEffect, useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { ErrorNote } from '../shared/error-note';
import { clock, wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import { KINDS, STATUSES, type ArticleEntry, type ArticleStatus, type Facets } from './knowledge-types';
import { StatusChip } from './status-chip';
import { queryOf, useLoad } from './use-load';

const PAGE_SIZE = 25;
/** Nobody's typing is searched for letter by letter, in milliseconds. */
const TYPING_PAUSE_MS = 250;
const ANY = { status: '', businessLine: '', language: '', kind: '', tag: '', overdue: false };

interface Answer {
  readonly total: number;
  readonly articles: readonly ArticleEntry[];
}

/** All articles, or those in one state, by filters and words. */
export function ArticleList({ status, importId }: { status?: ArticleStatus; importId: string | undefined }) {
  const { t, locale } = useLanguage();
  const [filter, setFilter] = useState({ ...ANY, status: status ?? '' });
  const [words, setWords] = useState('');
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  useEffect(() => {
    const timer = setTimeout(() => {
      setQ(words.trim());
      setPage(1);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const { data: facets } = useLoad<Facets>('/api/knowledge/editing/facets');
  const { data, error, reload } = useLoad<Answer>(`/api/knowledge/editing/articles?${queryOf({ ...filter, q, importId, page, pageSize: PAGE_SIZE })}`);
  const change = (part: Partial<typeof filter>): void => {
    setFilter({ ...filter, ...part });
    setPage(1);
  };
  const narrowed = q !== '' || JSON.stringify(filter) !== JSON.stringify({ ...ANY, status: status ?? '' });
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE));

  const choice = (name: 'status' | 'businessLine' | 'language' | 'kind' | 'tag', values: readonly string[], group?: string) => (
    <label className="kb-filter">
      <span>{t(name === 'tag' ? 'kb.field.tags' : `kb.field.${name}`)}</span>
      <select value={filter[name]} onChange={({ target }) => change({ [name]: target.value })}>
        <option value="">{t('kb.all')}</option>
        {values.map((value) => <option key={value} value={value}>{group === undefined ? value : labelOf(t, group, value)}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <header className="page-head">
        <h1>{t(status === undefined ? 'kb.tab.articles' : 'kb.tab.review')} {data && <span className="muted">{t('kb.count', { count: wholeNumber(data.total, locale) })}</span>}</h1>
        <a className="button button-primary" href={knowledgeLink('article')}>{t('kb.new')}</a>
      </header>
      <search className="kb-filters">
        <label className="kb-filter kb-words">
          <span>{t('kb.search')}</span>
          <input type="search" value={words} placeholder={t('kb.searchHint')} onChange={({ target }) => setWords(target.value)} />
        </label>
        {status === undefined && choice('status', STATUSES, 'kb.status')}
        {choice('businessLine', facets?.businessLines ?? [])}
        {choice('language', facets?.languages ?? [], 'kb.language')}
        {choice('kind', KINDS, 'kb.kind')}
        {(facets?.tags.length ?? 0) > 0 && choice('tag', facets?.tags ?? [])}
        {(facets?.overdue ?? 0) > 0 && status === undefined && (
          <label className="choice kb-overdue">
            <input type="checkbox" checked={filter.overdue} onChange={({ target }) => change({ overdue: target.checked })} />
            {t('kb.overdue', { count: facets?.overdue ?? 0 })}
          </label>
        )}
        {narrowed && <button type="button" className="button button-quiet" onClick={() => { setWords(''); change({ ...ANY, status: status ?? '' }); }}>{t('kb.clear')}</button>}
      </search>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!data && !error && <p className="empty">{t('common.loading')}</p>}
      {data && data.articles.length === 0 && <p className="empty">{t(status !== undefined && !narrowed ? 'kb.emptyReview' : 'kb.empty')}</p>}
      {data && data.articles.length > 0 && <Entries articles={data.articles} review={status === 'in-review'} />}
      {pages > 1 && (
        <nav className="kb-pages" aria-label={t('kb.page', { page, pages })}>
          <button type="button" className="button button-small" disabled={page <= 1} onClick={() => setPage(page - 1)}>{t('kb.previous')}</button>
          <span className="muted">{t('kb.page', { page, pages })}</span>
          <button type="button" className="button button-small" disabled={page >= pages} onClick={() => setPage(page + 1)}>{t('kb.next')}</button>
        </nav>
      )}
    </>
  );
}

function Entries({ articles, review }: { articles: readonly ArticleEntry[]; review: boolean }) {
  const { t, locale } = useLanguage();
  const now = Date.now();
  return (
    <ul className="kb-entries">
      {articles.map((entry) => (
        <li key={entry.articleId}>
          <a href={knowledgeLink('article', entry.articleId, review ? 'review' : undefined)} className="kb-entry">
            <span className="kb-entry-title" lang={entry.language}>{entry.title || '–'}</span>
            <span className="chips">
              <StatusChip status={entry.status} />
              {entry.liveVersion !== null && entry.status !== 'published' && <span className="chip">{t('kb.live', { version: entry.liveVersion })}</span>}
              {entry.reviewDate !== null && Date.parse(entry.reviewDate) < now && entry.status !== 'archived' && <span className="chip chip-urgent">{t('kb.overdueMark')}</span>}
              <span className="chip chip-quiet">{entry.businessLine}</span>
              <span className="chip chip-quiet">{labelOf(t, 'kb.language', entry.language)}</span>
              <span className="chip chip-quiet">{labelOf(t, 'kb.kind', entry.kind)}</span>
            </span>
            <span className="muted kb-entry-time">{t('kb.changedBy', { name: entry.changedByName ?? t('kb.somebody'), time: clock(entry.changedTime, locale, now) })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
