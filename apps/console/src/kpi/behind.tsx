import { useCallback, useEffect, useRef, useState } from 'react';
import { labelOf } from '../i18n/i18n';
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
type Column = (typeof COLUMNS)[number];
const NUMBERS: ReadonlySet<Column> = new Set(['messages', 'firstResponse']);

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

  // An escalation has no message count, a contained conversation no reason: columns without a value are left out.
  const columns = COLUMNS.filter((column) => page?.documents.some((document) => valueOf(document, column) !== undefined));
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
              <thead>
                <tr>{columns.map((column) => <th key={column} scope="col" className={NUMBERS.has(column) ? 'number' : undefined}>{t(`kpi.col.${column}`)}</th>)}</tr>
              </thead>
              <tbody>{page.documents.map((document, index) => <Row key={`${document.conversation_id} ${index}`} document={document} columns={columns} linked={linked} />)}</tbody>
            </table>
          </div>
          {page.documents.length < page.total && <button type="button" className="button" onClick={() => void load(page.documents)}>{t('kpi.more')}</button>}
        </>
      )}
    </section>
  );
}

function Row({ document, columns, linked }: { document: BehindDocument; columns: readonly Column[]; linked: boolean }) {
  return (
    <tr>
      {columns.map((column) => (
        <td key={column} className={NUMBERS.has(column) ? 'number' : undefined}><Cell document={document} column={column} linked={linked} /></td>
      ))}
    </tr>
  );
}

/** What a document says in a column; undefined when it says nothing. */
function valueOf(document: BehindDocument, column: Column): string | number | undefined {
  switch (column) {
    case 'started':
      return document.started_at ?? document.requested_at;
    case 'channel':
      return document.channel;
    case 'language':
      return document.language;
    case 'status':
      return document.status;
    case 'reason':
      return document.reason ?? document.first_escalation_reason;
    case 'category':
      return document.category ?? document.wrap_up_category;
    case 'messages':
      return document.customer_messages;
    case 'firstResponse':
      return document.first_response_ms;
    case 'conversation':
      return document.conversation_id;
  }
}

const GROUPS: Partial<Record<Column, string>> = { channel: 'channel', language: 'speech', status: 'kpi.status', reason: 'reason', category: 'category' };

function Cell({ document, column, linked }: { document: BehindDocument; column: Column; linked: boolean }) {
  const { t, locale } = useLanguage();
  const value = valueOf(document, column);
  const group = GROUPS[column];
  if (value === undefined) return '–';
  if (group !== undefined) return labelOf(t, group, String(value));
  if (column === 'started') return clock(String(value), locale, Date.now());
  if (column === 'messages') return wholeNumber(Number(value), locale);
  if (column === 'firstResponse') return duration(Number(value), locale);
  const id = document.conversation_id;
  const short = <code title={id}>…{id.slice(-8)}</code>;
  // The desk knows conversations that were handed to a person.
  return linked && valueOf(document, 'reason') !== undefined ? <a href={deskLink(id)}>{short}</a> : short;
}
