import { useLanguage } from '../i18n/language';
import { ContentFiles } from './content-files';
import { fromFile, toFile } from './library-file';
import type { Desk } from './use-library';

interface Props {
  readonly desk: Desk;
  /** What was read, in a sentence. */
  readonly onRead: (note: string) => void;
}

/** The draft as a file, out and in again. */
export function LibraryFiles({ desk: { content, replace }, onRead }: Props) {
  const { t } = useLanguage();
  return (
    <ContentFiles
      of="library" name="intents" formats={['json', 'csv']} write={(format) => toFile(content, format)} read={fromFile}
      onRead={(found, name) => {
        replace(found);
        onRead(t('in.file.read', { name, intents: found.intents.length }));
      }}
    />
  );
}
