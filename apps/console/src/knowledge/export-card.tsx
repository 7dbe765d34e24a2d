import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { useSession } from '../session/session-context';
import { asApiError, type ApiError } from '../shared/api';
import { ErrorNote } from '../shared/error-note';
import { saveFile } from '../shared/save-file';
import { STATUSES } from './knowledge-types';
import { queryOf } from './use-load';

const FORMATS = { csv: 'csv', xlsx: 'xlsx', jsonl: 'jsonl', markdown: 'zip', html: 'zip' } as const;

/** Downloads articles as one file. */
export function ExportCard() {
  const { t } = useLanguage();
  const { api } = useSession();
  const [format, setFormat] = useState<keyof typeof FORMATS>('xlsx');
  const [status, setStatus] = useState('published');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const download = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(await api.download(`/api/knowledge/export?${queryOf({ format, status })}`), `articles.${FORMATS[format]}`);
    } catch (problem) {
      setError(asApiError(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card form">
      <h2>{t('kb.export.title')}</h2>
      <p className="muted">{t('kb.export.lead')}</p>
      <label className="field">
        <span>{t('kb.export.format')}</span>
        <select value={format} onChange={({ target }) => setFormat(target.value as typeof format)}>
          {(Object.keys(FORMATS) as (typeof format)[]).map((one) => <option key={one} value={one}>{t(`kb.format.${one}`)}</option>)}
        </select>
      </label>
      <label className="field">
        <span>{t('kb.field.status')}</span>
        <select value={status} onChange={({ target }) => setStatus(target.value)}>
          <option value="">{t('kb.all')}</option>
          {STATUSES.map((one) => <option key={one} value={one}>{t(`kb.status.${one}`)}</option>)}
        </select>
      </label>
      {error && <ErrorNote error={error} />}
      <div className="actions"><button type="button" className="button" disabled={busy} onClick={() => void download()}>{t(busy ? 'kb.export.busy' : 'kb.export.start')}</button></div>
    </section>
  );
}
