import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import { intentsLink } from '../shared/use-route';
import { NO_INTENT, type Cluster, type CorrectionGroup } from './intents-types';
import { nameLabel } from './name-label';
import { ReviewCard } from './review-card';
import type { Desk } from './use-library';

/** What was not understood, for the editor to teach or to put aside. */
export function ReviewView({ desk }: { desk: Desk }) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const unrecognised = useLoad<{ messages: number; clusters: readonly Cluster[] }>('/api/nlu/library/unrecognised');
  const corrected = useLoad<{ groups: readonly CorrectionGroup[] }>('/api/nlu/library/corrected');
  const [done, setDone] = useState<{ text: string; train: boolean }>();
  const [refused, setRefused] = useState<ApiError>();
  const run = async (work: () => Promise<unknown>, said: string, train: boolean): Promise<void> => {
    setRefused(undefined);
    setDone(undefined);
    try {
      await work();
      setDone({ text: said, train });
      unrecognised.reload();
      corrected.reload();
    } catch (problem) {
      setRefused(asApiError(problem));
    }
  };
  const add = (intent: string, texts: readonly string[]): Promise<void> =>
    run(() => desk.add(intent, texts), t('in.review.added', { count: wholeNumber(texts.length, locale), intent: nameLabel(t, intent) }), true);
  const dismiss = (texts: readonly string[], intent?: string): Promise<void> =>
    run(() => api.post('/api/nlu/library/dismissals', { texts, ...(intent !== undefined && { intent }) }), t('in.review.dismissed', { count: wholeNumber(texts.length, locale) }), false);
  const clustered = unrecognised.data?.clusters.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const single = (unrecognised.data?.messages ?? 0) - clustered;
  const meant = (name: string) => <strong>{nameLabel(t, name)}</strong>;
  return (
    <>
      <header className="page-head"><h1>{t('in.tab.review')}</h1></header>
      {desk.touched && <p className="note">{t('in.saveFirst')}</p>}
      {done && (
        <p className="note" role="status">
          <span>{done.text}</span>
          {done.train && <a href={intentsLink('training')}>{t('in.review.trainNext')}</a>}
        </p>
      )}
      {refused && <ErrorNote error={refused} onClose={() => setRefused(undefined)} />}
      <section className="in-reviews" aria-labelledby="in-corrected">
        <h2 id="in-corrected">{t('in.review.corrected')}</h2>
        <p className="muted">{t('in.review.correctedLead')}</p>
        {corrected.error && <ErrorNote error={corrected.error} onRetry={corrected.reload} />}
        {!corrected.data && !corrected.error && <p className="muted">{t('common.loading')}</p>}
        {corrected.data?.groups.length === 0 && <p className="empty-line">{t('in.review.correctedNone')}</p>}
        {corrected.data?.groups.map(({ recognised, intent, count, texts }) => (
          <ReviewCard
            key={`${recognised} ${intent}`} desk={desk} count={count} texts={texts} proposed={intent} locked={desk.touched}
            title={<>{t('in.review.from')} {recognised === null ? <em>{t('in.review.nothing')}</em> : meant(recognised)} → {t('in.review.to')} {meant(intent)}</>}
            label={`${recognised === null ? t('in.review.nothing') : nameLabel(t, recognised)} → ${nameLabel(t, intent)}`}
            onAdd={add} onDismiss={(chosen) => dismiss(chosen, intent)}
          />
        ))}
      </section>
      <section className="in-reviews" aria-labelledby="in-unrecognised">
        <h2 id="in-unrecognised">{t('in.review.unrecognised')}</h2>
        <p className="muted">{t('in.review.unrecognisedLead')}</p>
        {unrecognised.error && <ErrorNote error={unrecognised.error} onRetry={unrecognised.reload} />}
        {!unrecognised.data && !unrecognised.error && <p className="muted">{t('common.loading')}</p>}
        {unrecognised.data?.messages === 0 && <p className="empty-line">{t('in.review.unrecognisedNone')}</p>}
        {unrecognised.data?.clusters.map(({ name, words, count, examples }) => (
          <ReviewCard
            key={examples[0] ?? name} desk={desk} count={count} texts={examples.map((text) => ({ text, count: 1 }))} proposed={name} locked={desk.touched}
            title={<strong>{words.join(' · ')}</strong>} label={words.join(' ')} hint={name === NO_INTENT ? undefined : t('in.review.proposed', { name })}
            onAdd={add} onDismiss={(chosen) => dismiss(chosen)}
          />
        ))}
        {single > 0 && <p className="muted">{t('in.review.single', { count: wholeNumber(single, locale) })}</p>}
      </section>
    </>
  );
}
