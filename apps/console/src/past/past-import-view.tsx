import { useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useImport } from '../knowledge/use-import';
import { ErrorNote } from '../shared/error-note';
import { calendarTime, wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import type { PastImport } from './past-types';

const isMoving = ({ status }: PastImport): boolean => status === 'applying';

/** One import of old conversations: the dry run's report, its progress, and what can be done. */
export function PastImportView({ importId }: { importId: string }) {
  const { t, locale } = useLanguage();
  const { data, error, reload, act, refused, forget } = useImport<PastImport>(`/api/conversation/imports/${encodeURIComponent(importId)}`, isMoving);
  const [leaveOut, setLeaveOut] = useState(false);
  const back = <a className="kb-back" href={knowledgeLink('past')}>← {t('kb.import.back')}</a>;
  if (!data) return <>{back}{error ? <ErrorNote error={error} onRetry={reload} /> : <p className="empty">{t('common.loading')}</p>}</>;
  const { status, messages, known, wrongLines, parts, position, added } = data;
  const count = (value: number): string => wholeNumber(value, locale);
  const fresh = Math.max(0, messages - known);
  const facts: readonly (readonly [string, string])[] = [
    [t('past.fact.conversations'), count(data.conversations)], [t('past.fact.messages'), count(messages)], [t('past.fact.known'), count(known)],
    [t('past.fact.period'), `${calendarTime(data.firstTime, locale)} – ${calendarTime(data.lastTime, locale)}`], [t('past.fact.wrong'), count(wrongLines)],
  ];
  return (
    <>
      {back}
      <header className="page-head">
        <h1>{t(`past.format.${data.format}`)}, {calendarTime(data.createdTime, locale)}</h1>
        <span className={`chip kb-import-${status}`}>{t(`kb.import.status.${status}`)}</span>
      </header>
      {refused && <ErrorNote error={refused} onClose={forget} />}
      {data.error && <p className="note note-error" role="alert">{labelOf(t, 'error', data.error.code)}</p>}
      <section className="card kb-progress">
        <dl className="facts past-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        {status !== 'ready' && (
          <>
            <p role="status">{t('past.added', { count: count(added) })}</p>
            <progress max={Math.max(1, parts)} value={status === 'done' ? Math.max(1, parts) : position} aria-label={t('kb.import.status.applying')} />
          </>
        )}
        {status === 'ready' && fresh === 0 && <p>{t('past.nothing')}</p>}
        {(status === 'cancelled' || status === 'failed') && <p className="note">{t('past.again')}</p>}
        {status === 'ready' && fresh > 0 && wrongLines > 0 && (
          <label className="choice"><input type="checkbox" checked={leaveOut} onChange={({ target }) => setLeaveOut(target.checked)} /> {t('past.leaveOut', { count: count(wrongLines) })}</label>
        )}
        <div className="actions">
          {status === 'ready' && fresh > 0 && <button type="button" className="button button-primary" disabled={wrongLines > 0 && !leaveOut} onClick={() => void act('apply')}>{t('past.apply', { count: count(fresh) })}</button>}
          {(status === 'ready' || status === 'applying') && <button type="button" className="button" onClick={() => void act('cancel')}>{t('kb.import.cancel')}</button>}
          {status === 'applying' && <span className="muted">{t('kb.import.cancelHint')} {t('past.goesOn')}</span>}
          {added > 0 && status !== 'applying' && <a className="button" href={knowledgeLink('past')}>{t('past.show')}</a>}
        </div>
      </section>
      {wrongLines > 0 && <Problems one={data} />}
    </>
  );
}

function Problems({ one: { problems, wrongLines } }: { one: PastImport }) {
  const { t, locale } = useLanguage();
  return (
    <section className="kb-report">
      <h2>{t('past.wrong')}</h2>
      <div className="table-box">
        <table>
          <thead><tr><th>{t('past.line')}</th><th>{t('past.field')}</th><th>{t('kb.import.why')}</th></tr></thead>
          <tbody>
            {problems.map(({ line, code, field }, index) => (
              <tr key={index}>
                <td className="kb-place">{wholeNumber(line, locale)}</td>
                <td>{field ?? ''}</td>
                <td className="kb-why">{labelOf(t, 'past.problem', code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {wrongLines > problems.length && <p className="muted">{t('in.more', { count: wholeNumber(wrongLines - problems.length, locale) })}</p>}
    </section>
  );
}
