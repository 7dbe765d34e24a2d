import { describe, expect, it } from '@jest/globals';
import { formatOf, isComplete, uploadQuery, type UploadForm } from './upload-query';

const chat: UploadForm = { format: 'whatsapp', business: 'Sun & Shop\n\n 阳光商店 ', timeZone: 'Asia/Shanghai', dateOrder: '', account: '' };

describe('the upload of old conversations', () => {
  it.each([['old.JSONL', 'jsonl'], ['a.ndjson', 'jsonl'], ['_chat.txt', 'whatsapp'], ['WhatsApp Chat.zip', 'whatsapp'], ['old.csv', undefined], ['zip', undefined]])('takes %s for %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  it('names every participant who is the business, and leaves out what is empty', () => {
    expect(uploadQuery(chat)).toBe('format=whatsapp&timeZone=Asia%2FShanghai&business=Sun%20%26%20Shop&business=%E9%98%B3%E5%85%89%E5%95%86%E5%BA%97');
    expect(uploadQuery({ ...chat, dateOrder: 'mdy', account: ' whatsapp-demo ' })).toContain('&account=whatsapp-demo&dateOrder=mdy&');
  });

  it('sends of a WhatsApp chat’s settings only the zone with JSON Lines', () => {
    expect(uploadQuery({ ...chat, format: 'jsonl', dateOrder: 'mdy' })).toBe('format=jsonl&timeZone=Asia%2FShanghai');
  });

  it('needs the business and the zone of a WhatsApp chat', () => {
    expect([chat, { ...chat, business: ' \n' }, { ...chat, timeZone: '' }, { ...chat, format: 'jsonl', business: '', timeZone: '' } as const].map(isComplete)).toEqual([true, false, false, true]);
  });
});
