import { useState, type FormEvent } from 'react';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import { goTo, intentsLink } from '../shared/use-route';
import { ExampleChanges, ExampleLines } from './example-changes';
import { NO_INTENT, type LibraryProblem } from './intents-types';
import { differencesOf, examplesOf, linesOf, nameProblem, type IntentForm } from './library-content';
import { NameField } from './name-field';
import { nameLabel } from './name-label';
import { ProblemList, problemsOf } from './problem-list';
import type { Desk } from './use-library';

interface Props {
  readonly desk: Desk;
  readonly name: string;
  readonly problems: readonly LibraryProblem[] | undefined;
}

/** One intent: its examples in the draft, and what differs from the published ones. */
export function IntentEditor({ desk, name, problems }: Props) {
  const { t, locale } = useLanguage();
  const { form, published, change } = desk;
  const intent = form.intents.find((one) => one.name === name);
  const was = published && examplesOf(published, name);
  const own = problemsOf(problems, name);
  const back = <a className="kb-back in-back" href={intentsLink()}>← {t('in.back')}</a>;
  if (name !== NO_INTENT && !intent) {
    return (
      <section className="in-editor">
        {back}
        <h2>{name}</h2>
        {was ? (
          <>
            <p className="note">{t('in.removedHint')}</p>
            <div className="actions"><button type="button" className="button" onClick={() => change({ ...form, intents: [...form.intents, { name, examples: was.join('\n') }] })}>{t('in.restore')}</button></div>
            <ExampleLines texts={was} />
          </>
        ) : <p className="empty-line">{t('in.gone')}</p>}
      </section>
    );
  }
  const examples = intent?.examples ?? form.outOfScope;
  const write = (text: string): void =>
    change(intent ? { ...form, intents: form.intents.map((one) => (one === intent ? { ...one, examples: text } : one)) } : { ...form, outOfScope: text });
  return (
    <section className="in-editor">
      {back}
      <h2>{nameLabel(t, name)}</h2>
      {name === NO_INTENT && <p className="muted">{t('in.noneHint')}</p>}
      <ProblemList problems={own} linked={false} />
      <label className="field">
        <span>{t('in.draftExamples')} <small className="muted">{t('in.perLine')} · {t('in.examples', { count: wholeNumber(linesOf(examples).length, locale) })}</small></span>
        <textarea rows={14} value={examples} aria-invalid={own.some(({ severity }) => severity === 'error')} onChange={({ target }) => write(target.value)} />
      </label>
      {intent && <NameAndEnd desk={desk} intent={intent} />}
      <section className="card in-published">
        <h3>{t('in.published')}</h3>
        <Published desk={desk} name={name} />
      </section>
    </section>
  );
}

function Published({ desk: { published, content }, name }: Pick<Props, 'desk' | 'name'>) {
  const { t } = useLanguage();
  if (!published) return <p className="muted">{t('common.loading')}</p>;
  const was = examplesOf(published, name);
  if (!was) return <p className="muted">{t('in.publishedNot')}</p>;
  const difference = differencesOf(published, content).find((one) => one.name === name);
  return (
    <>
      {difference ? <ExampleChanges difference={difference} /> : <p className="muted">{t('in.publishedSame')}</p>}
      {was.length > 0 && <details><summary>{t('in.publishedAll')} ({was.length})</summary><ExampleLines texts={was} /></details>}
    </>
  );
}

function NameAndEnd({ desk: { form, change }, intent }: { desk: Desk; intent: IntentForm }) {
  const { t } = useLanguage();
  const [fresh, setFresh] = useState(intent.name);
  const [renaming, setRenaming] = useState(false);
  const taken = form.intents.filter((one) => one !== intent).map((one) => one.name);
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    if (nameProblem(fresh, taken) !== undefined) return;
    change({ ...form, intents: form.intents.map((one) => (one === intent ? { ...one, name: fresh } : one)) });
    goTo(intentsLink('library', fresh));
  };
  const remove = (): void => {
    change({ ...form, intents: form.intents.filter((one) => one !== intent) });
    goTo(intentsLink());
  };
  if (!renaming) {
    return (
      <div className="actions">
        <button type="button" className="button button-small" onClick={() => setRenaming(true)}>{t('in.rename')}</button>
        <button type="button" className="button button-small" onClick={remove}>{t('in.remove')}</button>
      </div>
    );
  }
  return (
    <form className="form" onSubmit={rename}>
      <NameField label={t('in.name')} name={fresh} taken={taken} onChange={setFresh} autoFocus />
      <div className="actions">
        <button type="submit" className="button button-small button-primary" disabled={fresh === intent.name || nameProblem(fresh, taken) !== undefined}>{t('in.rename')}</button>
        <button type="button" className="button button-small" onClick={() => setRenaming(false)}>{t('common.cancel')}</button>
      </div>
    </form>
  );
}
