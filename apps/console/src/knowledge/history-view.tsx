import { useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { clock } from '../shared/time';
import { DifferencesView } from './differences-view';
import type { Article, ArticleContent, Comparison, HistoryItem } from './knowledge-types';
import { queryOf, useLoad } from './use-load';

interface Props {
  readonly article: Article;
  /** Absent where nothing can be written. */
  readonly onWriteOn: ((revision: number, content: ArticleContent) => void) | undefined;
}

/** Everything that happened to an article, newest first, with what each change was. */
export function HistoryView({ article, onWriteOn }: Props) {
  const { t } = useLanguage();
  const path = `/api/knowledge/editing/articles/${encodeURIComponent(article.articleId)}`;
  const { data, error, reload } = useLoad<{ items: readonly HistoryItem[] }>(`${path}/history`);
  if (error) return <ErrorNote error={error} onRetry={reload} />;
  if (!data) return <p className="empty">{t('common.loading')}</p>;
  if (data.items.length === 0) return <p className="empty">{t('kb.history.empty')}</p>;
  return (
    <ol className="kb-history" key={article.revision}>
      {data.items.map((item) => <Item key={item.revision} item={item} path={path} onWriteOn={item.revision === article.revision ? undefined : onWriteOn} />)}
    </ol>
  );
}

function Item({ item, path, onWriteOn }: { item: HistoryItem; path: string; onWriteOn: Props['onWriteOn'] }) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<ApiError>();
  const { data } = useLoad<Comparison>(open ? `${path}/differences?${queryOf({ from: item.revision - 1, to: item.revision })}` : undefined);
  const writeOn = async (): Promise<void> => {
    try {
      const { content } = await api.get<{ content: ArticleContent }>(`${path}/revisions/${item.revision}`);
      onWriteOn?.(item.revision, content);
    } catch (problem) {
      setError(asApiError(problem));
    }
  };
  const fields = item.changed.map((field) => labelOf(t, 'kb.field', field)).join(locale === 'zh' ? '、' : ', ');
  return (
    <li className="card">
      <p className="kb-history-head">
        <strong>{labelOf(t, 'kb.event', item.type)}</strong>
        {item.articleVersion !== null && <span className="chip">{t('kb.history.version', { version: item.articleVersion })}</span>}
        {item.origin === 'agent' && <span className="chip">{t('kb.history.byAgent')}</span>}
        <span className="muted">
          {t('kb.changedBy', { name: item.byName ?? (item.importId === null ? t('kb.somebody') : t('kb.history.byImport')), time: clock(item.time, locale, Date.now()) })}
        </span>
      </p>
      {item.note !== null && <p>{item.note}</p>}
      {fields !== '' && <p className="muted">{t('kb.history.changed', { fields })}</p>}
      <div className="actions">
        {fields !== '' && <button type="button" className="button button-small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'kb.history.hide' : 'kb.history.compare')}</button>}
        {onWriteOn && TEXTS.has(item.type) && <button type="button" className="button button-small button-quiet" onClick={() => void writeOn()}>{t('kb.history.use')}</button>}
      </div>
      {error && <ErrorNote error={error} onClose={() => setError(undefined)} />}
      {open && data && <DifferencesView fields={data.fields} />}
    </li>
  );
}

/** Events that carry a text of their own. */
const TEXTS = new Set(['knowledge.ArticleDrafted', 'knowledge.ArticleRevised', 'knowledge.ArticleReleased']);
