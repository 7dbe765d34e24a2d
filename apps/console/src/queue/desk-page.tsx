import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { ConversationView } from '../conversation/conversation-view';
import { useLanguage } from '../i18n/language';
import { DeskClient } from '../live/desk-client';
import { useSession } from '../session/session-context';
import type { AgentOverview, Me } from '../shared/api-types';
import { ErrorNote } from '../shared/error-note';
import { useNow } from '../shared/use-now';
import { ConnectionBanner } from './connection-banner';
import { OfferCards } from './offer-cards';
import { QueueList } from './queue-list';
import { sectionsOf } from './queue-state';
import { useDeskActions } from './use-desk-actions';

/** How often the colleagues' names are asked for again, in milliseconds. */
const AGENTS_EVERY_MS = 60_000;

export function DeskPage({ me, conversationId }: { me: Me | undefined; conversationId: string | undefined }) {
  const { t } = useLanguage();
  const { session, api, expire } = useSession();
  const { personId } = session.user;
  const client = useMemo(() => new DeskClient(api, session.token, expire), [api, session.token, expire]);
  useEffect(() => {
    client.start();
    return () => client.stop();
  }, [client]);
  const { connection, queue, threads } = useSyncExternalStore(client.subscribe, client.getSnapshot);
  const names = useNames();
  const now = useNow(1_000);
  const sections = sectionsOf(queue.rows.values(), personId, now);
  const actions = useDeskActions();

  return (
    <main id="content" tabIndex={-1} className={`desk ${conversationId === undefined ? 'desk-list-first' : 'desk-conversation-first'}`}>
      <aside className="desk-list">
        <ConnectionBanner connection={connection} />
        <OfferCards offers={sections.offers} now={now} actions={actions} />
        {actions.error && <ErrorNote error={actions.error} onClose={actions.clearError} />}
        {me && me.capacity > 0 && me.presence !== 'online' && <p className="note">{t(`presence.hint.${me.presence}`)}</p>}
        <QueueList queue={queue} sections={sections} openId={conversationId} names={names} now={now} actions={actions} onRetry={() => client.reload()} />
      </aside>
      {conversationId === undefined ? (
        <section className="conversation conversation-none">
          <div className="empty">
            <p>{t('conversation.choose')}</p>
            <p className="muted">{t('conversation.chooseHint')}</p>
          </div>
        </section>
      ) : (
        <ConversationView
          key={conversationId} conversationId={conversationId} client={client} thread={threads.get(conversationId)}
          row={queue.rows.get(conversationId)} names={names} actions={actions}
        />
      )}
    </main>
  );
}

/** Names of the people who serve customers, by id. */
function useNames(): ReadonlyMap<string, string> {
  const { api } = useSession();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const load = (): void => {
      api.get<{ agents: AgentOverview[] }>('/api/routing/agents').then(
        ({ agents }) => setNames(new Map(agents.map(({ personId, name }) => [personId, name]))),
        () => undefined, // names are a courtesy: without them it says "a colleague"
      );
    };
    load();
    const timer = setInterval(load, AGENTS_EVERY_MS);
    return () => clearInterval(timer);
  }, [api]);
  return names;
}
