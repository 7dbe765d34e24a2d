import { useId, useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { useUpload } from '../knowledge/use-upload';
import { ErrorNote } from '../shared/error-note';
import { knowledgeLink } from '../shared/use-route';
import { DATE_ORDERS, PAST_FORMATS, type PastFormat } from './past-types';
import { formatOf, isComplete, uploadQuery, type UploadForm } from './upload-query';

/** Takes a file and what cannot be told from it; the answer is a report of what would be taken over. */
export function UploadCard() {
  const { t } = useLanguage();
  const zones = useId();
  const [form, setForm] = useState<UploadForm>({ format: 'jsonl', business: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, dateOrder: '', account: '' });
  const { file, setFile, busy, error, submit } = useUpload(() => `/api/conversation/imports?${uploadQuery(form)}`, (importId) => knowledgeLink('past', importId));
  const change = (part: Partial<UploadForm>): void => setForm({ ...form, ...part });
  const choose = (chosen: File | undefined): void => {
    setFile(chosen);
    change({ format: (chosen && formatOf(chosen.name)) ?? form.format });
  };
  return (
    <form className="card form" onSubmit={submit}>
      <h2>{t('past.title')}</h2>
      <p className="muted">{t('past.lead')}</p>
      <label className="field"><span>{t('kb.import.file')}</span><input type="file" accept=".jsonl,.ndjson,.json,.txt,.zip" required onChange={({ target: { files } }) => choose(files?.[0])} /></label>
      <label className="field">
        <span>{t('past.format')}</span>
        <select value={form.format} onChange={({ target }) => change({ format: target.value as PastFormat })}>
          {PAST_FORMATS.map((one) => <option key={one} value={one}>{t(`past.format.${one}`)}</option>)}
        </select>
      </label>
      {form.format === 'whatsapp' && (
        <label className="field">
          <span>{t('past.business')} <small className="muted">{t('past.businessHint')}</small></span>
          <textarea rows={2} required value={form.business} onChange={({ target }) => change({ business: target.value })} />
        </label>
      )}
      <div className="kb-pair">
        <label className="field">
          <span>{t('past.timeZone')}</span>
          <input type="text" list={zones} required={form.format === 'whatsapp'} value={form.timeZone} autoCapitalize="none" spellCheck={false} onChange={({ target }) => change({ timeZone: target.value })} />
          <datalist id={zones}>{Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)}</datalist>
        </label>
        {form.format === 'whatsapp' && (
          <label className="field">
            <span>{t('past.dateOrder')}</span>
            <select value={form.dateOrder} onChange={({ target }) => change({ dateOrder: target.value })}>
              <option value="">{t('past.dateOrder.guess')}</option>
              {DATE_ORDERS.map((one) => <option key={one} value={one}>{t(`past.dateOrder.${one}`)}</option>)}
            </select>
          </label>
        )}
        <label className="field">
          <span>{t('past.account')}</span>
          <input type="text" maxLength={64} pattern="[\w.\-]*" value={form.account} autoCapitalize="none" spellCheck={false} placeholder="whatsapp-demo" onChange={({ target }) => change({ account: target.value })} />
        </label>
      </div>
      <p className="muted">{t('past.accountHint')}</p>
      {error?.reason !== undefined && <p className="note note-error" role="alert">{labelOf(t, 'past.fileProblem', error.reason)}</p>}
      {error && error.reason === undefined && <ErrorNote error={error} />}
      <div className="actions"><button type="submit" className="button button-primary" disabled={busy || !file || !isComplete(form)}>{t(busy ? 'kb.import.uploading' : 'kb.import.start')}</button></div>
    </form>
  );
}
