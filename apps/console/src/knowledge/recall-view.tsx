import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { maySeeDesk } from '../session/session';
import { useSession } from '../session/session-context';
import { ErrorNote } from '../shared/error-note';
import { clock, wholeNumber } from '../shared/time';
import { deskLink } from '../shared/use-route';
import type { Article, RecalledConversation } from './knowledge-types';
import { useLoad } from './use-load';

/** The service lists as many at most. */
const MOST = 1_000;

/** Conversations whose customer was answered from an old version; all before the live one unless chosen. */
export function RecallView({ article }: { article: Article }) {
  const { t, locale } = useLanguage();
  const { session } = useSession();
  const [chosen, setChosen] = useState<number>();
  const upTo = chosen ?? Math.max(1, article.live ? article.live.version - 1 : article.versions);
  const { data, error, reload } = useLoad<{ conversations: readonly RecalledConversation[] }>(
    `/api/knowledge/learning/articles/${encodeURIComponent(article.articleId)}/recall?before=${upTo + 1}`,
  );
  const versions = Array.from({ length: article.versions }, (_, index) => article.versions - index);
  const conversations = data?.conversations ?? [];
  const now = Date.now();
  return (
    <section className="card">
      <h2>{t('kb.recall.title')}</h2>
      <div className="kb-filters">
        <label className="kb-filter">
          <span>{t('kb.recall.upTo')}</span>
          <select value={upTo} onChange={({ target }) => setChosen(Number(target.value))}>
            {versions.map((version) => <option key={version} value={version}>{t('kb.recall.version', { version })}</option>)}
          </select>
        </label>
      </div>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!data && !error && <p className="muted">{t('common.loading')}</p>}
      {data?.conversations.length === 0 && <p>{t('kb.recall.none')}</p>}
      {conversations.length > 0 && (
        <>
          <p className="muted">{t(conversations.length < MOST ? 'kb.recall.count' : 'kb.recall.most', { count: wholeNumber(conversations.length, locale) })}</p>
          <div className="table-box" tabIndex={0} role="region" aria-label={t('kb.recall.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('kb.recall.conversation')}</th>
                  <th scope="col">{t('kb.recall.time')}</th>
                  <th scope="col" className="number">{t('kb.outcomes.version')}</th>
                </tr>
              </thead>
              <tbody>
                {conversations.map(({ conversationId, time, articleVersion }) => (
                  <tr key={conversationId}>
                    <td>{maySeeDesk(session.user) ? <a href={deskLink(conversationId)}><code>{conversationId}</code></a> : <code>{conversationId}</code>}</td>
                    <td><time dateTime={time}>{clock(time, locale, now)}</time></td>
                    <td className="number">{articleVersion}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
