import { useState } from 'react';
import { labelOf } from '../i18n/i18n';
import { useLanguage } from '../i18n/language';
import { isAdmin } from '../session/session';
import { useSession } from '../session/session-context';
import { ErrorNote } from '../shared/error-note';
import { knowledgeLink } from '../shared/use-route';
import { ExportCard } from './export-card';
import { ImportEntries } from './import-entries';
import { LANGUAGES, TARGETS, type ArticleImport } from './knowledge-types';
import { queryOf, useLoad } from './use-load';
import { useUpload } from './use-upload';

const ACCEPTED = '.csv,.tsv,.xlsx,.jsonl,.ndjson,.json,.md,.markdown,.html,.htm,.zip';

/** Brings files in and out, and lists earlier imports. */
export function ImportsPage() {
  const { t } = useLanguage();
  const { data, error, reload } = useLoad<{ imports: readonly ArticleImport[] }>('/api/knowledge/imports');
  return (
    <>
      <header className="page-head"><h1>{t('kb.tab.imports')}</h1></header>
      <div className="kb-editor-sides kb-transfer">
        <UploadCard />
        <ExportCard />
      </div>
      <section className="kb-earlier">
        <h2>{t('kb.import.earlier')}</h2>
        {error && <ErrorNote error={error} onRetry={reload} />}
        <ImportEntries
          imports={data?.imports.map(({ importId, fileName, status, target, createdTime }) => ({
            link: knowledgeLink('imports', importId), title: fileName, status, createdTime, note: labelOf(t, 'kb.import.target', target),
          }))}
        />
      </section>
    </>
  );
}

function UploadCard() {
  const { t } = useLanguage();
  const { session } = useSession();
  const [target, setTarget] = useState<string>('draft');
  const [businessLine, setBusinessLine] = useState('');
  const [language, setLanguage] = useState('');
  const { file, setFile, busy, error, submit } = useUpload(
    ({ name }) => `/api/knowledge/imports?${queryOf({ fileName: name, target, businessLine: businessLine.trim(), language })}`,
    (importId) => knowledgeLink('imports', importId),
  );
  return (
    <form className="card form" onSubmit={submit}>
      <h2>{t('kb.import.title')}</h2>
      <p className="muted">{t('kb.import.lead')}</p>
      <label className="field">
        <span>{t('kb.import.file')}</span>
        <input type="file" accept={ACCEPTED} required onChange={({ target: { files } }) => setFile(files?.[0])} />
      </label>
      <label className="field">
        <span>{t('kb.import.target')}</span>
        <select value={target} onChange={(event) => setTarget(event.target.value)}>
          {TARGETS.filter((one) => one !== 'published' || isAdmin(session.user)).map((one) => <option key={one} value={one}>{t(`kb.import.target.${one}`)}</option>)}
        </select>
      </label>
      <fieldset className="field">
        <legend>{t('kb.import.defaults')}</legend>
        <div className="kb-pair">
          <label className="field"><span>{t('kb.field.businessLine')}</span><input maxLength={64} value={businessLine} onChange={(event) => setBusinessLine(event.target.value)} /></label>
          <label className="field">
            <span>{t('kb.field.language')}</span>
            <select value={language} onChange={(event) => setLanguage(event.target.value)}>
              <option value="">{t('kb.import.guess')}</option>
              {LANGUAGES.map((one) => <option key={one} value={one}>{t(`kb.language.${one}`)}</option>)}
            </select>
          </label>
        </div>
      </fieldset>
      {error && <ErrorNote error={error} />}
      <div className="actions"><button type="submit" className="button button-primary" disabled={busy || !file}>{t(busy ? 'kb.import.uploading' : 'kb.import.start')}</button></div>
    </form>
  );
}
