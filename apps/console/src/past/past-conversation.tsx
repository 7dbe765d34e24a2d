import { useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { queryOf, useLoad } from '../knowledge/use-load';
import { ErrorNote } from '../shared/error-note';
import { calendarTime, wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import type { PastConversation, PastMessage } from './past-types';

const PAGE = 200;

interface Answer {
  readonly conversation: PastConversation;
  readonly messages: readonly PastMessage[];
}

/** One old conversation on a page of its own. */
export function PastConversationPage({ conversationId }: { conversationId: string }) {
  const { t } = useLanguage();
  return (
    <>
      <a className="kb-back" href={knowledgeLink('past')}>← {t('past.back')}</a>
      <header className="page-head"><h1>{t('past.conversation')}</h1></header>
      <PastTranscript conversationId={conversationId} />
    </>
  );
}

/** What was said, oldest first, as far as it was stored: without what may name a person. */
export function PastTranscript({ conversationId }: { conversationId: string }) {
  const { t, locale } = useLanguage();
  const [page, setPage] = useState(0);
  const { data, error, reload } = useLoad<Answer>(`/api/conversation/past-conversations/${encodeURIComponent(conversationId)}?${queryOf({ offset: page * PAGE, limit: PAGE })}`);
  if (error) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return <p className="empty">{t('common.loading')}</p>;
  const { conversation, messages } = data;
  const pages = Math.max(1, Math.ceil(conversation.messages / PAGE));
  return (
    <div className="past-conversation">
      <p className="chips">
        <span className="chip chip-quiet">{labelOf(t, 'channel', conversation.channel)}</span>
        {conversation.language !== null && <span className="chip chip-quiet">{labelOf(t, 'speech', conversation.language)}</span>}
        {conversation.resolution !== null && <span className="chip">{conversation.resolution}</span>}
        <span className="chip chip-quiet">{t('past.messages', { count: wholeNumber(conversation.messages, locale) })}</span>
      </p>
      <p className="muted">{t('past.masked')}</p>
      <div className="transcript" role="region" aria-label={t('conversation.transcript')} tabIndex={0}>
        <ol>
          {messages.map(({ seq, author, time, text }) => (
            <li key={seq} className={`line line-${author}`}>
              <p className="line-head"><strong>{t(`author.${author}`)}</strong><time dateTime={time}>{calendarTime(time, locale)}</time></p>
              <p className="bubble" dir="auto">{text === '' ? <em className="muted">{t('past.media')}</em> : text}</p>
            </li>
          ))}
        </ol>
      </div>
      {pages > 1 && (
        <nav className="kb-pages" aria-label={t('kb.page', { page: page + 1, pages })}>
          <button type="button" className="button button-small" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('kb.previous')}</button>
          <span className="muted">{t('kb.page', { page: page + 1, pages })}</span>
          <button type="button" className="button button-small" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>{t('kb.next')}</button>
        </nav>
      )}
    </div>
  );
}
