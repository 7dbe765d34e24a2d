import { useCallback, useEffect, useRef, useState } from 'react';
import { labelOf, type MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { maySeeDesk } from '../session/session';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { clock, duration, wholeNumber } from '../shared/time';
import { deskLink } from '../shared/use-route';
import { queryOf, type BehindDocument, type BehindPage, type Kpi, type KpiChoice } from './kpi';

const PAGE = 50;
const COLUMNS = ['started', 'channel', 'language', 'status', 'reason', 'category', 'messages', 'firstResponse', 'conversation'] as const;

/** The conversations behind a figure. */
export function Behind({ kpi, choice }: { kpi: Kpi; choice: KpiChoice }) {
  const { t, locale } = useLanguage();
  const { api, session } = useSession();
  const [page, setPage] = useState<BehindPage>();
  const [error, setError] = useState<ApiError>();
  const heading = useRef<HTMLHeadingElement>(null);
  const linked = maySeeDesk(session.user);

  const load = useCallback(async (known: readonly BehindDocument[]): Promise<void> => {
    setError(undefined);
    const query = new URLSearchParams(queryOf(choice, api.clock.now()).slice(1));
    query.set('offset', String(known.length));
    query.set('limit', String(PAGE));
    try {
      const answer = await api.get<BehindPage>(`/api/analytics/kpis/${encodeURIComponent(kpi.id)}/conversations?${query.toString()}`);
      setPage({ total: answer.total, documents: [...known, ...answer.documents] });
    } catch (problem) {
      setError(asApiError(problem));
    }
  }, [api, choice, kpi.id]);
  useEffect(() => {
    heading.current?.focus();
    void load([]);
  }, [load]);

  return (
    <section className="behind">
      <h2 ref={heading} tabIndex={-1}>{t('kpi.behindTitle', { title: kpi.title[locale] })}</h2>
      {error && <ErrorNote error={error} onRetry={() => void load(page?.documents ?? [])} />}
      {!page && !error && <p className="empty" role="status">{t('common.loading')}</p>}
      {page?.documents.length === 0 && <p className="empty">{t('kpi.behindEmpty')}</p>}
      {page && page.documents.length > 0 && (
        <>
          <p className="muted">{t('kpi.behindCount', { shown: wholeNumber(page.documents.length, locale), total: wholeNumber(page.total, locale) })}</p>
          <div className="table-box" tabIndex={0} role="region" aria-label={t('kpi.behindTitle', { title: kpi.title[locale] })}>
            <table>
              <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`kpi.col.${column}`)}</th>)}</tr></thead>
              <tbody>{page.documents.map((document, index) => <Row key={`${document.conversation_id} ${index}`} document={document} linked={linked} />)}</tbody>
            </table>
          </div>
          {page.documents.length < page.total && <button type="button" className="button" onClick={() => void load(page.documents)}>{t('kpi.more')}</button>}
        </>
      )}
    </section>
  );
}

function Row({ document, linked }: { document: BehindDocument; linked: boolean }) {
  const { t, locale } = useLanguage();
  const label = (group: string, value: string | undefined): string => (value === undefined ? '–' : labelOf(t, group, value));
  const { conversation_id: id } = document;
  const started = document.started_at ?? document.requested_at;
  const reason = document.reason ?? document.first_escalation_reason;
  const status = document.status === 'open' || document.status === 'closed' ? t(`kpi.status.${document.status}` satisfies MessageKey) : '–';
  const short = `…${id.slice(-8)}`;
  return (
    <tr>
      <td>{started === undefined ? '–' : clock(started, locale, Date.now())}</td>
      <td>{label('channel', document.channel)}</td>
      <td>{label('speech', document.language)}</td>
      <td>{status}</td>
      <td>{label('reason', reason)}</td>
      <td>{label('category', document.category ?? document.wrap_up_category)}</td>
      <td className="number">{document.customer_messages === undefined ? '–' : wholeNumber(document.customer_messages, locale)}</td>
      <td className="number">{document.first_response_ms === undefined ? '–' : duration(document.first_response_ms, locale)}</td>
      {/* The desk knows conversations that were handed to a person. */}
      <td>{linked && reason !== undefined ? <a href={deskLink(id)} title={id}><code>{short}</code></a> : <code title={id}>{short}</code>}</td>
    </tr>
  );
}
