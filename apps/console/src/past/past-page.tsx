import { useLanguage } from '../i18n/language';
import { ImportEntries } from '../knowledge/import-entries';
import { useLoad } from '../knowledge/use-load';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import { PastEntries } from './past-entries';
import type { PastConversation, PastImport } from './past-types';
import { UploadCard } from './upload-card';

/** Brings old conversations in, and shows what is there. */
export function PastPage() {
  const { t, locale } = useLanguage();
  const imports = useLoad<{ imports: readonly PastImport[] }>('/api/conversation/imports');
  const conversations = useLoad<{ conversations: readonly PastConversation[] }>('/api/conversation/past-conversations');
  return (
    <>
      <header className="page-head"><h1>{t('kb.tab.past')}</h1></header>
      <div className="kb-editor-sides kb-transfer">
        <UploadCard />
        <section className="kb-earlier">
          <h2>{t('kb.import.earlier')}</h2>
          {imports.error && <ErrorNote error={imports.error} onRetry={imports.reload} />}
          <ImportEntries
            imports={imports.data?.imports.map(({ importId, format, status, createdTime, messages }) => ({
              link: knowledgeLink('past', importId), title: t(`past.format.${format}`), status, createdTime, note: t('past.messages', { count: wholeNumber(messages, locale) }),
            }))}
          />
        </section>
      </div>
      <section className="kb-earlier">
        <h2>{t('past.conversations')}</h2>
        {conversations.error && <ErrorNote error={conversations.error} onRetry={conversations.reload} />}
        {conversations.data?.conversations.length === 0 && <p className="muted">{t('past.none')}</p>}
        {conversations.data && <PastEntries conversations={conversations.data.conversations} linkOf={(id) => knowledgeLink('past-conversation', id)} />}
      </section>
    </>
  );
}
