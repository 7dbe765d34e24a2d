import { useLanguage } from '../i18n/language';
import { ErrorNote } from '../shared/error-note';
import { toForm } from './article-form';
import { DifferencesView } from './differences-view';
import type { Article, Comparison } from './knowledge-types';
import { Preview } from './preview';
import { useLoad } from './use-load';

/** What a reviewer looks at: the draft beside what customers see now. */
export function ReviewView({ article }: { article: Article }) {
  const { t } = useLanguage();
  const { data, error, reload } = useLoad<Comparison>(`/api/knowledge/editing/articles/${encodeURIComponent(article.articleId)}/differences?to=${article.revision}`);
  const published = article.status === 'published';
  return (
    <div className="kb-editor-sides">
      <section className="card">
        <h2>{t('kb.diff.title')}</h2>
        <p className="muted">{article.live ? t('kb.diff.againstLive', { version: article.live.version }) : t('kb.diff.first')}</p>
        {error && <ErrorNote error={error} onRetry={reload} />}
        {published ? <p className="muted">{t('kb.diff.none')}</p> : data && <DifferencesView fields={data.fields} />}
      </section>
      <Preview form={toForm(article.content)} />
    </div>
  );
}
