import { useCallback, useEffect, useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { clock } from '../shared/time';
import { Behind } from './behind';
import { CHANNELS, PERIODS, queryOf, type Kpi, type KpiChoice, type Period } from './kpi';
import { KpiCard } from './kpi-card';

/** The figures are asked for again after this time, in milliseconds. */
const REFRESH_MS = 15_000;

export function KpiPage({ kpiId }: { kpiId: string | undefined }) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const [choice, setChoice] = useState<KpiChoice>({ period: 'week', channel: '' });
  const [kpis, setKpis] = useState<readonly Kpi[]>();
  const [updated, setUpdated] = useState<string>();
  const [error, setError] = useState<ApiError>();

  const load = useCallback(async (stillWanted: () => boolean = () => true): Promise<void> => {
    try {
      const answer = await api.get<{ kpis: Kpi[] }>(`/api/analytics/kpis${queryOf(choice, api.clock.now())}`);
      if (!stillWanted()) return;
      setKpis(answer.kpis);
      setUpdated(new Date().toISOString());
      setError(undefined);
    } catch (problem) {
      if (stillWanted()) setError(asApiError(problem));
    }
  }, [api, choice]);
  useEffect(() => {
    let wanted = true;
    const look = (): void => {
      if (document.visibilityState === 'visible') void load(() => wanted);
    };
    look();
    const timer = setInterval(look, REFRESH_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [load]);

  const open = kpis?.find(({ id }) => id === kpiId);
  return (
    <main id="content" tabIndex={-1} className="page">
      <header className="page-head">
        <h1>{t('kpi.title')}</h1>
        <div className="filters">
          <label>
            <span className="visually-hidden">{t('kpi.period')}</span>
            <select value={choice.period} onChange={({ target }) => setChoice({ ...choice, period: target.value as Period })}>
              {PERIODS.map((period) => <option key={period} value={period}>{t(`kpi.period.${period}`)}</option>)}
            </select>
          </label>
          <label>
            <span className="visually-hidden">{t('kpi.channel')}</span>
            <select value={choice.channel} onChange={({ target }) => setChoice({ ...choice, channel: target.value })}>
              <option value="">{t('kpi.channel.all')}</option>
              {CHANNELS.map((channel) => <option key={channel} value={channel}>{labelOf(t, 'channel', channel)}</option>)}
            </select>
          </label>
          <button type="button" className="button" onClick={() => void load()}>{t('kpi.refresh')}</button>
          {updated !== undefined && <span className="muted">{t('kpi.updated', { time: clock(updated, locale, Date.now()) })}</span>}
        </div>
      </header>
      {error && <ErrorNote error={error} onRetry={() => void load()} />}
      {!kpis && !error && <p className="empty" role="status">{t('common.loading')}</p>}
      {kpis?.length === 0 && <p className="empty">{t('kpi.empty')}</p>}
      {kpis && <div className="cards">{kpis.map((kpi) => <KpiCard key={kpi.id} kpi={kpi} open={kpi.id === kpiId} />)}</div>}
      {open && <Behind key={`${open.id} ${choice.period} ${choice.channel}`} kpi={open} choice={choice} />}
    </main>
  );
}
