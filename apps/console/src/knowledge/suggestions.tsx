import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import { knowledgeLink } from '../shared/use-route';
import { withSimilarQuestion } from './article-form';
import type { Article, ArticleContent, Suggestion } from './knowledge-types';
import { useLoad } from './use-load';

/** Suggestions for all articles, each with the way to where it is accepted; nothing when there are none. */
export function OpenSuggestions() {
  const { t, locale } = useLanguage();
  const { data, error, reload } = useLoad<{ suggestions: readonly Suggestion[] }>('/api/knowledge/learning/suggestions');
  if (error) return <ErrorNote error={error} onRetry={reload} />;
  if (!data || data.suggestions.length === 0) return null;
  return (
    <>
      <h2>{t('kb.suggestions.title')}</h2>
      <p className="muted">{t('kb.suggestions.lead')}</p>
      <ul className="kb-entries">
        {data.suggestions.map(({ articleId, title, wording, times }) => (
          <li key={`${articleId} ${wording}`}>
            <a className="kb-entry" href={knowledgeLink('article', articleId, 'use')}>
              <span className="kb-entry-title">{wording}</span>
              <span className="muted">{title} · {t('kb.suggestions.times', { count: wholeNumber(times, locale) })}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Props {
  readonly article: Article;
  /** Something was written that is not saved: nothing is accepted over it. */
  readonly touched: boolean;
  readonly onSave: (content: ArticleContent, expectedRevision: number) => Promise<Article>;
}

/** Wordings that one article could learn. Accepting one makes it a line of the draft; a review is not disturbed. */
export function ArticleSuggestions({ article, touched, onSave }: Props) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const { data, error, reload } = useLoad<{ suggestions: readonly Suggestion[] }>(`/api/knowledge/learning/suggestions?articleId=${encodeURIComponent(article.articleId)}`);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiError>();
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await work();
      reload();
    } catch (problem) {
      setRefused(asApiError(problem));
    } finally {
      setBusy(false);
    }
  };
  // The list goes by what customers are answered from; a draft may have the wording already.
  const open = data?.suggestions.filter(({ wording }) => withSimilarQuestion(article.content, wording) !== article.content);
  const inReview = article.status === 'in-review' || article.status === 'approved';
  const locked = touched || inReview || article.status === 'archived';
  return (
    <section className="card">
      <h2>{t('kb.suggestions.title')}</h2>
      <p className="muted">{t('kb.suggestions.lead')} {t('kb.suggestions.draftHint')}</p>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {refused && <ErrorNote error={refused} onClose={() => setRefused(undefined)} />}
      {open?.length === 0 && <p>{t('kb.suggestions.none')}</p>}
      {open !== undefined && open.length > 0 && inReview && <p className="note">{t('kb.suggestions.later')}</p>}
      {open !== undefined && open.length > 0 && touched && <p className="note">{t('kb.saveFirst')}</p>}
      <ul className="kb-suggested">
        {open?.map(({ wording, times }) => (
          <li key={wording} className="kb-learned">
            <span lang={article.content.language}>{wording} <span className="muted">{t('kb.suggestions.times', { count: wholeNumber(times, locale) })}</span></span>
            <span className="actions">
              <button
                type="button" className="button button-small" disabled={busy || locked} aria-label={t('kb.suggestions.acceptLabel', { wording })}
                onClick={() => void run(() => onSave(withSimilarQuestion(article.content, wording), article.revision))}
              >
                {t('kb.suggestions.accept')}
              </button>
              <button
                type="button" className="button button-small button-quiet" disabled={busy} aria-label={t('kb.suggestions.dismissLabel', { wording })}
                onClick={() => void run(() => api.post('/api/knowledge/learning/suggestions/dismiss', { articleId: article.articleId, wording }))}
              >
                {t('kb.suggestions.dismiss')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
