import { useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { asApiError, type ApiError } from './api';
import { Dialog } from './dialog';
import { ErrorNote } from './error-note';

interface Props {
  readonly title: string;
  /** On the button that sends, and while it is being sent. */
  readonly submit: string;
  readonly busy: string;
  /** False while what was entered cannot be sent. */
  readonly ready?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Sends what was entered; closing the dialog is left to it. */
  readonly onSubmit: () => Promise<void>;
}

/** A dialog that asks for something and sends it; what was entered stays when the service refuses. */
export function FormDialog({ title, submit, busy, ready = true, children, onClose, onSubmit }: Props) {
  const { t } = useLanguage();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError>();

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setError(undefined);
    try {
      await onSubmit();
    } catch (problem) {
      setError(asApiError(problem));
      setSending(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={(event) => void send(event)}>
        {children}
        {error && <ErrorNote error={error} />}
        <div className="actions actions-end">
          <button type="button" className="button" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="button button-primary" disabled={sending || !ready}>{sending ? busy : submit}</button>
        </div>
      </form>
    </Dialog>
  );
}
