import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n/language';
import type { Connection } from '../live/live-socket';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Says whether what is shown is up to date. */
export function ConnectionBanner({ connection }: { connection: Connection }) {
  const { t } = useLanguage();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const state = online ? connection : 'offline';
  return (
    <p className={`connection connection-${state}`} role="status">
      <span className={`dot ${state === 'live' ? 'dot-online' : 'dot-away'}`} aria-hidden="true" />
      {t(`connection.${state}`)}
    </p>
  );
}
