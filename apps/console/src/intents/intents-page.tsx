import type { MessageKey } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { GlossaryView } from '../glossary/glossary-view';
import { ErrorNote } from '../shared/error-note';
import { intentsLink, type IntentsView } from '../shared/use-route';
import { useUnsaved } from '../shared/use-unsaved';
import { LibraryView } from './library-view';
import { ReviewView } from './review-view';
import { TrainingView } from './training-view';
import { useLibrary } from './use-library';
import { VersionsView } from './versions-view';

const TABS: readonly (readonly [IntentsView, MessageKey])[] = [
  ['library', 'in.tab.library'], ['review', 'in.tab.review'], ['training', 'in.tab.training'], ['versions', 'in.tab.versions'], ['glossary', 'in.tab.glossary'],
];

interface Props {
  readonly view: IntentsView;
  readonly id: string | undefined;
}

/** The intent library: what customers may want, how the bot learns it, and what it did not understand. */
export function IntentsPage({ view, id }: Props) {
  const { t } = useLanguage();
  const { desk, error, reload } = useLibrary();
  // What is written stays while one looks at the other pages of intents.
  useUnsaved(desk?.touched === true, (route) => route.page === 'intents');
  return (
    <main id="content" tabIndex={-1} className="page kb">
      <nav className="kb-tabs" aria-label={t('in.tabs')}>
        {TABS.map(([tab, label]) => (
          <a key={tab} href={intentsLink(tab)} aria-current={view === tab ? 'page' : undefined}>{t(label)}</a>
        ))}
      </nav>
      {view === 'glossary' && <GlossaryView id={id} />}
      {error && view !== 'glossary' && <ErrorNote error={error} onRetry={reload} />}
      {!desk && !error && view !== 'glossary' && <p className="empty" role="status">{t('common.loading')}</p>}
      {desk && view === 'library' && <LibraryView desk={desk} name={id} />}
      {desk && view === 'review' && <ReviewView desk={desk} />}
      {desk && view === 'training' && <TrainingView desk={desk} />}
      {desk && view === 'versions' && <VersionsView desk={desk} />}
    </main>
  );
}
