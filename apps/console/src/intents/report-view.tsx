import { useLanguage } from '../i18n/language';
import { duration, percent, wholeNumber } from '../shared/time';
import { intentsLink } from '../shared/use-route';
import type { Comparison, TrainingReport } from './intents-types';
import { nameLabel } from './name-label';

/** What cross-validation says about the trained model. */
export function ReportView({ report }: { report: TrainingReport }) {
  const { t, locale } = useLanguage();
  const { accuracy, judged, macroF1, outOfScopeRecall, trainMs, weakIntents, confusions } = report;
  const facts = [
    [t('in.report.accuracy'), percent(accuracy, locale)], [t('in.report.macroF1'), percent(macroF1, locale)],
    ...(outOfScopeRecall === undefined ? [] : [[t('in.report.outOfScope'), percent(outOfScopeRecall, locale)]]),
    [t('in.report.judged'), wholeNumber(judged, locale)], [t('in.report.took'), duration(trainMs, locale)],
  ] as const;
  return (
    <section className="card in-stage" aria-labelledby="in-report">
      <h2 id="in-report">{t('in.report.title')}</h2>
      <dl className="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {weakIntents.length > 0 && (
        <>
          <h3>{t('in.report.weak')}</h3>
          <p className="chips">{weakIntents.map((name) => <a key={name} className="chip in-mark-warning" href={intentsLink('library', name)}>{name}</a>)}</p>
        </>
      )}
      <h3>{t('in.report.confusions')}</h3>
      {confusions.length === 0 ? <p>{t('in.report.confusionsNone')}</p> : (
        <Pairs
          label={t('in.report.confusions')} heads={[t('in.report.expected'), t('in.report.answered'), t('in.report.count')]}
          rows={confusions.map(({ expected, answered, count }) => [expected, answered, count])}
        />
      )}
    </section>
  );
}

/** How the new model would have judged the last real messages, beside the live one. */
export function ComparisonView({ comparison }: { comparison: Comparison | null }) {
  const { t, locale } = useLanguage();
  return (
    <section className="card in-stage" aria-labelledby="in-compare">
      <h2 id="in-compare">{t('in.compare.title')}</h2>
      {!comparison && <p>{t('in.compare.none')}</p>}
      {comparison?.messages === 0 && <p>{t('in.compare.noMessages')}</p>}
      {comparison && comparison.messages > 0 && (
        <>
          <p>{t('in.compare.agreement', { share: percent(comparison.agreement, locale), count: wholeNumber(comparison.messages, locale) })}</p>
          {comparison.changes.length > 0 && (
            <Pairs
              label={t('in.compare.title')} heads={[t('in.compare.from'), t('in.compare.to'), t('in.compare.count')]}
              rows={comparison.changes.map(({ from, to, count }) => [from, to, count])}
            />
          )}
        </>
      )}
    </section>
  );
}

function Pairs({ label, heads: [from, to, count], rows }: { label: string; heads: readonly [string, string, string]; rows: readonly (readonly [string, string, number])[] }) {
  const { t, locale } = useLanguage();
  return (
    <div className="table-box" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead><tr><th scope="col">{from}</th><th scope="col">{to}</th><th scope="col" className="number">{count}</th></tr></thead>
        <tbody>
          {rows.map(([one, other, number]) => (
            <tr key={`${one} ${other}`}><td>{nameLabel(t, one)}</td><td>{nameLabel(t, other)}</td><td className="number">{wholeNumber(number, locale)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
