import { describe, expect, it, test } from '@jest/globals';
import type { OutboundContent } from '@parley/contracts';
import { renderWhatsApp } from './render';

const reply = { replyId: 'r1', conversationId: 'c1', threadId: 't1', recipient: '8613800138000', sources: [] };
const render = (content: OutboundContent) => renderWhatsApp({ ...reply, content });
const options = (count: number, title = 'Option') => Array.from({ length: count }, (_, n) => ({ id: `o${n}`, title: `${title} ${n}` }));

describe('a reply for WhatsApp', () => {
  it('carries recipient and our ids with every message', () => {
    expect(render({ kind: 'text', text: 'Hello' })).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '8613800138000',
        type: 'text',
        text: { preview_url: false, body: 'Hello' },
        biz_opaque_callback_data: '{"r":"r1","c":"c1","t":"t1"}',
      },
    ]);
  });

  it('addresses a customer with a hidden number by the business-scoped id', () => {
    const [payload] = renderWhatsApp({ ...reply, recipient: 'CN.134', content: { kind: 'text', text: 'Hi' } });
    expect(payload).toMatchObject({ recipient: 'CN.134' });
    expect(payload).not.toHaveProperty('to');
  });

  it('appends the link of its source', () => {
    const sources = [{ articleId: 'a', articleVersion: 1, title: 'Returns', url: 'https://help.example/returns', confidence: 0.9 }];
    const [payload] = renderWhatsApp({ ...reply, content: { kind: 'text', text: 'Within 30 days.' }, sources });
    expect(payload!['text']).toEqual({ preview_url: false, body: 'Within 30 days.\nhttps://help.example/returns' });
  });

  it('longer than 4096 characters is split, and only the last part reports its arrival', () => {
    const parts = render({ kind: 'text', text: `${'word '.repeat(1500)}end` });
    expect(parts).toHaveLength(2);
    expect(parts.every((part) => (part['text'] as { body: string }).body.length <= 4096)).toBe(true);
    expect(parts.map((part) => part['biz_opaque_callback_data'])).toEqual(['{"r":"r1","c":"c1","t":"t1","p":1}', '{"r":"r1","c":"c1","t":"t1"}']);
  });

  it('with up to three short options becomes reply buttons', () => {
    expect(render({ kind: 'buttons', text: 'Which one?', options: options(3) })[0]!['interactive']).toEqual({
      type: 'button',
      body: { text: 'Which one?' },
      action: { buttons: options(3).map((option) => ({ type: 'reply', reply: option })) },
    });
  });

  test.each([
    ['more than three buttons', options(4)],
    ['a button title over 20 characters', options(2, 'A title that is far too long')],
  ])('with %s becomes a list', (_, given) => {
    expect(render({ kind: 'buttons', text: 'Which one?', options: given })[0]).toMatchObject({ interactive: { type: 'list' } });
  });

  it('as a list shows long titles whole in the description, in the language of the text', () => {
    const title = '关于退款和退货流程的所有常见问题以及对应的处理办法说明';
    const [payload] = render({ kind: 'list', text: '请选择一个问题', options: [{ id: 'refund', title }] });
    expect(payload!['interactive']).toEqual({
      type: 'list',
      body: { text: '请选择一个问题' },
      action: {
        button: '请选择',
        sections: [{ title: '请选择', rows: [{ id: 'refund', title: `${title.slice(0, 23)}…`, description: title }] }],
      },
    });
  });

  it('with options whose ids no list takes becomes numbered lines', () => {
    const [payload] = render({ kind: 'list', text: 'Pick', options: [{ id: 'x'.repeat(201), title: 'One', description: 'first' }] });
    expect(payload!['text']).toEqual({ preview_url: false, body: 'Pick\n1. One (first)' });
  });

  it('with media by id or link is sent in the vendor kind', () => {
    const image = { ref: 'vendor:77', mimeType: 'image/png' };
    const invoice = { ref: 'https://files.example/i.pdf', mimeType: 'application/pdf', fileName: 'i.pdf' };
    expect(render({ kind: 'media', text: 'See', media: image })[0]).toMatchObject({ type: 'image', image: { id: '77', caption: 'See' } });
    expect(render({ kind: 'media', media: invoice })[0]).toMatchObject({
      type: 'document',
      document: { link: 'https://files.example/i.pdf', filename: 'i.pdf' },
    });
  });

  it('with audio says its text in a message of its own', () => {
    const parts = render({ kind: 'media', text: 'Listen', media: { ref: 'vendor:5', mimeType: 'audio/mpeg' } });
    expect(parts.map((part) => part['type'])).toEqual(['audio', 'text']);
  });

  it('with media that WhatsApp cannot fetch announces the file', () => {
    const [payload] = render({ kind: 'media', text: '这是发票', media: { ref: 'blob:1', mimeType: 'application/pdf', fileName: 'i.pdf' } });
    expect(payload!['text']).toEqual({ preview_url: false, body: '这是发票\n[附件: i.pdf]' });
  });

  it('as a template names it, its language and its parameters', () => {
    const template = { name: 'order_delayed', language: 'zh_CN', parameters: ['12345', '周五'] };
    expect(render({ kind: 'template', template })[0]!['template']).toEqual({
      name: 'order_delayed',
      language: { code: 'zh_CN' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: '12345' }, { type: 'text', text: '周五' }] }],
    });
  });
});
