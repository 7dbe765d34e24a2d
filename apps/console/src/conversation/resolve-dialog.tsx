import { useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { ThreadHead, WrapUp } from '../shared/api-types';
import { FormDialog } from '../shared/form-dialog';

const CATEGORIES = ['general', 'billing', 'delivery', 'technical'] as const;
const OUTCOMES = ['solved', 'partly-solved', 'not-solved', 'follow-up', 'no-answer'] as const;
const LONGEST_NOTE = 4_096;

interface Props {
  readonly head: ThreadHead;
  readonly onClose: () => void;
  readonly onSubmit: (wrapUp: WrapUp) => Promise<void>;
}

/** Asks for the wrap-up. */
export function ResolveDialog({ head, onClose, onSubmit }: Props) {
  const { t } = useLanguage();
  const [category, setCategory] = useState(CATEGORIES.find((one) => one === head.category) ?? 'general');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('solved');
  const [reasonCorrect, setReasonCorrect] = useState(true);
  const [note, setNote] = useState('');

  return (
    <FormDialog
      title={t('resolve.title')} submit={t('resolve.submit')} busy={t('resolve.busy')} onClose={onClose}
      onSubmit={() => onSubmit({ category, outcome, escalationReasonCorrect: reasonCorrect, ...(note.trim() !== '' && { note: note.trim() }) })}
    >
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
    </FormDialog>
  );
}
