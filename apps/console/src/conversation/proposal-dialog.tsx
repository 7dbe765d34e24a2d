import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError } from '../shared/api';
import { FormDialog } from '../shared/form-dialog';
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

/** Proposes an article from a conversation; the agent writes both parts before anything is sent. */
export function ProposalDialog({ begun, onClose, onSent }: Props) {
  const { t } = useLanguage();
  const { api } = useSession();
  // One id for this dialog: sent again after a lost answer, it makes no second article.
  const [proposalId] = useState(newId);
  const [question, setQuestion] = useState(begun.question.slice(0, LONGEST_QUESTION));
  const [answer, setAnswer] = useState(begun.answer.slice(0, LONGEST_ANSWER));

  const propose = async (): Promise<void> => {
    try {
      await api.post('/api/knowledge/proposals', { proposalId, question, answer });
    } catch (problem) {
      // That it exists already means that it arrived the first time.
      if (asApiError(problem).code !== 'KNOWLEDGE.ARTICLE_ALREADY_EXISTS') throw problem;
    }
    onSent();
  };
  return (
    <FormDialog
      title={t('proposal.title')} submit={t('proposal.submit')} busy={t('proposal.busy')}
      ready={question.trim() !== '' && answer.trim() !== ''} onClose={onClose} onSubmit={propose}
    >
      <p className="muted">{t('proposal.hint')}</p>
      <label className="field">
        <span>{t('proposal.question')}</span>
        <textarea name="question" rows={2} required maxLength={LONGEST_QUESTION} value={question} onChange={({ target }) => setQuestion(target.value)} />
      </label>
      <label className="field">
        <span>{t('proposal.answer')}</span>
        <textarea name="answer" rows={8} required maxLength={LONGEST_ANSWER} value={answer} onChange={({ target }) => setAnswer(target.value)} />
      </label>
    </FormDialog>
  );
}
