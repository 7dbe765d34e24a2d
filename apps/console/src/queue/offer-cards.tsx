import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { QueueRow } from '../shared/api-types';
import { stopwatch, elapsedSince } from '../shared/time';
import type { DeskActions } from './use-desk-actions';

/** Offers to this person, each with the time that is left. */
export function OfferCards({ offers, now, actions }: { offers: readonly QueueRow[]; now: number; actions: DeskActions }) {
  const { t } = useLanguage();
  return (
    <section aria-label={t('offer.region')} aria-live="assertive">
      {offers.map((row) => (
        <article key={row.offerId} className="offer">
          <header>
            <strong>{t('offer.title')}</strong>
            <Countdown until={row.offerExpires} now={now} />
          </header>
          <p className="offer-facts">
            {row.customerName ?? t('queue.customer')} · {labelOf(t, 'reason', row.reason)} · {labelOf(t, 'category', row.category)} · {labelOf(t, 'speech', row.language)}
          </p>
          {row.preview !== null && <p className="preview">{row.preview}</p>}
          <p className="muted">{t('queue.waitingFor', { time: stopwatch(elapsedSince(row.waitingSince, now)) })}</p>
          <div className="actions">
            <button type="button" className="button button-primary" disabled={actions.busy.has(row.conversationId)} onClick={() => void actions.accept(row)}>
              {t('offer.accept')}
            </button>
            <button type="button" className="button" disabled={actions.busy.has(row.conversationId)} onClick={() => void actions.reject(row)}>
              {t('offer.reject')}
            </button>
          </div>
        </article>
      ))}
    </section>
  );
}

function Countdown({ until, now }: { until: string | null; now: number }) {
  const { t } = useLanguage();
  const seconds = Math.max(0, Math.ceil((Date.parse(until ?? '') - now) / 1_000) || 0);
  return <span className="countdown" role="timer" aria-live="off">{t('offer.countdown', { seconds })}</span>;
}
