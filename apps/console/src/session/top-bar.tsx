import { LanguageSwitch, useLanguage } from '../i18n/language';
import type { Me, Presence } from '../shared/api-types';
import { Logo } from '../shared/logo';
import { deskLink, intentsLink, knowledgeLink, kpiLink, navigation } from '../shared/use-route';
import { PresenceSwitch } from './presence-switch';
import { useSession } from './session-context';

interface Props {
  readonly me: Me | undefined;
  readonly page: string;
  readonly desk: boolean;
  readonly kpis: boolean;
  readonly knowledge: boolean;
  readonly intents: boolean;
  readonly onPresence: (presence: Presence) => void;
}

export function TopBar({ me, page, desk, kpis, knowledge, intents, onPresence }: Props) {
  const { t } = useLanguage();
  const { session, api, signOut } = useSession();
  const { name } = session.user;
  const leave = (): void => {
    // Whoever leaves is offline for the assignment; if it cannot be told, the session ends all the same.
    if (me && me.capacity > 0 && me.presence !== 'offline') api.post('/api/routing/presence', { presence: 'offline' }).catch(() => undefined);
    signOut();
  };
  return (
    <header className="top-bar">
      <Logo />
      <nav aria-label={t('nav.label')}>
        {desk && <a href={deskLink()} aria-current={page === 'desk' ? 'page' : undefined}>{t('nav.desk')}</a>}
        {kpis && <a href={kpiLink()} aria-current={page === 'kpi' ? 'page' : undefined}>{t('nav.kpi')}</a>}
        {knowledge && <a href={knowledgeLink()} aria-current={page === 'knowledge' ? 'page' : undefined}>{t('nav.knowledge')}</a>}
        {intents && <a href={intentsLink()} aria-current={page === 'intents' ? 'page' : undefined}>{t('nav.intents')}</a>}
      </nav>
      <div className="top-bar-tools">
        {me && me.capacity > 0 && <PresenceSwitch me={me} onChange={onPresence} />}
        <LanguageSwitch />
        <span className="who" title={t('session.signedInAs', { name })}>
          <span className="avatar" aria-hidden="true">{[...name][0]}</span>
          <span className="who-name">{name}</span>
        </span>
        <button type="button" className="button button-quiet" onClick={() => navigation().end(leave)}>{t('session.signOut')}</button>
      </div>
    </header>
  );
}
