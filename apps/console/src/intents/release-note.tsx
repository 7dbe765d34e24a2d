import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language';
import type { Desk } from './use-library';

const LOOK_EVERY_MS = 2_000;

/** Whether what was published has come to the servers yet; looked at until it has. */
export function ReleaseNote({ desk: { library, reload } }: { desk: Desk }) {
  const { t } = useLanguage();
  const { live, release } = library;
  const load = useRef(reload);
  load.current = reload;
  const failed = release.failure !== null && release.coming === live;
  const coming = live !== null && release.running !== live && !failed;
  const seen = useRef(false);
  if (coming) seen.current = true;
  useEffect(() => {
    if (!coming) return;
    const timer = setInterval(() => load.current(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [coming]);
  if (live === null) return null;
  if (failed) return <p className="note note-error" role="alert">{t('in.training.releaseFailed', { version: live })}</p>;
  if (coming) return <p className="note" role="status">{t('in.training.releasing', { version: live })}</p>;
  // Told to whoever waited for it.
  return seen.current ? <p className="note in-note-good" role="status">{t('in.training.released', { version: live })}</p> : null;
}
