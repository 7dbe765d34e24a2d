import { useState, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { wholeNumber } from '../shared/time';
import { NO_INTENT } from './intents-types';
import { nameProblem, namesOf } from './library-content';
import { NameField } from './name-field';
import { nameLabel } from './name-label';
import type { Desk } from './use-library';

/** Texts shown before one asks for all. */
const FIRST = 6;
/** Value of the choice that asks for a name; no intent's name has capitals. */
const NEW = 'NEW';

interface Props {
  readonly desk: Desk;
  readonly title: ReactNode;
  /** The title for those who hear it. */
  readonly label: string;
  readonly hint?: string | undefined;
  readonly count: number;
  readonly texts: readonly { readonly text: string; readonly count: number }[];
  /** The intent that is proposed; a new one when the draft does not have it. */
  readonly proposed: string;
  /** Something was written that is not saved: nothing is added over it. */
  readonly locked: boolean;
  readonly onAdd: (intent: string, texts: readonly string[]) => Promise<void>;
  readonly onDismiss: (texts: readonly string[]) => Promise<void>;
}

/** Messages that want the same: the editor chooses some, and adds them to an intent or puts them aside. */
export function ReviewCard({ desk, title, label, hint, count, texts, proposed, locked, onAdd, onDismiss }: Props) {
  const { t, locale } = useLanguage();
  const names = namesOf(desk.saved).sort();
  const known = names.includes(proposed) || proposed === NO_INTENT;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState(known ? proposed : NEW);
  const [fresh, setFresh] = useState(known ? '' : proposed);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosen = texts.map(({ text }) => text).filter((text) => !left.has(text));
  const number = wholeNumber(chosen.length, locale);
  const taken = [...names, NO_INTENT];
  const ready = !busy && chosen.length > 0;
  const toggle = (text: string): void => setLeft(left.has(text) ? new Set([...left].filter((one) => one !== text)) : new Set([...left, text]));
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  return (
    <article className="card in-review" aria-label={label}>
      <header className="in-review-head">
        <h3>{title}</h3>
        <span className="chip">{t('in.review.messages', { count: wholeNumber(count, locale) })}</span>
        {hint !== undefined && <span className="muted">{hint}</span>}
      </header>
      <fieldset className="in-texts">
        <legend className="visually-hidden">{t('in.review.choose')}</legend>
        {(open ? texts : texts.slice(0, FIRST)).map(({ text, count: times }) => (
          <label key={text} className="choice">
            <input type="checkbox" checked={!left.has(text)} onChange={() => toggle(text)} />
            <span dir="auto">{text} {times > 1 && <span className="muted">{t('in.review.times', { count: wholeNumber(times, locale) })}</span>}</span>
          </label>
        ))}
      </fieldset>
      <div className="actions">
        {texts.length > 1 && (
          <label className="choice">
            <input type="checkbox" checked={left.size === 0} onChange={() => setLeft(left.size === 0 ? new Set(texts.map(({ text }) => text)) : new Set())} />
            {t('in.review.all')}
          </label>
        )}
        {!open && texts.length > FIRST && <button type="button" className="button button-small button-quiet" onClick={() => setOpen(true)}>{t('in.review.showAll', { count: wholeNumber(texts.length, locale) })}</button>}
      </div>
      <div className="in-target">
        <label className="field">
          <span>{t('in.review.target')}</span>
          <select value={target} onChange={({ target: { value } }) => setTarget(value)}>
            <option value={NEW}>{t('in.review.newIntent')}</option>
            <option value={NO_INTENT}>{t('in.none')}</option>
            {names.map((name) => <option key={name} value={name}>{nameLabel(t, name)}</option>)}
          </select>
        </label>
        {target === NEW && <NameField label={t('in.review.newName')} name={fresh} taken={taken} onChange={setFresh} />}
        <div className="actions">
          <button
            type="button" className="button button-primary" disabled={!ready || locked || (target === NEW && nameProblem(fresh, taken) !== undefined)}
            title={locked ? t('in.saveFirst') : undefined} onClick={() => void run(() => onAdd(target === NEW ? fresh : target, chosen))}
          >
            {t('in.review.add', { count: number })}
          </button>
          <button type="button" className="button" disabled={!ready} onClick={() => void run(() => onDismiss(chosen))}>{t('in.review.dismiss', { count: number })}</button>
        </div>
      </div>
    </article>
  );
}
