import { FileRejectedError, filesOf } from '@parley/platform/files';
import { PAGES_LIMITS } from '../archive-limits';
import { htmlRow } from './html.reader';
import { markdownRow } from './markdown.reader';
import type { ImportReader } from './reader';

const MARKDOWN = /\.(md|markdown)$/i;
const HTML = /\.html?$/i;
/** What packing programs add. */
const IGNORED = /(^|\/)(__MACOSX\/|\.)/;

/** A ZIP of Markdown and HTML files in folders; other files in it are passed over. */
export const readArchive: ImportReader = async function* (bytes) {
  for await (const { name, bytes: page } of filesOf(bytes, PAGES_LIMITS)) {
    const read = MARKDOWN.test(name) ? markdownRow : HTML.test(name) ? htmlRow : undefined;
    if (read === undefined || IGNORED.test(name)) continue;
    try {
      yield read(page, name);
    } catch (error) {
      if (!(error instanceof FileRejectedError)) throw error;
      yield { place: name, fields: { title: name }, problems: [{ code: 'unreadable', detail: error.reason }] };
    }
  }
};
