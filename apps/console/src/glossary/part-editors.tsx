import { useId } from 'react';
import { useLanguage } from '../i18n/language';
import { linesOf } from '../intents/library-content';
import { wholeNumber } from '../shared/time';
import { GlossaryProblems, problemsOf } from './glossary-problems';
import type { GlossaryProblem } from './glossary-types';
import { scale } from './part-label';
import type { GlossaryDesk } from './use-glossary';

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly problems: readonly GlossaryProblem[];
  /** Which of a problem's places is the line's. */
  readonly place: 0 | 1;
  readonly rows?: number;
  readonly onChange: (text: string) => void;
}

/** Phrases or entries, one a line, with what is wrong about which line. */
export function LinesField({ label, hint, text, problems, place, rows = 12, onChange }: LinesProps) {
  const { t, locale } = useLanguage();
  const found = useId();
  return (
    <div className="in-editor-part">
      <label className="field">
        <span>{label} <small className="muted">{hint} · {t('gl.lines', { count: wholeNumber(linesOf(text).length, locale) })}</small></span>
        <textarea
          rows={rows} value={text} dir="auto" spellCheck={false} aria-describedby={found} aria-invalid={problems.some(({ severity }) => severity === 'error')}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      <div id={found}><GlossaryProblems problems={problems} text={text} place={place} /></div>
    </div>
  );
}

const SENTIMENTS = [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3];
const ANGERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const STRONG = { sentiment: -2, anger: 5, phrases: '' };

/** Values to choose from, and the one that is there although it lies between them. */
const withOwn = (values: readonly number[], own: number): number[] => (values.includes(own) ? [...values] : [...values, own].sort((one, other) => one - other));

/** Groups of phrases that carry the same feeling. */
export function FeelingsEditor({ desk: { form, problems, change } }: { desk: GlossaryDesk }) {
  const { t, locale } = useLanguage();
  const { feelings } = form;
  const set = (place: number, part: Partial<(typeof feelings)[number]>): void => change({ feelings: feelings.map((one, index) => (index === place ? { ...one, ...part } : one)) });
  return (
    <>
      {feelings.map((feeling, place) => (
        <fieldset key={place} className="card in-editor-part gl-feeling">
          <legend className="visually-hidden">{t('gl.feeling', { number: place + 1 })}</legend>
          <div className="kb-pair">
            <label className="field">
              <span>{t('gl.sentiment')}</span>
              <select value={feeling.sentiment} onChange={({ target }) => set(place, { sentiment: Number(target.value) })}>
                {withOwn(SENTIMENTS, feeling.sentiment).map((value) => <option key={value} value={value}>{scale(value, locale)}{[-3, 0, 3].includes(value) ? ` · ${t(`gl.sentiment.${value as -3 | 0 | 3}`)}` : ''}</option>)}
              </select>
            </label>
            <label className="field">
              <span>{t('gl.anger')}</span>
              <select value={feeling.anger} onChange={({ target }) => set(place, { anger: Number(target.value) })}>
                {withOwn(ANGERS, feeling.anger).map((value) => <option key={value} value={value}>{value}</option>)}
              </select>
            </label>
          </div>
          <LinesField label={t('gl.phrases')} hint={t('gl.perLine')} text={feeling.phrases} rows={5} place={1} problems={problemsOf(problems, 'feelings', place)} onChange={(phrases) => set(place, { phrases })} />
          <div className="actions">
            <button type="button" className="button button-small" onClick={() => change({ feelings: feelings.filter((_, index) => index !== place) })}>{t('gl.feelingRemove')}</button>
          </div>
        </fieldset>
      ))}
      <div className="actions"><button type="button" className="button" onClick={() => change({ feelings: [...feelings, STRONG] })}>{t('gl.feelingAdd')}</button></div>
    </>
  );
}

/** Kinds of entities that are known by their form. */
export function PatternsEditor({ desk: { form, problems, change } }: { desk: GlossaryDesk }) {
  const { t } = useLanguage();
  const { patterns } = form;
  const set = (place: number, part: Partial<(typeof patterns)[number]>): void => change({ patterns: patterns.map((one, index) => (index === place ? { ...one, ...part } : one)) });
  // The service does not get rows of which nothing was written.
  const sent = patterns.flatMap(({ kind, pattern }, place) => (kind.trim() === '' && pattern.trim() === '' ? [] : [place]));
  return (
    <>
      {patterns.map(({ kind, pattern }, place) => {
        const own = sent.includes(place) ? problemsOf(problems, 'patterns', sent.indexOf(place)) : [];
        return (
          <fieldset key={place} className="in-editor-part gl-pattern">
            <legend className="visually-hidden">{t('gl.pattern', { number: place + 1 })}</legend>
            <label className="field"><span>{t('gl.kind')}</span><input type="text" value={kind} maxLength={64} autoCapitalize="none" spellCheck={false} placeholder="policy-number" onChange={({ target }) => set(place, { kind: target.value })} /></label>
            <label className="field"><span>{t('gl.form')}</span><input type="text" value={pattern} maxLength={200} autoCapitalize="none" spellCheck={false} placeholder="pn-\d{6}" onChange={({ target }) => set(place, { pattern: target.value })} /></label>
            <button type="button" className="button" aria-label={t('gl.patternRemove', { number: place + 1 })} onClick={() => change({ patterns: patterns.filter((_, index) => index !== place) })}>{t('gl.remove')}</button>
            <GlossaryProblems problems={own} />
          </fieldset>
        );
      })}
      <div className="actions"><button type="button" className="button" onClick={() => change({ patterns: [...patterns, { kind: '', pattern: '' }] })}>{t('gl.patternAdd')}</button></div>
    </>
  );
}

/** Names of one kind with their synonyms. */
export function ListEditor({ desk: { form, problems, change }, place, onRemove }: { desk: GlossaryDesk; place: number; onRemove: () => void }) {
  const { t } = useLanguage();
  const hint = useId();
  const { lists } = form;
  const list = lists[place];
  if (!list) return <p className="empty-line">{t('gl.listGone')}</p>;
  const own = problemsOf(problems, 'lists', place);
  const ofKind = own.filter(({ at }) => at?.length === 1);
  const set = (part: Partial<typeof list>): void => change({ lists: lists.map((one, index) => (index === place ? { ...one, ...part } : one)) });
  return (
    <>
      <label className="field">
        <span>{t('gl.kind')}</span>
        <input
          type="text" value={list.kind} maxLength={64} autoCapitalize="none" spellCheck={false} placeholder="product" aria-describedby={hint} aria-invalid={ofKind.length > 0}
          onChange={({ target }) => set({ kind: target.value })}
        />
        <small id={hint} className="muted">{t('gl.kindHint')}</small>
      </label>
      <GlossaryProblems problems={ofKind} />
      <LinesField label={t('gl.entries')} hint={t('gl.entriesHint')} text={list.entries} place={1} problems={own.filter(({ at }) => at?.length !== 1)} onChange={(entries) => set({ entries })} />
      <div className="actions"><button type="button" className="button button-small" onClick={onRemove}>{t('gl.listRemove')}</button></div>
    </>
  );
}
