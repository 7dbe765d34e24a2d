import { linesOf } from '../intents/library-content';
import { queryOf } from '../knowledge/use-load';
import type { PastFormat } from './past-types';

/** What is asked for beside a file. */
export interface UploadForm {
  readonly format: PastFormat;
  /** Names of the business in a WhatsApp chat, one a line. */
  readonly business: string;
  readonly timeZone: string;
  /** Empty where the dates tell it. */
  readonly dateOrder: string;
  readonly account: string;
}

/** What a file is by its name; undefined when it does not tell. */
export function formatOf(fileName: string): PastFormat | undefined {
  if (/\.(jsonl|ndjson|json)$/i.test(fileName)) return 'jsonl';
  return /\.(txt|zip)$/i.test(fileName) ? 'whatsapp' : undefined;
}

/** Whether everything is there that the service needs. */
export const isComplete = ({ format, business, timeZone }: UploadForm): boolean => format === 'jsonl' || (linesOf(business).length > 0 && timeZone.trim() !== '');

/** The part of the upload's address behind `?`; each name of the business is a value of its own. */
export function uploadQuery({ format, business, timeZone, dateOrder, account }: UploadForm): string {
  const plain = queryOf({ format, timeZone: timeZone.trim(), account: account.trim(), ...(format === 'whatsapp' && { dateOrder }) });
  const names = format === 'whatsapp' ? linesOf(business).map((name) => `&business=${encodeURIComponent(name)}`) : [];
  return plain + names.join('');
}
