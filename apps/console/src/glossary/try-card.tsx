import { useState, type FormEvent } from 'react';
import { moodOf } from '../conversation/mood-line';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import type { Sense, Trial } from './glossary-types';
import { scale } from './part-label';
import { GLOSSARY_PATH, type GlossaryDesk } from './use-glossary';

/** What a sentence would be understood as by what stands in the fields, and what it is by what is in use. */
export function TryCard({ desk: { content } }: { desk: GlossaryDesk }) {
  const { t } = useLanguage();
  const { api } = useSession();
  const [text, setText] = useState('');
  const [trial, setTrial] = useState<Trial>();
  const [error, setError] = useState<ApiError>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setError(undefined);
    try {
      setTrial(await api.post<Trial>(`${GLOSSARY_PATH}/try`, { content, text }));
    } catch (problem) {
      setTrial(undefined);
      setError(asApiError(problem));
    }
  };
  return (
    <section className="card in-files" aria-labelledby="gl-try">
      <h2 id="gl-try">{t('gl.try')}</h2>
      <p className="muted">{t('gl.tryHint')}</p>
      <form className="gl-try" onSubmit={(event) => void submit(event)}>
        <input type="text" value={text} maxLength={2_000} dir="auto" aria-label={t('gl.trySentence')} placeholder={t('gl.trySentence')} onChange={({ target }) => setText(target.value)} />
        <button type="submit" className="button" disabled={text.trim() === ''}>{t('gl.tryStart')}</button>
      </form>
      {error && <ErrorNote error={error} onClose={() => setError(undefined)} />}
      {trial && (
        <div className="gl-senses" role="status">
          <SenseFacts title={t('gl.tryWritten')} sense={trial.written} />
          <SenseFacts title={t('gl.tryLive')} sense={trial.live} />
        </div>
      )}
    </section>
  );
}

function SenseFacts({ title, sense: { sentiment, anger, urgency, wantsHuman, entities } }: { title: string; sense: Sense }) {
  const { t, locale } = useLanguage();
  const facts: readonly (readonly [string, string])[] = [
    [t('packet.sentiment'), `${t(`mood.${moodOf(sentiment)}`)} (${scale(sentiment, locale)})`],
    [t('summary.anger'), t('gl.angerOf', { anger: wholeNumber(anger, locale) })],
    [t('gl.urgency'), labelOf(t, 'gl.urgency', urgency)],
    [t('gl.wantsHuman'), t(wantsHuman ? 'gl.yes' : 'gl.no')],
    ...entities.map(({ kind, value, normal }) => [labelOf(t, 'slot', kind), normal === undefined || normal === value ? value : `${value} → ${normal}`] as const),
  ];
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl className="facts">{facts.map(([name, value], index) => <div key={index}><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}</dl>
    </section>
  );
}
