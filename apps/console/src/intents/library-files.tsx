import { useRef, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { fromFile, toFile, type FileFormat } from './library-file';
import type { Desk } from './use-library';

/** As much as the service takes, in bytes. */
const LARGEST = 700_000;
const TYPES: Readonly<Record<FileFormat, string>> = { json: 'application/json', csv: 'text/csv' };

interface Props {
  readonly desk: Desk;
  /** What was read, in a sentence. */
  readonly onRead: (note: string) => void;
}

/** The draft as a file, out and in again. */
export function LibraryFiles({ desk: { content, replace }, onRead }: Props) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const download = (format: FileFormat): void => {
    const address = URL.createObjectURL(new Blob([toFile(content, format)], { type: TYPES[format] }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `intents.${format}`;
    link.click();
    URL.revokeObjectURL(address);
  };
  const read = async (file: File): Promise<void> => {
    setRefused(undefined);
    if (file.size > LARGEST) return setRefused(t('in.file.large', { name: file.name }));
    const found = fromFile(await file.text());
    if (!found) return setRefused(t('in.file.bad', { name: file.name }));
    replace(found);
    onRead(t('in.file.read', { name: file.name, intents: found.intents.length }));
  };
  return (
    <section className="card in-files">
      <h2>{t('in.file')}</h2>
      <p className="muted">{t('in.file.hint')}</p>
      {refused !== undefined && <p className="note note-error" role="alert">{refused}</p>}
      <div className="actions">
        {(['json', 'csv'] as const).map((format) => <button key={format} type="button" className="button button-small" onClick={() => download(format)}>{t('in.file.export', { format: format.toUpperCase() })}</button>)}
        <button type="button" className="button button-small" onClick={() => input.current?.click()}>{t('in.file.import')}</button>
        <input
          ref={input} type="file" hidden accept=".json,.csv,application/json,text/csv" aria-label={t('in.file.import')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void read(file);
            target.value = '';
          }}
        />
      </div>
    </section>
  );
}
