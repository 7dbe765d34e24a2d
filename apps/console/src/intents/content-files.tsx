import { useRef, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { saveFile } from '../shared/save-file';

/** As much as the service takes of a library and of a glossary, in bytes. */
const LARGEST = 700_000;
const TYPES = { json: 'application/json', csv: 'text/csv' } as const;
type FileFormat = keyof typeof TYPES;

interface Props<Content> {
  readonly of: 'library' | 'glossary';
  /** Of the file that is written, without its ending. */
  readonly name: string;
  readonly formats: readonly FileFormat[];
  readonly write: (format: FileFormat) => string;
  /** Undefined when the file is something else. */
  readonly read: (text: string) => Content | undefined;
  readonly onRead: (content: Content, fileName: string) => void;
}

/** What is being written as a file, out and in again. */
export function ContentFiles<Content>({ of, name, formats, write, read, onRead }: Props<Content>) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const take = async (file: File): Promise<void> => {
    setRefused(undefined);
    if (file.size > LARGEST) return setRefused(t('in.file.large', { name: file.name }));
    const found = read(await file.text());
    if (!found) return setRefused(t(`in.file.bad.${of}`, { name: file.name }));
    onRead(found, file.name);
  };
  return (
    <section className="card in-files">
      <h2>{t('in.file')}</h2>
      <p className="muted">{t(`in.file.hint.${of}`)}</p>
      {refused !== undefined && <p className="note note-error" role="alert">{refused}</p>}
      <div className="actions">
        {formats.map((format) => (
          <button key={format} type="button" className="button button-small" onClick={() => saveFile(new Blob([write(format)], { type: TYPES[format] }), `${name}.${format}`)}>
            {t('in.file.export', { format: format.toUpperCase() })}
          </button>
        ))}
        <button type="button" className="button button-small" onClick={() => input.current?.click()}>{t('in.file.import')}</button>
        <input
          ref={input} type="file" hidden accept={formats.flatMap((format) => [`.${format}`, TYPES[format]]).join(',')} aria-label={t('in.file.import')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void take(file);
            target.value = '';
          }}
        />
      </div>
    </section>
  );
}
