import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { asApiError, type ApiError } from '../shared/api';
import type { Verdict } from '../shared/api-types';
import { ErrorNote } from '../shared/error-note';
import type { ShownLine } from './thread-state';

const CHOICES = ['helpful', 'wrong'] as const;

interface Props {
  readonly line: ShownLine;
  readonly onJudge: (replyId: string, verdict: Verdict) => Promise<void>;
}

/** Whether a line is what can be judged: an answer of the bot that came from an article. */
export const canBeJudged = ({ author, purpose, sources }: ShownLine): boolean => author === 'bot' && purpose === 'answer' && (sources?.length ?? 0) > 0;

/** What the customer says of an answer, and two buttons for the team's word; the pressed one takes it back. */
export function AnswerVerdict({ line: { lineId, customerVerdict, agentVerdict }, onJudge }: Props) {
  const { t } = useLanguage();
  const standing = agentVerdict ?? 'withdrawn';
  const [said, setSaid] = useState<Verdict>();
  const [error, setError] = useState<ApiError>();
  // What was said here shows until the transcript shows it.
  useEffect(() => setSaid(undefined), [standing]);
  const shown = said ?? standing;

  const judge = async (verdict: Verdict): Promise<void> => {
    setSaid(verdict);
    setError(undefined);
    try {
      await onJudge(lineId, verdict);
    } catch (problem) {
      setSaid(undefined);
      setError(asApiError(problem));
    }
  };
  return (
    <div className="verdict" role="group" aria-label={t('verdict.question')}>
      {CHOICES.map((verdict) => (
        <button
          key={verdict} type="button" className="button button-small" data-verdict={verdict} aria-pressed={shown === verdict}
          onClick={() => void judge(shown === verdict ? 'withdrawn' : verdict)}
        >
          {t(`verdict.${verdict}`)}
        </button>
      ))}
      {customerVerdict && <span className="chip chip-quiet" data-customer-verdict={customerVerdict}>{t(`verdict.customer.${customerVerdict}`)}</span>}
      {error && <ErrorNote error={error} />}
    </div>
  );
}
