import { useEffect, useState } from 'react';
import { labelOf, type MessageKey, type Translate } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { en } from '../i18n/en';
import { useSession } from '../session/session-context';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import { OUTCOMES, type ImportProgress, type ImportRow, type RowOutcome } from './knowledge-types';
import { useImport } from './use-import';
import { queryOf, useLoad } from './use-load';

const ROWS = 100;

const isRunning = ({ status }: ImportProgress): boolean => status === 'reading' || status === 'applying';

/** One import: the dry run's report, its progress, and what can be done. */
export function ImportView({ importId }: { importId: string }) {
  const { t, locale } = useLanguage();
  const { session } = useSession();
  const path = `/api/knowledge/imports/${encodeURIComponent(importId)}`;
  const [releasing, setReleasing] = useState(false);
  const { data, error, reload, act, refused, forget } = useImport<ImportProgress>(path, (one) => isRunning(one) || (releasing && one.waiting > 0));
  const running = data !== undefined && isRunning(data);
  const release = async (): Promise<void> => setReleasing(await act('release'));
  if (!data) return error ? <ErrorNote error={error} onRetry={reload} /> : <p className="empty">{t('common.loading')}</p>;
  const total = (data.outcomes.new ?? 0) + (data.outcomes.changed ?? 0);
  return (
    <>
      <a className="kb-back" href={knowledgeLink('imports')}>← {t('kb.import.back')}</a>
      <header className="page-head">
        <h1>{data.fileName}</h1>
        <span className={`chip kb-import-${data.status}`}>{t(`kb.import.status.${data.status}`)}</span>
      </header>
      {refused && <ErrorNote error={refused} onClose={forget} />}
      {data.error && <FileProblem problem={data.error} />}
      <section className="card kb-progress">
        {(data.status === 'applying' || data.status === 'done' || data.applied > 0) && (
          <>
            <p>{t('kb.import.applied', { applied: wholeNumber(data.applied, locale), total: wholeNumber(total, locale) })}</p>
            <progress max={Math.max(1, total)} value={total === 0 ? 1 : data.applied} />
          </>
        )}
        {data.status === 'reading' && <progress />}
        <p className="muted">{t('kb.import.rowsRead', { count: wholeNumber(data.rowsRead, locale) })}</p>
        {data.status === 'ready' && total === 0 && <p>{t('kb.import.nothing')}</p>}
        {data.waiting > 0 && !running && (
          <p>{t('kb.import.waiting', { count: wholeNumber(data.waiting, locale) })} {data.createdBy === session.user.personId && t('kb.import.waitingOwn')}</p>
        )}
        <div className="actions">
          {data.waiting > 0 && !running && data.createdBy !== session.user.personId && (
            <button type="button" className="button button-primary" disabled={releasing} onClick={() => void release()}>{t(releasing ? 'kb.busy' : 'kb.import.release')}</button>
          )}
          {data.status === 'ready' && total > 0 && <button type="button" className="button button-primary" onClick={() => void act('apply')}>{t('kb.import.apply', { count: wholeNumber(total, locale) })}</button>}
          {(running || data.status === 'ready') && <button type="button" className="button" onClick={() => void act('cancel')}>{t('kb.import.cancel')}</button>}
          {data.status === 'applying' && <span className="muted">{t('kb.import.cancelHint')}</span>}
          {data.applied > 0 && <a className="button" href={knowledgeLink('articles', importId)}>{t('kb.import.show')}</a>}
        </div>
      </section>
      {data.rowsRead > 0 && <Report path={path} progress={data} />}
    </>
  );
}

function FileProblem({ problem }: { problem: NonNullable<ImportProgress['error']> }) {
  const { t } = useLanguage();
  const keys = [`kb.fileProblem.${problem.details.reason ?? ''}`, `error.${problem.code}`];
  const key = keys.find((one): one is MessageKey => one in en) ?? 'error.generic';
  return <p className="note note-error" role="alert">{t(key)}</p>;
}

function Report({ path, progress }: { path: string; progress: ImportProgress }) {
  const { t, locale } = useLanguage();
  const [outcome, setOutcome] = useState<RowOutcome | ''>('');
  const [page, setPage] = useState(0);
  const { data, error, reload } = useLoad<{ rows: readonly ImportRow[] }>(`${path}/rows?${queryOf({ outcome, offset: page * ROWS, limit: ROWS })}`);
  // The report grows while the file is read.
  useEffect(() => reload(), [progress.rowsRead, reload]);
  const pages = Math.max(1, Math.ceil((outcome === '' ? progress.rowsRead : (progress.outcomes[outcome] ?? 0)) / ROWS));
  return (
    <section className="kb-report">
      <h2>{t('kb.import.report')}</h2>
      <div className="segments kb-outcomes" role="group" aria-label={t('kb.import.result')}>
        {(['', ...OUTCOMES] as const).map((one) => (
          <button key={one} type="button" aria-pressed={outcome === one} onClick={() => { setOutcome(one); setPage(0); }}>
            {one === '' ? t('kb.all') : t(`kb.outcome.${one}`)} {wholeNumber(one === '' ? progress.rowsRead : (progress.outcomes[one] ?? 0), locale)}
          </button>
        ))}
      </div>
      {error && <ErrorNote error={error} onRetry={reload} />}
      <div className="table-box">
        <table>
          <thead><tr><th>{t('kb.import.place')}</th><th>{t('kb.field.title')}</th><th>{t('kb.import.result')}</th><th>{t('kb.import.why')}</th></tr></thead>
          <tbody>
            {data?.rows.map((row) => (
              <tr key={row.ordinal}>
                <td className="kb-place">{row.place}</td>
                <td className="kb-row-title"><RowTitle row={row} /></td>
                <td><span className={`chip kb-outcome-${row.outcome}`}>{t(`kb.outcome.${row.outcome}`)}</span></td>
                <td className="kb-why">{row.reasons.map((reason) => reasonText(t, reason)).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav className="kb-pages" aria-label={t('kb.import.report')}>
          <button type="button" className="button button-small" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('kb.previous')}</button>
          <span className="muted">{t('kb.page', { page: page + 1, pages })}</span>
          <button type="button" className="button button-small" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>{t('kb.next')}</button>
        </nav>
      )}
    </section>
  );
}

/** A link where there is an article to look at: the row's own, or the one that asks the same. */
function RowTitle({ row: { articleId, applied, outcome, reasons, title } }: { row: ImportRow }) {
  const other = reasons.find(({ code }) => code === 'same-question')?.detail;
  const id = applied || outcome === 'changed' || outcome === 'same' ? articleId : (other ?? null);
  return id === null ? title : <a href={knowledgeLink('article', id)}>{title}</a>;
}

function reasonText(t: Translate, { code, field, detail }: ImportRow['reasons'][number]): string {
  const key = `kb.problem.${code}`;
  const text = key in en ? t(key as MessageKey, { detail: detail ?? '' }) : code;
  return field === undefined ? text : `${labelOf(t, 'kb.field', field)}: ${text}`;
}
