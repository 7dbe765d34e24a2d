import { describe, expect, it } from '@jest/globals';
import { pack } from '@parley/testing';
import { readPastFile, type PastFileOptions } from './read-past-file';

const options: PastFileOptions = {
  tenant: 'demo', account: 'past', format: 'whatsapp', business: ['阳光小店'], timeZone: 'Asia/Shanghai', silenceMs: 3_600_000, now: Date.parse('2026-01-01T00:00:00Z'),
};
const CHAT = '2024/3/5 下午3:04 - 张三: 你好\n2024/3/5 下午3:05 - 阳光小店: 您好\n';
const read = (content: string | Buffer, change: Partial<PastFileOptions> = {}) => readPastFile(Buffer.from(content as string), { ...options, ...change });
const refused = (reason: string) => expect.objectContaining({ code: 'CONVERSATION.IMPORT_FILE_REJECTED', details: expect.objectContaining({ reason }) });
const line = (fields: object): string => JSON.stringify({ conversation: 'c-1', author: 'customer', time: '2024-03-05T15:04:05Z', text: 'hi', ...fields });

describe('a file of old conversations', () => {
  it.each([
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${CHAT}`)],
    ['UTF-16 with a byte-order mark', Buffer.from(`\ufeff${CHAT}`, 'utf16le')],
    // 「2024/3/5 15:04 - 张三: 你好」 and 「2024/3/5 15:05 - 阳光小店: 您好」, as Chinese editors save them.
    ['GB18030', Buffer.from('323032342f332f352031353a3034202d20d5c5c8fd3a20c4e3bac30a323032342f332f352031353a3035202d20d1f4b9e2d0a1b5ea3a20c4fabac30a', 'hex')],
  ])('is read as %s', async (_, bytes) => {
    expect((await read(bytes)).messages).toMatchObject([
      { author: 'customer', text: '你好', time: '2024-03-05T07:04:00.000Z', language: 'zh' }, { author: 'agent', text: '您好' },
    ]);
  });

  it('may be the archive that the phone made: nothing but the chat is unpacked', async () => {
    const archive = await pack({ '_chat.txt': CHAT, 'notes.txt': 'x', '00000012-PHOTO.jpg': Buffer.from([0xff]), '__MACOSX/._chat.txt': 'x' });
    expect((await read(archive)).messages).toHaveLength(2);
    expect((await read(await pack({ 'WhatsApp Chat with 张三.txt': CHAT }))).messages).toHaveLength(2);
  });

  it('keeps each conversation together, in the order of its times', async () => {
    const file = [line({ text: 'b', time: '2024-03-05T15:05:00Z' }), line({ text: 'other', conversation: 'c-2' }), line({ text: 'a' })].join('\n');
    expect((await read(file, { format: 'jsonl' })).messages.map(({ text }) => text)).toEqual(['a', 'b', 'other']);
  });

  it('tells lines that are wrong or of the future, and takes the others', async () => {
    const file = [line({}), line({ author: 'x' }), line({ time: '2026-01-01T01:00:00Z' })].join('\n');
    expect(await read(file, { format: 'jsonl' })).toMatchObject({ messages: [{ text: 'hi' }], problems: [{ line: 2, code: 'unknown-author' }, { line: 3, code: 'in-future' }] });
  });
});

describe('a hostile file', () => {
  it.each([
    ['no-messages', 'jsonl', Buffer.from('Dear diary,\nno\n')],
    ['no-messages', 'whatsapp', Buffer.from('')],
    ['not-a-chat', 'whatsapp', Buffer.from('%PDF-1.7 whatever')],
    ['encoding', 'jsonl', Buffer.from([0x71, 0x00, 0x01, 0xff, 0xff, 0xff])],
    ['archive-broken', 'whatsapp', Buffer.from('PK\u0003\u0004 no archive')],
  ] as const)('is refused as %s (%s)', async (reason, format, bytes) => {
    await expect(read(bytes, { format })).rejects.toEqual(refused(reason));
  });

  it('that is an archive without one chat, or a bomb, is refused before it is unpacked', async () => {
    await expect(read(await pack({ 'a.jpg': 'x' }))).rejects.toEqual(refused('no-chat-in-archive'));
    await expect(read(await pack({ 'a.txt': CHAT, 'b.txt': CHAT }))).rejects.toEqual(refused('several-chats'));
    await expect(read(await pack({ '_chat.txt': Buffer.alloc(4_000_000) }))).rejects.toEqual(refused('archive-ratio'));
    await expect(read(await pack({ '_chat.txt': CHAT, 'large.bin': Buffer.alloc(33 * 1024 * 1024) }))).rejects.toEqual(refused('archive-size'));
  });

  it('with a line that never ends is refused by its place', async () => {
    await expect(read(`${CHAT}${'x'.repeat(2_000_000)}`)).rejects.toMatchObject({ details: { reason: 'line-too-long', line: 3 } });
    expect(await read(`${line({})}\n${'x'.repeat(2_000_000)}`, { format: 'jsonl' })).toMatchObject({ problems: [{ line: 2, code: 'unreadable' }] });
  });
});
