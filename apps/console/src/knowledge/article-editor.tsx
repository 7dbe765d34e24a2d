import { useEffect, useState, type FormEvent } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { ArticleFields } from './article-fields';
import { changedFields, emptyForm, merge, toContent, toForm, type ArticleForm, type FormField } from './article-form';
import { ConflictNote } from './conflict-note';
import type { Article, ArticleContent } from './knowledge-types';
import { Preview } from './preview';

interface Props {
  /** Absent for a new one. */
  readonly article: Article | undefined;
  /** An older text to write on from. */
  readonly proposal?: { readonly revision: number; readonly form: ArticleForm } | undefined;
  /** What a new one begins with. */
  readonly begun?: ArticleForm | undefined;
  readonly onSave: (content: ArticleContent, expectedRevision: number) => Promise<Article>;
  readonly onTouched: (touched: boolean) => void;
  /** Somebody else's newer state came to light. */
  readonly onNewer?: (article: Article) => void;
}

interface Conflict {
  readonly mine: ArticleForm;
  readonly theirs: Article;
  readonly clashes: readonly FormField[];
}

/** Writes an article beside its preview. When somebody was faster, both texts are kept and joined. */
export function ArticleEditor({ article, proposal, begun, onSave, onTouched, onNewer }: Props) {
  const { t, locale } = useLanguage();
  const { api } = useSession();
  /** What the form began with: the text that the changes are made to. */
  const [base, setBase] = useState(article);
  const original = base ? toForm(base.content) : emptyForm(locale);
  const [form, setForm] = useState<ArticleForm>(proposal?.form ?? begun ?? original);
  const [conflict, setConflict] = useState<Conflict>();
  const [busy, setBusy] = useState(false);
  const [justSaved, setJustSaved] = useState(false);
  const [error, setError] = useState<ApiError>();
  const touched = changedFields(original, form).length > 0;
  useEffect(() => onTouched(touched), [touched, onTouched]);
  // A change from elsewhere on this page, such as a submission, moves the revision; the text under the hands stays.
  useEffect(() => {
    if (article && base && article.revision > base.revision && !conflict && !touched) {
      setBase(article);
      setForm(toForm(article.content));
    }
  }, [article, base, conflict, touched]);

  const begin = (next: Article): void => {
    setBase(next);
    setForm(toForm(next.content));
    setConflict(undefined);
  };
  /** Saves what stands in the form on top of the given state. */
  const saveOver = async (before: Article | undefined): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      begin(await onSave(toContent(form, before?.content), before?.revision ?? 0));
      setJustSaved(true);
    } catch (problem) {
      const refused = asApiError(problem);
      if (refused.code === 'KNOWLEDGE.ARTICLE_CONFLICT' && before) await join(before).catch((again: unknown) => setError(asApiError(again)));
      else setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const join = async (before: Article): Promise<void> => {
    const theirs = await api.get<Article>(`/api/knowledge/editing/articles/${encodeURIComponent(before.articleId)}`);
    const { form: joined, clashes } = merge(toForm(before.content), form, toForm(theirs.content));
    onNewer?.(theirs);
    setBase(theirs);
    setConflict({ mine: form, theirs, clashes });
    setForm(joined);
  };
  const change = (part: Partial<ArticleForm>): void => {
    setJustSaved(false);
    setForm({ ...form, ...part });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!conflict) void saveOver(base);
  };
  const locked = article?.status === 'archived';
  return (
    <form className="kb-editor" onSubmit={submit}>
      {proposal && touched && !conflict && <p className="note">{t('kb.history.used', { revision: proposal.revision })}</p>}
      {conflict && <ConflictNote {...conflict} form={form} busy={busy} onChoose={change} onJoin={() => void saveOver(conflict.theirs)} onDrop={() => begin(conflict.theirs)} />}
      <div className="kb-editor-sides">
        <ArticleFields form={form} disabled={locked} onChange={change} />
        <Preview form={form} />
      </div>
      {error && <ErrorNote error={error} onClose={() => setError(undefined)} />}
      {!locked && (
        <div className="kb-save">
          <button type="submit" className="button button-primary" disabled={busy || conflict !== undefined || (base !== undefined && !touched)}>
            {busy ? t('kb.busy') : t(base === undefined ? 'kb.create' : 'kb.save')}
          </button>
          {touched && base && !conflict && <button type="button" className="button button-quiet" onClick={() => begin(base)}>{t('kb.undo')}</button>}
          <span className="muted" role="status">{touched ? t('kb.unsaved') : justSaved ? t('kb.saved') : ''}</span>
        </div>
      )}
    </form>
  );
}
