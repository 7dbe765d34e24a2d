import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { ErrorNote } from '../shared/error-note';
import { clock } from '../shared/time';
import { goTo, intentsLink } from '../shared/use-route';
import { ConflictNote } from './conflict-note';
import { IntentEditor } from './intent-editor';
import { IntentList } from './intent-list';
import { LIBRARY_CHECK, NO_INTENT, type LibraryProblem } from './intents-types';
import { differencesOf } from './library-content';
import { LibraryFiles } from './library-files';
import { NewIntentDialog } from './new-intent-dialog';
import { ProblemList } from './problem-list';
import { useCheck } from './use-check';
import type { Desk } from './use-library';

interface Props {
  readonly desk: Desk;
  /** The intent that is shown; on narrow screens the list when there is none. */
  readonly name: string | undefined;
}

/** The draft: intents with their examples, beside what is published. */
export function LibraryView({ desk, name }: Props) {
  const { t, locale } = useLanguage();
  const { library, form, saved, touched, busy, justSaved, error, conflict, save, undo } = desk;
  const [adding, setAdding] = useState(false);
  const [note, setNote] = useState<string>();
  const problems = useCheck<LibraryProblem>(LIBRARY_CHECK, saved);
  const general = problems?.filter(({ intent, examples }) => intent === undefined && examples === undefined) ?? [];
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0;
  const warnings = (problems?.length ?? 0) - errors;
  const create = (fresh: string): void => {
    desk.change({ ...form, intents: [...form.intents, { name: fresh, examples: '' }] });
    setAdding(false);
    goTo(intentsLink('library', fresh));
  };
  return (
    <>
      <header className="page-head">
        <h1>{t('in.tab.library')}</h1>
        <span className="chips">
          <span className="chip">{library.live === null ? t('in.builtIn') : t('in.live', { version: library.live })}</span>
          {library.changedBy !== null && library.changedTime !== null && (
            <span className="chip chip-quiet">{t('in.draftBy', { name: library.names[library.changedBy] ?? t('in.somebody'), time: clock(library.changedTime, locale, Date.now()) })}</span>
          )}
        </span>
      </header>
      {library.draft === null && <p className="note">{t('in.noDraft')}</p>}
      {conflict && (
        <ConflictNote
          at={conflict} name={conflict.saved.names[conflict.saved.changedBy ?? ''] ?? t('in.somebody')}
          of="library" differences={differencesOf(conflict.before, conflict.theirs)} kept={conflict.kept} busy={busy} onSave={() => void save()} onDrop={undo}
        />
      )}
      {!touched && (errors > 0 || warnings > 0) && (
        <p className={`note${errors > 0 ? ' note-error' : ''}`}>
          <span>{[errors > 0 && t('in.problems.errors', { count: errors }), warnings > 0 && t('in.problems.warnings', { count: warnings })].filter(Boolean).join(' ')}</span>
        </p>
      )}
      {!touched && <ProblemList problems={general} linked={false} />}
      {note !== undefined && <p className="note" role="status">{note}</p>}
      <div className={`in-sides${name === undefined ? '' : ' in-sides-chosen'}`}>
        <IntentList desk={desk} chosen={name} problems={touched ? undefined : problems} onNew={() => setAdding(true)} />
        {name === undefined
          ? <p className="empty in-choose">{t('in.choose')}</p>
          : <IntentEditor key={name} desk={desk} name={name} problems={touched ? undefined : problems} />}
      </div>
      {error && <ErrorNote error={error} onClose={desk.forget} />}
      <div className="kb-save">
        <button type="button" className="button button-primary" disabled={busy || conflict !== undefined || (!touched && library.draft !== null)} onClick={() => { setNote(undefined); void save(); }}>
          {t(busy ? 'in.busy' : 'in.save')}
        </button>
        {touched && !conflict && <button type="button" className="button button-quiet" onClick={() => { setNote(undefined); undo(); }}>{t('in.undo')}</button>}
        <span className="muted" role="status">{touched ? t('in.unsaved') : justSaved ? t('in.saved') : ''}</span>
      </div>
      <LibraryFiles desk={desk} onRead={setNote} />
      {adding && <NewIntentDialog taken={[...form.intents.map((intent) => intent.name), NO_INTENT]} onClose={() => setAdding(false)} onCreate={create} />}
    </>
  );
}
