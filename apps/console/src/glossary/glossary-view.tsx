import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { ConflictNote } from '../intents/conflict-note';
import { ContentFiles } from '../intents/content-files';
import { ErrorNote } from '../shared/error-note';
import { clock } from '../shared/time';
import { goTo, intentsLink } from '../shared/use-route';
import { useUnsaved } from '../shared/use-unsaved';
import { fromFile, glossaryDifferences, toFile } from './glossary-content';
import { GlossaryProblems, problemsOf } from './glossary-problems';
import { FeelingsEditor, LinesField, ListEditor, PatternsEditor } from './part-editors';
import { partLabel } from './part-label';
import { listId, PartList, placeOf } from './part-list';
import { RevisionsView } from './revisions-view';
import { TryCard } from './try-card';
import { useGlossary, type GlossaryDesk } from './use-glossary';

/** The tenant's own words: phrases with a feeling, wishes for a human, names of things, forms of numbers. */
export function GlossaryView({ id }: { id: string | undefined }) {
  const { t } = useLanguage();
  const { desk, error, reload } = useGlossary();
  useUnsaved(desk?.touched === true, (route) => route.page === 'intents' && route.view === 'glossary');
  return (
    <>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!desk && !error && <p className="empty" role="status">{t('common.loading')}</p>}
      {desk && <Head desk={desk} />}
      {desk && (id === 'revisions' ? <RevisionsView desk={desk} /> : <Words desk={desk} id={id} />)}
    </>
  );
}

function Head({ desk: { glossary } }: { desk: GlossaryDesk }) {
  const { t, locale } = useLanguage();
  const { revision, running, changedBy, changedTime, names } = glossary;
  return (
    <>
      <header className="page-head">
        <h1>{t('in.tab.glossary')}</h1>
        {changedTime !== null && (
          <span className="chips">
            <span className="chip">{t('gl.revision', { revision })}</span>
            <span className="chip chip-quiet">{t('kb.changedBy', { name: names[changedBy ?? ''] ?? t('in.somebody'), time: clock(changedTime, locale, Date.now()) })}</span>
            <a href={intentsLink('glossary', 'revisions')}>{t('gl.revisions')}</a>
          </span>
        )}
      </header>
      <p className="muted">{t('gl.lead')}</p>
      {revision > 0 && running < revision && <p className="note" role="status">{t('gl.coming', { revision })}</p>}
    </>
  );
}

function Words({ desk, id }: { desk: GlossaryDesk; id: string | undefined }) {
  const { t, locale } = useLanguage();
  const { glossary, form, problems, touched, busy, justSaved, error, conflict, change, save, undo } = desk;
  const [note, setNote] = useState<string>();
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0;
  const warnings = (problems?.length ?? 0) - errors;
  const addList = (): void => {
    change({ lists: [...form.lists, { kind: '', entries: '' }] });
    goTo(intentsLink('glossary', listId(form.lists.length)));
  };
  return (
    <>
      {conflict && (
        <ConflictNote
          at={conflict} of="glossary" name={conflict.saved.names[conflict.saved.changedBy ?? ''] ?? t('in.somebody')} label={partLabel(t, locale)}
          differences={glossaryDifferences(conflict.before, conflict.theirs)} kept={conflict.kept} busy={busy} onSave={() => void save()} onDrop={undo}
        />
      )}
      {(errors > 0 || warnings > 0) && (
        <p className={`note${errors > 0 ? ' note-error' : ''}`} role="status">
          <span>{[errors > 0 && t('gl.errors', { count: errors }), warnings > 0 && t('in.problems.warnings', { count: warnings })].filter(Boolean).join(' ')}</span>
        </p>
      )}
      <GlossaryProblems problems={(problems ?? []).filter(({ at }) => at === undefined)} />
      {note !== undefined && <p className="note" role="status">{note}</p>}
      <div className={`in-sides${id === undefined ? '' : ' in-sides-chosen'}`}>
        <PartList desk={desk} chosen={id} onNewList={addList} />
        {id === undefined ? <p className="empty in-choose">{t('gl.choose')}</p> : <PartEditor key={id} desk={desk} id={id} />}
      </div>
      {error && <ErrorNote error={error} onClose={desk.forget} />}
      <div className="kb-save">
        <button type="button" className="button button-primary" disabled={busy || !touched || conflict !== undefined} onClick={() => { setNote(undefined); void save(); }}>
          {t(busy ? 'in.busy' : 'gl.save')}
        </button>
        {touched && !conflict && <button type="button" className="button button-quiet" onClick={() => { setNote(undefined); undo(); }}>{t('in.undo')}</button>}
        <span className="muted" role="status">{touched ? t('in.unsaved') : justSaved ? t(glossary.running < glossary.revision ? 'in.saved' : 'gl.inUse') : ''}</span>
      </div>
      <TryCard desk={desk} />
      <ContentFiles
        of="glossary" name="glossary" formats={['json']} write={() => toFile(desk.content)} read={fromFile}
        onRead={(found, name) => { desk.replace(found); setNote(t('in.file.readGlossary', { name })); }}
      />
    </>
  );
}

function PartEditor({ desk, id }: { desk: GlossaryDesk; id: string }) {
  const { t } = useLanguage();
  const { form, problems, change } = desk;
  const place = placeOf(id);
  const phrases = (['humanRequests', 'ignored'] as const).find((part) => part === id);
  const part = place === undefined ? (['feelings', 'humanRequests', 'ignored', 'patterns'] as const).find((one) => one === id) : 'lists';
  const removeList = (): void => {
    change({ lists: form.lists.filter((_, index) => index !== place) });
    goTo(intentsLink('glossary'));
  };
  return (
    <section className="in-editor">
      <a className="kb-back in-back" href={intentsLink('glossary')}>← {t('gl.back')}</a>
      <h2>{part === undefined ? t('gl.listGone') : t(`gl.part.${part}`)}</h2>
      {part !== undefined && <p className="muted">{t(`gl.hint.${part}`)}</p>}
      {id === 'feelings' && <FeelingsEditor desk={desk} />}
      {phrases && <LinesField label={t('gl.phrases')} hint={t('gl.perLine')} text={form[phrases]} place={0} problems={problemsOf(problems, phrases).filter(({ at }) => at)} onChange={(text) => change({ [phrases]: text })} />}
      {id === 'patterns' && <PatternsEditor desk={desk} />}
      {place !== undefined && <ListEditor desk={desk} place={place} onRemove={removeList} />}
      {(id === 'feelings' || phrases) && <p className="muted gl-notation">{t('gl.notation')}</p>}
    </section>
  );
}
