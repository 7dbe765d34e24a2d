import type { ReactNode } from 'react';
import { labelOf, type MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { QueueRow } from '../shared/api-types';
import { ErrorNote } from '../shared/error-note';
import { clock, elapsedSince, stopwatch } from '../shared/time';
import { deskLink } from '../shared/use-route';
import type { QueueSections, QueueState } from './queue-state';
import type { DeskActions } from './use-desk-actions';

/** From this priority on a row is marked. */
const URGENT = 80;
/** Somebody who has waited longer is marked, in milliseconds. */
const LONG_WAIT_MS = 120_000;

interface Props {
  readonly queue: QueueState;
  readonly sections: QueueSections;
  readonly openId: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly now: number;
  readonly actions: DeskActions;
  readonly onRetry: () => void;
}

export function QueueList({ queue, sections, openId, names, now, actions, onRetry }: Props) {
  const { t } = useLanguage();
  if (queue.status === 'loading') return <p className="empty" role="status">{t('common.loading')}</p>;
  if (queue.status === 'failed' && queue.error && queue.rows.size === 0) {
    return <div className="empty"><p>{t('queue.failed')}</p><ErrorNote error={queue.error} onRetry={onRetry} /></div>;
  }
  const row = (item: QueueRow, foot: ReactNode) => <Row key={item.conversationId} row={item} open={item.conversationId === openId} now={now}>{foot}</Row>;
  const holder = (item: QueueRow): string => names.get(item.agentId ?? '') ?? t('queue.colleague');
  return (
    <>
      {queue.error && <ErrorNote error={queue.error} onRetry={onRetry} />}
      <Section title={t('queue.mine')} count={sections.mine.length} empty={t('queue.mine.empty')}>
        {sections.mine.map((item) => row(item, <Time iso={item.previewTime} now={now} />))}
      </Section>
      <Section title={t('queue.waiting')} count={sections.waiting.length} empty={t('queue.waiting.empty')}>
        {sections.waiting.map((item) => row(item, (
          <>
            <Waiting since={item.waitingSince} now={now} />
            {item.status === 'queued' ? (
              <button
                type="button" className="button button-small row-claim" disabled={actions.busy.has(item.conversationId)}
                aria-label={t('queue.claimLabel', { customer: item.customerName ?? t('queue.customer') })}
                onClick={() => void actions.claim(item.conversationId)}
              >
                {t('queue.claim')}
              </button>
            ) : (
              <span className="muted">{t('queue.offeredTo', { name: holder(item) })}</span>
            )}
          </>
        )))}
      </Section>
      {sections.others.length > 0 && (
        <Section title={t('queue.others')} count={sections.others.length} empty="">
          {sections.others.map((item) => row(item, <><span className="muted">{t('queue.assignedTo', { name: holder(item) })}</span><Time iso={item.previewTime} now={now} /></>))}
        </Section>
      )}
    </>
  );
}

function Section({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
  return (
    <section className="queue-section" aria-label={title}>
      <h2>{title} <span className="count">{count}</span></h2>
      {count === 0 ? <p className="empty-line">{empty}</p> : <ul className="rows">{children}</ul>}
    </section>
  );
}

function Row({ row, open, now, children }: { row: QueueRow; open: boolean; now: number; children: ReactNode }) {
  const { t } = useLanguage();
  const customer = row.customerName ?? t('queue.customer');
  const late = row.status === 'queued' && elapsedSince(row.waitingSince, now) > LONG_WAIT_MS;
  return (
    <li className={`row${open ? ' row-open' : ''}${late ? ' row-late' : ''}`} data-conversation={row.conversationId}>
      <a className="row-link" href={deskLink(row.conversationId)} aria-current={open ? 'true' : undefined} aria-label={t('queue.openLabel', { customer })}>
        <span className="row-head">
          <strong>{customer}</strong>
          <span className="row-channel">{labelOf(t, 'channel', row.channel)}</span>
        </span>
      </a>
      <p className="chips">
        {row.priority >= URGENT && <span className="chip chip-urgent">{t('queue.urgent')}</span>}
        {row.reason !== null && <span className={`chip${row.reason === 'anger' ? ' chip-urgent' : ''}`}>{labelOf(t, 'reason', row.reason)}</span>}
        {row.category !== null && <span className="chip">{labelOf(t, 'category', row.category)}</span>}
        <span className="chip">{labelOf(t, 'speech', row.language)}</span>
        <span className="chip chip-quiet">{t('queue.priority', { priority: row.priority })}</span>
      </p>
      {row.preview !== null && (
        <p className="preview">
          <span className="preview-author">{t(`queue.preview.${previewAuthor(row)}` satisfies MessageKey)}</span>{row.preview}
        </p>
      )}
      <div className="row-foot">{children}</div>
    </li>
  );
}

const previewAuthor = ({ previewAuthor: author }: QueueRow): 'customer' | 'bot' | 'agent' => (author === 'bot' || author === 'agent' ? author : 'customer');

function Waiting({ since, now }: { since: string; now: number }) {
  const { t } = useLanguage();
  return <span className="waiting">{t('queue.waitingFor', { time: stopwatch(elapsedSince(since, now)) })}</span>;
}

function Time({ iso, now }: { iso: string | null; now: number }) {
  const { locale } = useLanguage();
  return iso === null ? null : <time className="muted" dateTime={iso}>{clock(iso, locale, now)}</time>;
}
