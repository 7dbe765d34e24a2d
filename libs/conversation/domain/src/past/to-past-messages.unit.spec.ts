import { describe, expect, it } from '@jest/globals';
import { subjectIdOf, threadIdOf } from '@parley/contracts';
import type { WrittenMessage } from './past-message';
import { evolvePastConversation, noPastConversation, type PastConversation } from './past-conversation';
import { toPastMessages } from './to-past-messages';

const settings = { tenant: 'demo', account: 'whatsapp-demo', silenceMs: 3_600_000 };
const message = (text: string, change: Partial<WrittenMessage> = {}): WrittenMessage => ({
  line: 1, conversation: 'c-1', author: 'customer', time: '2024-03-05T07:00:00.000Z', kind: 'text', text, channel: 'chat', ...change,
});
const chat = (text: string, minute: number, change: Partial<WrittenMessage> = {}): WrittenMessage => {
  const { conversation: _none, ...rest } = message(text, { customer: '+86 138 0013 8000', channel: 'whatsapp', time: new Date(Date.UTC(2024, 2, 5, 7, minute)).toISOString(), ...change });
  return rest;
};
const past = (...written: WrittenMessage[]) => [...toPastMessages(written, settings)];
const textsOf = (...written: WrittenMessage[]) => past(...written).map(({ text }) => text);

describe('a message that is taken over', () => {
  it('has roles where participants are named, also before the line that tells the name', () => {
    expect(
      textsOf(
        message('Hi, Ann Lee here, ann lee. Is Bo there?'),
        message('Hello Ann! Bo Svensson speaking, may I help? Annual plan?', { author: 'agent', customer: 'Ann Lee', agent: 'Bo Svensson' }),
        message('您好王小明，小明您好', { conversation: 'c-2', author: 'agent', customer: '王小明', agent: '李四' }),
        message('李四在吗', { conversation: 'c-2' }),
      ),
    ).toEqual(['Hi, [customer] here, [customer]. Is Bo there?', 'Hello [customer]! [agent] speaking, may I help? Annual plan?', '您好[customer]，[customer]您好', '[agent]在吗']);
  });

  it('has roles also where somebody is called as they called themselves, whom the file does not name', () => {
    expect(
      textsOf(
        message('我叫王小明，订单呢'),
        message('小明您好，我叫李四。', { author: 'agent' }),
        message('谢谢李四'),
        message("Hi, I'm Maria Lopez.", { conversation: 'c-2' }),
        message('Dear Maria, we are on it.', { conversation: 'c-2', author: 'agent' }),
        message('Dear Maria', { conversation: 'c-3', author: 'agent' }),
        message('My name is Will. I will wait.', { conversation: 'c-4' }),
        message('Dear Will, you will hear from us.', { conversation: 'c-4', author: 'agent' }),
      ),
    ).toEqual(['…，订单呢', '[customer]您好，…。', '谢谢[agent]', 'Hi, ….', 'Dear [customer], we are on it.', 'Dear Maria', '…. I will wait.', 'Dear [customer], you will hear from us.']);
  });

  it('has no numbers, addresses, e-mails; nor has how it ended', () => {
    expect(past(message('ring 138 0013 8000, jane@mail.example, 9 Harbour Street, Whitstable CT5 1AH', { resolution: 'called +49 170 1234567, Ann', customer: 'Ann' }))[0]).toMatchObject({
      text: 'ring …, …, …', resolution: 'called …, [customer]',
    });
  });

  it('names nobody anywhere, under no id that another tenant could share', () => {
    const written = message('I am Ann', { customer: 'Ann Lee', agent: 'Bo Berg' });
    expect(JSON.stringify(past(written))).not.toMatch(/Ann|Lee|Bo|Berg|c-1/);
    expect([...toPastMessages([written], { ...settings, tenant: 'other' })][0]?.messageId).not.toBe(past(written)[0]?.messageId);
  });

  it('belongs to the live thread of a customer whom the file names as the channel does', () => {
    expect(past(chat('hi', 0))[0]).toMatchObject({
      threadId: threadIdOf('demo', 'whatsapp-demo', '8613800138000'), subjectId: subjectIdOf('demo', 'whatsapp-demo', '8613800138000'), language: 'en',
    });
  });

  it('loses control characters and halves of characters, which no store takes', () => {
    expect(textsOf(message('a\u0000b\u001bc\ud800d\ne'))).toEqual(['abc\ufffdd\ne']);
  });
});

describe('ids', () => {
  it('are the same for the same file, and of equal messages each has its own', () => {
    const file = [message('ok'), message('ok'), message('ok', { author: 'agent' }), message('ok', { conversation: 'c-2' })];
    const ids = past(...file).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(4);
    expect(past(...file).map(({ messageId }) => messageId)).toEqual(ids);
  });

  it('stay when a later message tells a name', () => {
    const [first, second] = [chat('小明您好', 0, { author: 'agent' }), chat('我叫王小明，急', 1)];
    expect(past(first, second).map(({ text }) => text)).toEqual(['[customer]您好', '…，急']);
    expect(past(first, second)[0]?.messageId).toBe(past(first)[0]?.messageId);
  });

  it('stay when a later export of a chat is longer, or begins later', () => {
    const [first, second, third] = [chat('a', 0), chat('b', 1), chat('c', 2)];
    const ids = past(first, second, third).map(({ messageId }) => messageId);
    expect(past(first, second).map(({ messageId }) => messageId)).toEqual(ids.slice(0, 2));
    expect(past(second, third).map(({ messageId }) => messageId)).toEqual(ids.slice(1));
  });
});

describe('a chat', () => {
  it('falls into conversations where it was silent for long', () => {
    const ids = past(chat('a', 0), chat('b', 59), chat('c', 118), chat('d', 179)).map(({ conversationId }) => conversationId);
    expect([ids[1] === ids[0], ids[2] === ids[0], ids[3] === ids[0]]).toEqual([true, true, false]);
  });
});

describe('an old conversation', () => {
  it('spans its messages in whatever order they come, and ended as the last of them says', () => {
    const at = (time: string, data: object) => ({
      time, tenant: 'demo', subjectid: 's-1',
      data: { messageId: 'm', conversationId: 'c-1', threadId: 't-1', importId: 'i-1', author: 'customer' as const, kind: 'text' as const, channel: 'chat', ...data },
    });
    const events = [at('2024-03-05T08:00:00.000Z', { resolution: 'open' }), at('2024-03-05T07:00:00.000Z', { language: 'zh', resolution: 'solved' }), at('2024-03-05T09:00:00.000Z', { language: 'en' })];
    expect(events.reduce<PastConversation>(evolvePastConversation, noPastConversation())).toEqual({
      status: 'past', conversationId: 'c-1', tenant: 'demo', threadId: 't-1', subjectid: 's-1', channel: 'chat', language: 'zh', resolution: 'solved',
      firstTime: '2024-03-05T07:00:00.000Z', lastTime: '2024-03-05T09:00:00.000Z', messages: 3,
    });
  });
});
