import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useLoad } from '../knowledge/use-load';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { clock, percent } from '../shared/time';
import { goTo, intentsLink } from '../shared/use-route';
import { DifferenceList } from './example-changes';
import type { LibraryContent, LibraryVersion, SavedLibrary } from './intents-types';
import { asSaved, differencesOf } from './library-content';
import { ReleaseNote } from './release-note';
import type { Desk } from './use-library';
import { useRollBack } from './use-roll-back';

/** Everything that was published, newest first, with the way back to each. */
export function VersionsView({ desk }: { desk: Desk }) {
  const { t } = useLanguage();
  const { api } = useSession();
  const { library } = desk;
  const { ask, question, error, setError } = useRollBack<SavedLibrary>({
    desk,
    send: (libraryVersion) => api.post('/api/nlu/library/roll-back', { libraryVersion, expectedRevision: library.revision }),
    title: (version) => t('in.versions.question', { version }),
    text: (version) => t('in.versions.hint', { version }),
  });
  return (
    <>
      <header className="page-head"><h1>{t('in.tab.versions')}</h1></header>
      <ReleaseNote desk={desk} />
      {desk.touched && <p className="note">{t('in.saveFirst')}</p>}
      {error && <ErrorNote error={error} onClose={() => setError(undefined)} />}
      {library.versions.length === 0 && <p className="empty">{t('in.versions.none')}</p>}
      <ol className="kb-history">
        {[...library.versions].reverse().map((version) => <Version key={version.version} version={version} desk={desk} onRollBack={() => ask(version.version)} onError={setError} />)}
      </ol>
      {question}
    </>
  );
}

interface VersionProps {
  readonly version: LibraryVersion;
  readonly desk: Desk;
  readonly onRollBack: () => void;
  readonly onError: (error: ApiError) => void;
}

const NOTHING: LibraryContent = { intents: [], outOfScope: [] };

function Version({ version: { version, by, time, accuracy }, desk, onRollBack, onError }: VersionProps) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const [open, setOpen] = useState(false);
  const { library, published, touched, replace } = desk;
  const isLive = library.live === version;
  const path = `/api/nlu/library/versions/${version}`;
  const { data } = useLoad<{ content: LibraryContent }>(open ? path : undefined);
  const differences = data && published && differencesOf(isLive ? NOTHING : asSaved(published), asSaved(data.content));
  const writeOn = async (): Promise<void> => {
    try {
      replace((await api.get<{ content: LibraryContent }>(path)).content);
      goTo(intentsLink());
    } catch (problem) {
      onError(asApiError(problem));
    }
  };
  return (
    <li className="card">
      <p className="kb-history-head">
        <strong>{t('in.versions.version', { version })}</strong>
        {isLive && <span className="chip">{t('in.versions.isLive')}</span>}
        <span className="muted">{t('in.versions.published', { name: library.names[by] ?? t('in.somebody'), time: clock(time, locale, Date.now()) })} · {t('in.versions.accuracy', { share: percent(accuracy, locale) })}</span>
      </p>
      <div className="actions">
        <button type="button" className="button button-small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'in.versions.hide' : isLive ? 'in.versions.showLive' : 'in.versions.show')}</button>
        {!isLive && <button type="button" className="button button-small" onClick={onRollBack}>{t('in.versions.rollBack')}</button>}
        <button type="button" className="button button-small button-quiet" disabled={touched} onClick={() => void writeOn()}>{t('in.versions.writeOn')}</button>
      </div>
      {differences && (differences.length === 0 ? <p className="muted">{t('in.versions.same')}</p> : <DifferenceList differences={differences} />)}
    </li>
  );
}
