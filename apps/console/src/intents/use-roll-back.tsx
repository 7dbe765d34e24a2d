import { useState, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { asApiError, type ApiError } from '../shared/api';
import { Dialog } from '../shared/dialog';

interface Props<Answer> {
  /** Where the answer goes; loaded anew when the service refuses. */
  readonly desk: { readonly took: (answer: Answer) => void; readonly reload: () => void };
  readonly send: (version: number) => Promise<Answer>;
  readonly title: (version: number) => string;
  readonly text: (version: number) => string;
}

interface RollBack {
  readonly ask: (version: number) => void;
  /** The dialog, while somebody has to say whether they want it. */
  readonly question: ReactNode;
  readonly error: ApiError | undefined;
  readonly setError: (error: ApiError | undefined) => void;
}

/** The way back to an earlier version: asks, sends, and tells what was refused. */
export function useRollBack<Answer>({ desk, send, title, text }: Props<Answer>): RollBack {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<number>();
  const [error, setError] = useState<ApiError>();
  const close = (): void => setAsked(undefined);
  const rollBack = async (version: number): Promise<void> => {
    close();
    setError(undefined);
    try {
      desk.took(await send(version));
    } catch (problem) {
      setError(asApiError(problem));
      desk.reload();
    }
  };
  const question = asked !== undefined && (
    <Dialog title={title(asked)} onClose={close}>
      <p>{text(asked)}</p>
      <div className="actions actions-end">
        <button type="button" className="button" onClick={close}>{t('common.cancel')}</button>
        <button type="button" className="button button-primary" onClick={() => void rollBack(asked)}>{t('in.versions.rollBack')}</button>
      </div>
    </Dialog>
  );
  return { ask: setAsked, question, error, setError };
}
