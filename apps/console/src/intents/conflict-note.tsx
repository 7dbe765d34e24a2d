import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language';
import { DifferenceList, type PartLabel } from './example-changes';
import type { Difference } from './library-content';

interface Props {
  /** Another object for another conflict: it is brought before whoever saved. */
  readonly at: object;
  readonly of: 'library' | 'glossary';
  /** Who was faster. */
  readonly name: string;
  /** What the other did. */
  readonly differences: readonly Difference[];
  /** What one removed and the other changed. */
  readonly kept: readonly string[];
  readonly label?: PartLabel;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onDrop: () => void;
}

/** Two people changed the same: shows what the other did, and lets one save both or drop one's own. */
export function ConflictNote({ at, of, name, differences, kept, label, busy, onSave, onDrop }: Props) {
  const { t } = useLanguage();
  const element = useRef<HTMLElement>(null);
  // Whoever pressed Save at the end of the page has to see it.
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'start' });
    element.current?.focus();
  }, [at]);
  return (
    <section ref={element} tabIndex={-1} className="kb-conflict" role="alert">
      <h2>{t(`in.conflict.title.${of}`, { name })}</h2>
      <p>{t('in.conflict.lead', { name })}</p>
      {kept.map((part) => <p key={part}><strong>{t('in.conflict.kept', { part: label?.(part) ?? part })}</strong></p>)}
      {differences.length > 0 && (
        <>
          <h3>{t('in.conflict.theirs', { name })}</h3>
          <DifferenceList differences={differences} {...(label && { label })} />
        </>
      )}
      <div className="actions">
        <button type="button" className="button button-primary" disabled={busy} onClick={onSave}>{t('in.conflict.save')}</button>
        <button type="button" className="button" onClick={onDrop}>{t('in.conflict.drop')}</button>
      </div>
    </section>
  );
}
