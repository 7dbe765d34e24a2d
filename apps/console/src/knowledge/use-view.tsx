import { useLanguage } from '../i18n/language';
import { ErrorNote } from '../shared/error-note';
import { wholeNumber } from '../shared/time';
import type { Article, ArticleContent, VersionOutcome } from './knowledge-types';
import { RecallView } from './recall-view';
import { ArticleSuggestions } from './suggestions';
import { useLoad } from './use-load';

interface Props {
  readonly article: Article;
  readonly touched: boolean;
  readonly onSave: (content: ArticleContent, expectedRevision: number) => Promise<Article>;
}

/** What conversations say about an article: how its answers ended, how customers ask for it, and who got an old one. */
export function UseView({ article, touched, onSave }: Props) {
  return (
    <div className="kb-hints">
      <Outcomes articleId={article.articleId} />
      <ArticleSuggestions article={article} touched={touched} onSave={onSave} />
      {article.versions > 0 && <RecallView article={article} />}
    </div>
  );
}

const COUNTS = ['used', 'helpful', 'wrong', 'judged'] as const;

function Outcomes({ articleId }: { articleId: string }) {
  const { t, locale } = useLanguage();
  const { data, error, reload } = useLoad<{ outcomes: readonly VersionOutcome[] }>(`/api/knowledge/learning/outcomes?articleId=${encodeURIComponent(articleId)}`);
  const outcomes = data && [...data.outcomes].sort((one, other) => other.articleVersion - one.articleVersion);
  return (
    <section className="card">
      <h2>{t('kb.outcomes.title')}</h2>
      {error && <ErrorNote error={error} onRetry={reload} />}
      {!data && !error && <p className="muted">{t('common.loading')}</p>}
      {outcomes?.length === 0 && <p>{t('kb.outcomes.none')}</p>}
      {outcomes && outcomes.length > 0 && (
        <>
          <div className="table-box" tabIndex={0} role="region" aria-label={t('kb.outcomes.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('kb.outcomes.version')}</th>
                  {COUNTS.map((count) => <th key={count} scope="col" className="number">{t(`kb.outcomes.${count}`)}</th>)}
                </tr>
              </thead>
              <tbody>
                {outcomes.map((outcome) => (
                  <tr key={outcome.articleVersion}>
                    <td>{outcome.articleVersion}</td>
                    {COUNTS.map((count) => <td key={count} className="number">{wholeNumber(outcome[count], locale)}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="muted">{t('kb.outcomes.hint')}</p>
        </>
      )}
    </section>
  );
}
