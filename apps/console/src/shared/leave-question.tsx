import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/language';
import { Dialog } from './dialog';
import { navigation } from './use-route';

/** Asks whoever is about to lose what they wrote. */
export function LeaveQuestion() {
  const { t } = useLanguage();
  const place = navigation();
  if (!useSyncExternalStore(place.subscribe, place.asking)) return null;
  return (
    <Dialog title={t('leave.title')} onClose={() => place.stay()}>
      <p>{t('leave.text')}</p>
      <div className="actions actions-end">
        <button type="button" className="button" onClick={() => place.leave()}>{t('leave.leave')}</button>
        <button type="button" className="button button-primary" onClick={() => place.stay()}>{t('leave.stay')}</button>
      </div>
    </Dialog>
  );
}
