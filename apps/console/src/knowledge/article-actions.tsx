import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { ActionDialog, type Asked } from './action-dialog';
import type { Article } from './knowledge-types';

/** What can be done with an article in its present state, each with its place in the interface. */
export type Action = 'submit' | 'approve' | 'approveAndPublish' | 'return' | 'publish' | 'archive' | 'restore' | 'discard';

const ACTIONS: Readonly<Record<Article['status'], readonly Action[]>> = {
  draft: ['submit', 'discard', 'archive'],
  'in-review': ['approveAndPublish', 'approve', 'return', 'archive'],
  approved: ['publish', 'return', 'archive'],
  published: ['archive'],
  archived: ['restore'],
};
const PRIMARY: readonly Action[] = ['submit', 'approveAndPublish', 'publish', 'restore'];
const AT_ONCE: readonly Action[] = ['restore'];

interface Props {
  readonly article: Article;
  /** Something was written that is not saved. */
  readonly touched: boolean;
  readonly onChange: (article: Article) => void;
}

export function ArticleActions({ article, touched, onChange }: Props) {
  const { t } = useLanguage();
  const { session, api } = useSession();
  const [asking, setAsking] = useState<Action>();
  const [error, setError] = useState<ApiError>();
  const mayApprove = !(article.editors ?? []).includes(session.user.personId);
  const actions = ACTIONS[article.status].filter((action) => (action === 'discard' ? article.live !== null : action === 'approve' || action === 'approveAndPublish' ? mayApprove : true));

  const post = (verb: string, revision: number, body: object = {}): Promise<Article> =>
    api.post<Article>(`/api/knowledge/editing/articles/${encodeURIComponent(article.articleId)}/${verb}`, { expectedRevision: revision, ...body });
  const run = async (action: Action, { note, validFrom, validTo }: Asked): Promise<void> => {
    const words = note === undefined ? {} : { note };
    const dates = { ...(validFrom !== undefined && { validFrom }), ...(validTo !== undefined && { validTo }) };
    if (action === 'approveAndPublish') {
      const approved = await post('approve', article.revision, words);
      onChange(approved);
      onChange(await post('publish', approved.revision, dates));
    } else {
      onChange(await post(action, article.revision, action === 'publish' ? dates : action === 'archive' ? (note === undefined ? {} : { reason: note }) : words));
    }
    setAsking(undefined);
    setError(undefined);
  };
  const begin = (action: Action): void => {
    if (AT_ONCE.includes(action)) run(action, {}).catch((problem: unknown) => setError(asApiError(problem)));
    else setAsking(action);
  };
  return (
    <section className="kb-state">
      <Hint article={article} mayApprove={mayApprove} />
      {error && <ErrorNote error={error} onClose={() => setError(undefined)} />}
      <div className="actions">
        {actions.map((action) => (
          <button
            key={action} type="button" className={`button${PRIMARY.includes(action) ? ' button-primary' : ''}`} disabled={touched}
            title={touched ? t('kb.saveFirst') : undefined} onClick={() => begin(action)}
          >
            {t(`kb.${action}`)}
          </button>
        ))}
        {touched && <span className="muted kb-save-first">{t('kb.saveFirst')}</span>}
      </div>
      {asking && <ActionDialog action={asking} article={article} onClose={() => setAsking(undefined)} onSubmit={(asked) => run(asking, asked)} />}
    </section>
  );
}

function Hint({ article, mayApprove }: { article: Article; mayApprove: boolean }) {
  const { t } = useLanguage();
  const nameOf = (id: string | undefined): string => article.names[id ?? ''] ?? t('kb.somebody');
  switch (article.status) {
    case 'draft':
      if (!article.returned) return null;
      return <p className="note">{article.returned.note === '' ? t('kb.returnedNoNote', { name: nameOf(article.returned.by) }) : t('kb.returned', { name: nameOf(article.returned.by), note: article.returned.note })}</p>;
    case 'in-review':
      return (
        <div className="kb-hints">
          <p className="note">{mayApprove ? t('kb.inReviewHint') : t('kb.fourEyes')}</p>
          {article.note && <p className="muted">{t('kb.submittedNote', { name: nameOf(article.submittedBy), note: article.note })}</p>}
        </div>
      );
    case 'approved':
      return <p className="note">{t('kb.approvedHint')}</p>;
    case 'published':
      return <p className="muted">{t('kb.liveHint', { version: article.live?.version ?? 0 })}</p>;
    case 'archived':
      return <p className="note">{t('kb.archivedHint')}</p>;
  }
}
