import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { FormDialog } from '../shared/form-dialog';
import type { Action } from './article-actions';
import type { Article } from './knowledge-types';

/** What was entered; a date is absent when it stays as it is, and null when it is taken away. */
export interface Asked {
  readonly note?: string;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

interface Props {
  readonly action: Action;
  readonly article: Article;
  readonly onClose: () => void;
  readonly onSubmit: (asked: Asked) => Promise<void>;
}

const LONGEST_NOTE = 2_000;

/** Asks for what an action needs and says what it will do. */
export function ActionDialog({ action, article, onClose, onSubmit }: Props) {
  const { t } = useLanguage();
  const { content, live } = article;
  const [note, setNote] = useState('');
  const [from, setFrom] = useState(content.validFrom?.slice(0, 10) ?? '');
  const [to, setTo] = useState(content.validTo?.slice(0, 10) ?? '');
  const publishes = action === 'publish' || action === 'approveAndPublish';
  const notes = action === 'submit' || action === 'approve' || action === 'approveAndPublish' || action === 'return' || action === 'archive';
  const consequence = publishes ? 'kb.confirm.publish' : action === 'discard' ? 'kb.confirm.discard' : action === 'archive' ? (live ? 'kb.confirm.archive' : 'kb.confirm.archiveDraft') : undefined;

  const asked = (): Asked => ({
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(publishes && changed('validFrom', from, content.validFrom)),
    ...(publishes && changed('validTo', to, content.validTo)),
  });
  return (
    <FormDialog title={t(`kb.${action}`)} submit={t(`kb.${action}`)} busy={t('kb.busy')} onClose={onClose} onSubmit={() => onSubmit(asked())}>
      {consequence && <p>{t(consequence)}</p>}
      {publishes && (
        <div className="kb-pair">
          <label className="field"><span>{t('kb.field.validFrom')}</span><input type="date" value={from} onChange={({ target }) => setFrom(target.value)} /></label>
          <label className="field"><span>{t('kb.field.validTo')}</span><input type="date" value={to} onChange={({ target }) => setTo(target.value)} /></label>
        </div>
      )}
      {notes && (
        <label className="field">
          <span>{t(action === 'return' ? 'kb.noteForWriters' : action === 'archive' ? 'kb.reason' : 'kb.note')}</span>
          <textarea rows={3} maxLength={LONGEST_NOTE} required={action === 'return'} value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
      )}
    </FormDialog>
  );
}

function changed(field: 'validFrom' | 'validTo', day: string, before: string | undefined): Asked {
  if (day === (before?.slice(0, 10) ?? '')) return {};
  return { [field]: day === '' ? null : `${day}T00:00:00.000Z` };
}
