import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language';
import { DifferenceList } from './example-changes';
import { differencesOf } from './library-content';
import type { LibraryConflict } from './use-library';

interface Props {
  readonly conflict: LibraryConflict;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onDrop: () => void;
}

/** Two people changed the library: shows what the other did, and lets one save both or drop one's own. */
export function ConflictNote({ conflict, busy, onSave, onDrop }: Props) {
  const { t } = useLanguage();
  const element = useRef<HTMLElement>(null);
  const { library, before, theirs, kept } = conflict;
  // Whoever pressed Save at the end of the page has to see it.
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'start' });
    element.current?.focus();
  }, [library]);
  const name = library.names[library.changedBy ?? ''] ?? t('in.somebody');
  const differences = differencesOf(before, theirs);
  return (
    <section ref={element} tabIndex={-1} className="kb-conflict" role="alert">
      <h2>{t('in.conflict.title', { name })}</h2>
      <p>{t('in.conflict.lead', { name })}</p>
      {kept.map((intent) => <p key={intent}><strong>{t('in.conflict.kept', { intent })}</strong></p>)}
      {differences.length > 0 && (
        <>
          <h3>{t('in.conflict.theirs', { name })}</h3>
          <DifferenceList differences={differences} />
        </>
      )}
      <div className="actions">
        <button type="button" className="button button-primary" disabled={busy} onClick={onSave}>{t('in.conflict.save')}</button>
        <button type="button" className="button" onClick={onDrop}>{t('in.conflict.drop')}</button>
      </div>
    </section>
  );
}
