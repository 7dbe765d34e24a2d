import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';

/** Where the keyboard is needed first: the first field, otherwise the button that is proposed. */
const startOf = (dialog: HTMLDialogElement): HTMLElement | null => dialog.querySelector<HTMLElement>('input, select, textarea') ?? dialog.querySelector<HTMLElement>('.button-primary');

/** A modal dialog by the browser's own element: focus stays inside, Escape closes, focus returns. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useLanguage();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      startOf(dialog)?.focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className="dialog" aria-labelledby={titleId} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}
