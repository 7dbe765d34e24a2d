import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from './i18n/language';
import { IntentsPage } from './intents/intents-page';
import { KnowledgePage } from './knowledge/knowledge-page';
import { KpiPage } from './kpi/kpi-page';
import { DeskPage } from './queue/desk-page';
import { maySeeDesk, maySeeIntents, maySeeKnowledge, maySeeKpis } from './session/session';
import { useSession } from './session/session-context';
import { TopBar } from './session/top-bar';
import type { Me, Presence } from './shared/api-types';
import { LeaveQuestion } from './shared/leave-question';
import { deskLink, useRoute } from './shared/use-route';

export function App() {
  const { t } = useLanguage();
  const { session, api } = useSession();
  const [me, setMe] = useState<Me>();
  const route = useRoute();
  const reloadMe = useCallback(async () => setMe(await api.get<Me>('/api/routing/me')), [api]);
  useEffect(() => {
    // Without it the switch stays hidden; the desk shows by its own loads whether the service is there.
    reloadMe().catch(() => setMe(undefined));
  }, [reloadMe]);
  const changePresence = (presence: Presence): void => setMe((known) => known && { ...known, presence });

  const desk = maySeeDesk(session.user);
  const kpis = maySeeKpis(session.user);
  const knowledge = maySeeKnowledge(session.user);
  const intents = maySeeIntents(session.user);
  const page = route.page === 'home' ? (desk ? 'desk' : kpis ? 'kpi' : knowledge ? 'knowledge' : 'none') : route.page;
  const notice = (text: string) => <main id="content" className="page"><p className="empty">{text}</p></main>;
  return (
    <div className="app">
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>{t('app.skip')}</a>
      <TopBar me={me} page={page} desk={desk} kpis={kpis} knowledge={knowledge} intents={intents} onPresence={changePresence} />
      {page === 'desk' && desk && <DeskPage me={me} conversationId={route.page === 'desk' ? route.conversationId : undefined} />}
      {page === 'kpi' && kpis && <KpiPage kpiId={route.page === 'kpi' ? route.kpiId : undefined} />}
      {page === 'knowledge' && knowledge && (
        <KnowledgePage {...(route.page === 'knowledge' ? { view: route.view, id: route.id, part: route.part } : { view: 'articles', id: undefined, part: undefined })} />
      )}
      {page === 'intents' && intents && <IntentsPage {...(route.page === 'intents' ? { view: route.view, id: route.id } : { view: 'library', id: undefined })} />}
      {((page === 'desk' && !desk) || (page === 'kpi' && !kpis) || (page === 'knowledge' && !knowledge) || (page === 'intents' && !intents) || page === 'none') && notice(t('nav.noPage'))}
      {page === 'nowhere' && (
        <main id="content" className="page"><p className="empty">{t('nav.notFound')} <a href={deskLink()}>{t('nav.toDesk')}</a></p></main>
      )}
      <LeaveQuestion />
    </div>
  );
}
