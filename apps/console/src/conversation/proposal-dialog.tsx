import { useState, type FormEvent } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { ErrorNote } from '../shared/error-note';
import { newId } from '../shared/new-id';
import type { Proposal } from './proposal';

/** Characters at most, as the service takes them. */
const LONGEST_QUESTION = 512;
const LONGEST_ANSWER = 8_192;

interface Props {
  readonly begun: Proposal;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Proposes an article from a conversation; the agent writes both parts before anything is sent, and they stay when the service refuses. */
export function ProposalDialog({ begun, onClose, onSent }: Props) {
  const { t } = useLanguage();
  const { api } = useSession();
  // One id for this dialog: sent again after a lost answer, it makes no second article.
  const [proposalId] = useState(newId);
  const [question, setQuestion] = useState(begun.question.slice(0, LONGEST_QUESTION));
  const [answer, setAnswer] = useState(begun.answer.slice(0, LONGEST_ANSWER));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await api.post('/api/knowledge/proposals', { proposalId, question, answer });
      onSent();
    } catch (problem) {
      const refused = asApiError(problem);
      // It arrived the first time.
      if (refused.code === 'KNOWLEDGE.ARTICLE_ALREADY_EXISTS') return onSent();
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('proposal.title')} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="muted">{t('proposal.hint')}</p>
        <label className="field">
          <span>{t('proposal.question')}</span>
          <textarea name="question" rows={2} required maxLength={LONGEST_QUESTION} value={question} onChange={({ target }) => setQuestion(target.value)} />
        </label>
        <label className="field">
          <span>{t('proposal.answer')}</span>
          <textarea name="answer" rows={8} required maxLength={LONGEST_ANSWER} value={answer} onChange={({ target }) => setAnswer(target.value)} />
        </label>
        {error && <ErrorNote error={error} />}
        <div className="actions actions-end">
          <button type="button" className="button" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="button button-primary" disabled={busy || question.trim() === '' || answer.trim() === ''}>{t(busy ? 'proposal.busy' : 'proposal.submit')}</button>
        </div>
      </form>
    </Dialog>
  );
}
