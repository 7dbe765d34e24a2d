import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { percent, wholeNumber } from '../shared/time';
import { kpiLink } from '../shared/use-route';
import { formatValue, type Kpi } from './kpi';

export function KpiCard({ kpi, open }: { kpi: Kpi; open: boolean }) {
  const { t, locale } = useLanguage();
  const { value, unit, numerator, denominator, parts = [] } = kpi;
  const byShare = unit === 'count' && parts.length > 0;
  return (
    <article className={`card${byShare ? ' card-wide' : ''}${open ? ' card-open' : ''}`} data-kpi={kpi.id}>
      <h2>{kpi.title[locale]}</h2>
      <p className={`figure${value === null ? ' figure-none' : ''}`}>{value === null ? t('kpi.noValue') : formatValue(value, unit, locale)}</p>
      {numerator !== undefined && denominator !== undefined && (
        <p className="muted">{t('kpi.fraction', { numerator: wholeNumber(numerator, locale), denominator: wholeNumber(denominator, locale) })}</p>
      )}
      {byShare ? <Shares kpi={kpi} /> : parts.length > 0 && (
        <dl className="facts">
          {parts.map(({ key, value: part }) => <div key={key}><dt>{labelOf(t, 'kpi.part', key)}</dt><dd>{formatValue(part, unit, locale)}</dd></div>)}
        </dl>
      )}
      <details>
        <summary>{t('kpi.definition')}</summary>
        <p>{kpi.definition[locale]}</p>
        <p className="muted">{t('kpi.version', { version: kpi.version })}</p>
      </details>
      <a className="card-link" href={open ? kpiLink() : kpiLink(kpi.id)}>{open ? t('common.close') : t('kpi.behind')}</a>
    </article>
  );
}

/** Each part as a bar of its share, biggest first. */
function Shares({ kpi }: { kpi: Kpi }) {
  const { t, locale } = useLanguage();
  const group = kpi.id.includes('reason') ? 'reason' : 'category';
  const parts = [...(kpi.parts ?? [])].sort((a, b) => b.value - a.value);
  return (
    <ul className="shares">
      {parts.map(({ key, value, share }) => (
        <li key={key}>
          <span className="share-name">{labelOf(t, group, key)}</span>
          <span className="share-value">{percent(share, locale)} <span className="muted">({wholeNumber(value, locale)})</span></span>
          <span className="bar" aria-hidden="true"><span style={{ width: `${Math.min(100, share * 100)}%` }} /></span>
        </li>
      ))}
    </ul>
  );
}
