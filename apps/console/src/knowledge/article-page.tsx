import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { ErrorNote } from '../shared/error-note';
import { newId } from '../shared/new-id';
import { goTo, knowledgeLink, type Route } from '../shared/use-route';
import { useUnsaved } from '../shared/use-unsaved';
import { ArticleActions } from './article-actions';
import { ArticleEditor } from './article-editor';
import { toForm, type ArticleForm } from './article-form';
import { HistoryView } from './history-view';
import type { Article, ArticleContent } from './knowledge-types';
import { ReviewView } from './review-view';
import { StatusChip } from './status-chip';
import { useLoad } from './use-load';
import { UseView } from './use-view';

const VIEWS = ['text', 'review', 'history', 'use'] as const;

interface Props {
  readonly articleId: string | undefined;
  readonly part: string | undefined;
  /** What a new article begins with. */
  readonly begun: ArticleForm | undefined;
  /** The beginning was taken: the next new article is empty again. */
  readonly onBegun: () => void;
}

/** One article: its text, what a review shows of it, its history, and what became of its answers; or a new one. */
export function ArticlePage({ articleId, part, begun, onBegun }: Props) {
  const { t } = useLanguage();
  const path = articleId === undefined ? undefined : `/api/knowledge/editing/articles/${encodeURIComponent(articleId)}`;
  const { data, error, reload } = useLoad<Article>(path);
  const [saved, setSaved] = useState<Article>();
  // An answer to a change is newer than what was loaded before it.
  const article = saved && saved.revision >= (data?.revision ?? 0) ? saved : data;
  if (articleId === undefined) return <NewArticle begun={begun} onBegun={onBegun} />;
  return (
    <>
      <a className="kb-back" href={knowledgeLink()}>← {t('kb.back')}</a>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!article && !error && <p className="empty">{t('common.loading')}</p>}
      {article && <KnownArticle article={article} part={part} onChange={setSaved} />}
    </>
  );
}

/** Every view of one article; without an id, of a new one. */
const isOf = (route: Route, articleId: string | undefined): boolean => route.page === 'knowledge' && route.view === 'article' && route.id === articleId;

function NewArticle({ begun, onBegun }: Pick<Props, 'begun' | 'onBegun'>) {
  const { t } = useLanguage();
  const { api } = useSession();
  // One id for this page: a request that is sent again makes no second article.
  const [articleId] = useState(newId);
  const [taken] = useState(begun);
  const [touched, setTouched] = useState(false);
  useUnsaved(touched, (route) => isOf(route, undefined) || isOf(route, articleId));
  useEffect(onBegun, [onBegun]);
  const create = async (content: ArticleContent): Promise<Article> => {
    const article = await api.post<Article>('/api/knowledge/editing/articles', { articleId, content });
    goTo(knowledgeLink('article', article.articleId));
    return article;
  };
  return (
    <>
      <a className="kb-back" href={knowledgeLink()}>← {t('kb.back')}</a>
      <header className="page-head"><h1>{t('kb.newTitle')}</h1></header>
      {taken && <p className="note">{t('kb.gaps.begun')}</p>}
      <ArticleEditor article={undefined} begun={taken} onSave={create} onTouched={setTouched} />
    </>
  );
}

interface KnownProps {
  readonly article: Article;
  readonly part: string | undefined;
  readonly onChange: (article: Article) => void;
}

function KnownArticle({ article, part, onChange }: KnownProps) {
  const { t } = useLanguage();
  const { api } = useSession();
  const [touched, setTouched] = useState(false);
  useUnsaved(touched, (route) => isOf(route, article.articleId));
  const [proposal, setProposal] = useState<{ revision: number; form: ArticleForm }>();
  const view = VIEWS.find((one) => one === part) ?? 'text';
  const save = async (content: ArticleContent, expectedRevision: number): Promise<Article> => {
    const next = await api.put<Article>(`/api/knowledge/editing/articles/${encodeURIComponent(article.articleId)}`, { content, expectedRevision });
    setProposal(undefined);
    onChange(next);
    return next;
  };
  const writeOn = (revision: number, content: ArticleContent): void => {
    setProposal({ revision, form: toForm(content) });
    goTo(knowledgeLink('article', article.articleId));
  };
  return (
    <>
      <header className="page-head">
        <h1 lang={article.content.language}>{article.content.title || t('kb.newTitle')}</h1>
        <span className="chips">
          <StatusChip status={article.status} />
          <span className="chip chip-quiet">{article.live ? t('kb.live', { version: article.live.version }) : t('kb.notLive')}</span>
        </span>
      </header>
      <nav className="segments kb-views" aria-label={t('kb.views')}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => goTo(knowledgeLink('article', article.articleId, one === 'text' ? undefined : one))}>
            {t(`kb.view.${one}`)}
          </button>
        ))}
      </nav>
      <ArticleActions article={article} touched={touched} onChange={onChange} />
      {/* What is being written stays while somebody looks at the history. */}
      <div hidden={view !== 'text'}>
        <ArticleEditor key={proposal?.revision ?? 'own'} article={article} proposal={proposal} onSave={save} onTouched={setTouched} onNewer={onChange} />
      </div>
      {view === 'review' && <ReviewView article={article} />}
      {view === 'use' && <UseView article={article} touched={touched} onSave={save} />}
      {view === 'history' && <HistoryView article={article} onWriteOn={article.status === 'archived' ? undefined : writeOn} />}
    </>
  );
}
