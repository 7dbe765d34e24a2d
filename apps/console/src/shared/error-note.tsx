import { en } from '../i18n/en';
import type { MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import type { ApiError } from './api';

interface Props {
  readonly error: ApiError;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
  readonly floating?: boolean;
}

/** What went wrong in a sentence, with the code for whoever is asked about it. */
export function ErrorNote({ error, onRetry, onClose, floating = false }: Props) {
  const { t } = useLanguage();
  const key = `error.${error.code}`;
  return (
    <div className={`note note-error${floating ? ' note-floating' : ''}`} role="alert">
      <span>
        {key in en ? t(key as MessageKey) : t('error.generic')} <code>{t('common.errorCode', { code: error.code })}</code>
      </span>
      {onRetry && <button type="button" className="button button-small" onClick={onRetry}>{t('common.retry')}</button>}
      {onClose && (
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </div>
  );
}
