import { useCallback, useState } from 'react';
import type { MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { goTo, knowledgeLink, type KnowledgeView } from '../shared/use-route';
import type { ArticleForm } from './article-form';
import { ArticleList } from './article-list';
import { ArticlePage } from './article-page';
import { GapsPage } from './gaps-page';
import { ImportView } from './import-view';
import { ImportsPage } from './imports-page';
import { PastConversationPage } from '../past/past-conversation';
import { PastImportView } from '../past/past-import-view';
import { PastPage } from '../past/past-page';

const TABS: readonly (readonly [KnowledgeView, MessageKey])[] = [
  ['articles', 'kb.tab.articles'], ['review', 'kb.tab.review'], ['imports', 'kb.tab.imports'], ['past', 'kb.tab.past'], ['gaps', 'kb.tab.gaps'],
];

interface Props {
  readonly view: KnowledgeView;
  readonly id: string | undefined;
  readonly part: string | undefined;
}

/** The knowledge base: list, editor, reviews, imports, gaps. */
export function KnowledgePage({ view, id, part }: Props) {
  const { t } = useLanguage();
  const [begun, setBegun] = useState<ArticleForm>();
  const onBegun = useCallback(() => setBegun(undefined), []);
  const write = (form: ArticleForm): void => {
    setBegun(form);
    goTo(knowledgeLink('article'));
  };
  return (
    <main id="content" tabIndex={-1} className="page kb">
      <nav className="kb-tabs" aria-label={t('kb.tabs')}>
        {TABS.map(([tab, label]) => (
          <a key={tab} href={knowledgeLink(tab)} aria-current={view === tab || (view === 'past-conversation' && tab === 'past') ? 'page' : undefined}>{t(label)}</a>
        ))}
      </nav>
      {view === 'articles' && <ArticleList key="articles" importId={id} />}
      {view === 'review' && <ArticleList key="review" status="in-review" importId={undefined} />}
      {view === 'article' && <ArticlePage key={id ?? 'new'} articleId={id} part={part} begun={begun} onBegun={onBegun} />}
      {view === 'imports' && (id === undefined ? <ImportsPage /> : <ImportView key={id} importId={id} />)}
      {view === 'past' && (id === undefined ? <PastPage /> : <PastImportView key={id} importId={id} />)}
      {view === 'past-conversation' && id !== undefined && <PastConversationPage key={id} conversationId={id} />}
      {view === 'gaps' && <GapsPage onWrite={write} />}
    </main>
  );
}
