import { useLanguage } from '../i18n/language';

/** Questions that no article answered. */
export function GapsPage() {
  const { t } = useLanguage();
  return (
    <>
      <header className="page-head"><h1>{t('kb.tab.gaps')}</h1></header>
      <p className="empty">{t('kb.gaps.soon')}</p>
    </>
  );
}
