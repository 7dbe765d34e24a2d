import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { calendarTime, wholeNumber } from '../shared/time';
import type { PastConversation } from './past-types';

interface Props {
  readonly conversations: readonly PastConversation[];
  readonly linkOf: (conversationId: string) => string;
}

/** Old conversations, the latest first. */
export function PastEntries({ conversations, linkOf }: Props) {
  const { t, locale } = useLanguage();
  return (
    <ul className="kb-entries">
      {conversations.map(({ conversationId, channel, language, resolution, lastTime, messages }) => (
        <li key={conversationId}>
          <a className="kb-entry" href={linkOf(conversationId)}>
            <span className="kb-entry-title">{calendarTime(lastTime, locale)}</span>
            <span className="chips">
              <span className="chip chip-quiet">{labelOf(t, 'channel', channel)}</span>
              {language !== null && <span className="chip chip-quiet">{labelOf(t, 'speech', language)}</span>}
              {resolution !== null && <span className="chip">{resolution}</span>}
            </span>
            <span className="muted kb-entry-time">{t('past.messages', { count: wholeNumber(messages, locale) })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
