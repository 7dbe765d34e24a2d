import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { asApiError, type ApiError } from '../shared/api';
import type { Me, Presence } from '../shared/api-types';
import { ErrorNote } from '../shared/error-note';
import { useSession } from './session-context';

const PRESENCES: readonly Presence[] = ['online', 'away', 'offline'];

export function PresenceSwitch({ me, onChange }: { me: Me; onChange: (presence: Presence) => void }) {
  const { t } = useLanguage();
  const { api } = useSession();
  const [wanted, setWanted] = useState<Presence>();
  const [error, setError] = useState<ApiError>();

  const choose = async (presence: Presence): Promise<void> => {
    setWanted(presence);
    setError(undefined);
    try {
      await api.post('/api/routing/presence', { presence });
      onChange(presence);
    } catch (problem) {
      setError(asApiError(problem));
    } finally {
      setWanted(undefined);
    }
  };

  return (
    <div className="presence">
      <div className="segments" role="group" aria-label={t('presence.label')} aria-busy={wanted !== undefined}>
        {PRESENCES.map((presence) => (
          <button
            key={presence} type="button" data-presence={presence} aria-pressed={(wanted ?? me.presence) === presence}
            onClick={() => void choose(presence)}
          >
            <span className={`dot dot-${presence}`} aria-hidden="true" />
            {t(`presence.${presence}`)}
          </button>
        ))}
      </div>
      {error && <ErrorNote error={error} onClose={() => setError(undefined)} floating />}
    </div>
  );
}
