import { useLanguage } from '../i18n/language';
import type { ArticleStatus } from './knowledge-types';

export function StatusChip({ status }: { status: ArticleStatus }) {
  const { t } = useLanguage();
  return <span className={`chip kb-status-${status}`}>{t(`kb.status.${status}`)}</span>;
}
