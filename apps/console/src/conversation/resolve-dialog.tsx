import { useState, type FormEvent } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { asApiError, type ApiError } from '../shared/api';
import type { ThreadHead, WrapUp } from '../shared/api-types';
import { Dialog } from '../shared/dialog';
import { ErrorNote } from '../shared/error-note';

const CATEGORIES = ['general', 'billing', 'delivery', 'technical'] as const;
const OUTCOMES = ['solved', 'partly-solved', 'not-solved', 'follow-up', 'no-answer'] as const;
const LONGEST_NOTE = 4_096;

interface Props {
  readonly head: ThreadHead;
  readonly onClose: () => void;
  readonly onSubmit: (wrapUp: WrapUp) => Promise<void>;
}

/** Asks for the wrap-up; what was entered stays when the service refuses. */
export function ResolveDialog({ head, onClose, onSubmit }: Props) {
  const { t } = useLanguage();
  const [category, setCategory] = useState(CATEGORIES.find((one) => one === head.category) ?? 'general');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('solved');
  const [reasonCorrect, setReasonCorrect] = useState(true);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit({ category, outcome, escalationReasonCorrect: reasonCorrect, ...(note.trim() !== '' && { note: note.trim() }) });
    } catch (problem) {
      setError(asApiError(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('resolve.title')} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label className="field">
          <span>{t('resolve.category')}</span>
          <select name="category" value={category} onChange={({ target }) => setCategory(target.value as typeof category)}>
            {CATEGORIES.map((one) => <option key={one} value={one}>{t(`category.${one}`)}</option>)}
          </select>
        </label>
        <label className="field">
          <span>{t('resolve.outcome')}</span>
          <select name="outcome" value={outcome} onChange={({ target }) => setOutcome(target.value as typeof outcome)}>
            {OUTCOMES.map((one) => <option key={one} value={one}>{t(`outcome.${one}`)}</option>)}
          </select>
        </label>
        <fieldset className="field">
          <legend>{t('resolve.reasonQuestion', { reason: labelOf(t, 'reason', head.reason) })}</legend>
          {([true, false] as const).map((correct) => (
            <label key={String(correct)} className="choice">
              <input type="radio" name="reason" checked={reasonCorrect === correct} onChange={() => setReasonCorrect(correct)} />
              {t(correct ? 'resolve.reasonCorrect' : 'resolve.reasonWrong')}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t('resolve.note')}</span>
          <textarea name="note" rows={3} maxLength={LONGEST_NOTE} value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        {error && <ErrorNote error={error} />}
        <div className="actions actions-end">
          <button type="button" className="button" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="button button-primary" disabled={busy}>{busy ? t('resolve.busy') : t('resolve.submit')}</button>
        </div>
      </form>
    </Dialog>
  );
}
