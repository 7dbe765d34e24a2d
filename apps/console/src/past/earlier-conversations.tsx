import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { queryOf, useLoad } from '../knowledge/use-load';
import { Dialog } from '../shared/dialog';
import { calendarTime, wholeNumber } from '../shared/time';
import { PastTranscript } from './past-conversation';
import type { PastConversation } from './past-types';

const SHOWN = 5;

/** What the customer had talked about before Parley, to be looked at beside the live conversation; nothing where there is nothing. */
export function EarlierConversations({ threadId }: { threadId: string }) {
  const { t, locale } = useLanguage();
  // Where it cannot be loaded, the conversation goes on without it.
  const { data } = useLoad<{ conversations: readonly PastConversation[] }>(`/api/conversation/past-conversations?${queryOf({ threadId, limit: SHOWN })}`);
  const [open, setOpen] = useState<PastConversation>();
  if (!data || data.conversations.length === 0) return null;
  return (
    <section>
      <h3>{t('past.ofCustomer')}</h3>
      <ul className="plain-list">
        {data.conversations.map((one) => (
          <li key={one.conversationId}>
            <button type="button" className="button button-small button-quiet past-earlier" aria-haspopup="dialog" onClick={() => setOpen(one)}>
              {calendarTime(one.lastTime, locale)} · {t('past.messages', { count: wholeNumber(one.messages, locale) })}{one.resolution === null ? '' : ` · ${one.resolution}`}
            </button>
          </li>
        ))}
      </ul>
      {open && <Dialog title={t('past.conversation')} onClose={() => setOpen(undefined)}><PastTranscript conversationId={open.conversationId} /></Dialog>}
    </section>
  );
}
