import { createHash } from 'node:crypto';
import { plainText } from '@parley/nlu/domain';
import type { Database } from '@parley/platform/event-log';

export interface Dismissal {
  readonly tenant: string;
  readonly texts: readonly string[];
  /** The intent that agents corrected them to; absent for what was not recognised. */
  readonly intent?: string;
  readonly by: string;
}

/** Texts that editors have put aside. Kept as hashes: what customers wrote is not needed to know it again. */
export class ReviewStore {
  /** A repeat changes nothing. */
  async dismiss(database: Pick<Database, 'execute'>, { tenant, texts, intent = '', by }: Dismissal): Promise<void> {
    await database.execute(
      `INSERT INTO review_dismissal (tenant, text_hash, intent, dismissed_by) SELECT $1, text_hash, $3, $4 FROM unnest($2::text[]) AS text_hash
       ON CONFLICT (tenant, text_hash, intent) DO NOTHING`,
      [tenant, [...new Set(texts.map(hashOf))], intent, by],
    );
  }

  /** Tells whether a text was put aside, as not recognised or as corrected to an intent. */
  async dismissed(database: Pick<Database, 'query'>, tenant: string): Promise<(text: string, intent?: string) => boolean> {
    const rows = await database.query<{ text_hash: string; intent: string }>('SELECT text_hash, intent FROM review_dismissal WHERE tenant = $1', [tenant]);
    const known = new Set(rows.map(({ text_hash, intent }) => `${text_hash} ${intent}`));
    return (text, intent = '') => known.has(`${hashOf(text)} ${intent}`);
  }
}

const hashOf = (text: string): string => createHash('sha256').update(plainText(text)).digest('hex');
