import { useLanguage } from '../i18n/language';
import { clock } from '../shared/time';
import type { ImportStatus } from './knowledge-types';

interface Entry {
  readonly link: string;
  readonly title: string;
  readonly status: ImportStatus;
  readonly note: string;
  readonly createdTime: string;
}

/** Earlier imports, the newest first; nothing while they are being loaded. */
export function ImportEntries({ imports }: { imports: readonly Entry[] | undefined }) {
  const { t, locale } = useLanguage();
  if (imports?.length === 0) return <p className="muted">{t('kb.import.none')}</p>;
  return (
    <ul className="kb-entries">
      {imports?.map(({ link, title, status, note, createdTime }) => (
        <li key={link}>
          <a className="kb-entry" href={link}>
            <span className="kb-entry-title">{title}</span>
            <span className="chips">
              <span className={`chip kb-import-${status}`}>{t(`kb.import.status.${status}`)}</span>
              <span className="chip chip-quiet">{note}</span>
            </span>
            <span className="muted kb-entry-time">{clock(createdTime, locale, Date.now())}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
