import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { DifferenceList } from '../intents/example-changes';
import { useRollBack } from '../intents/use-roll-back';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import { ErrorNote } from '../shared/error-note';
import { clock } from '../shared/time';
import { intentsLink } from '../shared/use-route';
import { glossaryDifferences } from './glossary-content';
import type { Glossary, GlossaryContent, GlossaryRevision } from './glossary-types';
import { partLabel } from './part-label';
import { GLOSSARY_PATH, type GlossaryDesk } from './use-glossary';

interface Revisions {
  readonly revisions: readonly GlossaryRevision[];
  readonly names: Readonly<Record<string, string>>;
}

/** Everything that was saved, newest first, with the way back to each. */
export function RevisionsView({ desk }: { desk: GlossaryDesk }) {
  const { t } = useLanguage();
  const { api } = useSession();
  const { glossary } = desk;
  const { data, error, reload } = useLoad<Revisions>(`${GLOSSARY_PATH}/revisions`);
  const { ask, question, error: refused, setError: setRefused } = useRollBack<Glossary>({
    desk,
    send: (revision) => api.post(`${GLOSSARY_PATH}/roll-back`, { revision, expectedRevision: glossary.revision }),
    title: (revision) => t('gl.rollBackQuestion', { revision }),
    text: () => t('gl.rollBackHint'),
  });
  useEffect(() => reload(), [glossary.revision, reload]);
  return (
    <>
      <a className="kb-back" href={intentsLink('glossary')}>← {t('gl.back')}</a>
      <h2>{t('gl.revisions')}</h2>
      {desk.touched && <p className="note">{t('in.saveFirst')}</p>}
      {refused && <ErrorNote error={refused} onClose={() => setRefused(undefined)} />}
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!data && !error && <p className="muted">{t('common.loading')}</p>}
      {data?.revisions.length === 0 && <p className="empty">{t('gl.revisionsNone')}</p>}
      <ol className="kb-history">
        {data?.revisions.map((one) => <Revision key={one.revision} one={one} name={data.names[one.by] ?? t('in.somebody')} desk={desk} onRollBack={() => ask(one.revision)} />)}
      </ol>
      {question}
    </>
  );
}

function Revision({ one: { revision, time, restoredFrom }, name, desk: { glossary, touched }, onRollBack }: { one: GlossaryRevision; name: string; desk: GlossaryDesk; onRollBack: () => void }) {
  const { t, locale } = useLanguage();
  const [open, setOpen] = useState(false);
  const isNow = revision === glossary.revision;
  const before = useLoad<{ content: GlossaryContent }>(open && revision > 1 ? `${GLOSSARY_PATH}/revisions/${revision - 1}` : undefined);
  const own = useLoad<{ content: GlossaryContent }>(open ? `${GLOSSARY_PATH}/revisions/${revision}` : undefined);
  const from = revision === 1 ? NOTHING : before.data?.content;
  const differences = open && from && own.data && glossaryDifferences(from, own.data.content);
  const error = before.error ?? own.error;
  return (
    <li className="card">
      <p className="kb-history-head">
        <strong>{t('gl.revision', { revision })}</strong>
        {isNow && <span className="chip">{t('gl.isNow')}</span>}
        {restoredFrom !== null && <span className="chip chip-quiet">{t('gl.restoredFrom', { revision: restoredFrom })}</span>}
        <span className="muted">{t('kb.changedBy', { name, time: clock(time, locale, Date.now()) })}</span>
      </p>
      <div className="actions">
        <button type="button" className="button button-small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'kb.history.hide' : 'kb.history.compare')}</button>
        {!isNow && <button type="button" className="button button-small" disabled={touched} onClick={onRollBack}>{t('in.versions.rollBack')}</button>}
      </div>
      {error && <ErrorNote error={error} />}
      {differences && (differences.length === 0 ? <p className="muted">{t('kb.diff.none')}</p> : <DifferenceList differences={differences} label={partLabel(t, locale)} />)}
    </li>
  );
}

const NOTHING: GlossaryContent = { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] };
