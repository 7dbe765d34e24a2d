import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { ImportEntries } from '../knowledge/import-entries';
import { queryOf, useLoad } from '../knowledge/use-load';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import { PastEntries } from './past-entries';
import type { PastConversation, PastImport } from './past-types';
import { UploadCard } from './upload-card';

const PAGE = 50;

/** Brings old conversations in, and shows what is there. */
export function PastPage() {
  const { t, locale } = useLanguage();
  const imports = useLoad<{ imports: readonly PastImport[] }>('/api/conversation/imports');
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
      <Conversations />
    </>
  );
}

/** What was imported, the latest first, page by page. */
function Conversations() {
  const { t } = useLanguage();
  const [after, setAfter] = useState<string>();
  const { data, error, reload } = useLoad<{ conversations: readonly PastConversation[] }>(`/api/conversation/past-conversations?${queryOf({ after, limit: PAGE })}`);
  const last = data?.conversations.at(-1);
  const more = data?.conversations.length === PAGE;
  return (
    <section className="kb-earlier">
      <h2>{t('past.conversations')}</h2>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {data?.conversations.length === 0 && <p className="muted">{t('past.none')}</p>}
      {data && <PastEntries conversations={data.conversations} linkOf={(id) => knowledgeLink('past-conversation', id)} />}
      {(more || after !== undefined) && (
        <div className="kb-pages">
          <button type="button" className="button button-small" disabled={after === undefined} onClick={() => setAfter(undefined)}>{t('past.latest')}</button>
          <button type="button" className="button button-small" disabled={!more} onClick={() => setAfter(last?.conversationId)}>{t('past.older')}</button>
        </div>
      )}
    </section>
  );
}
