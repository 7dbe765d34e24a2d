import { describe, expect, it } from '@jest/globals';
import { heard } from './chat-notices';

describe('what a person said', () => {
  it.each([
    '<Media omitted>', '<媒体文件已省略>', '<省略多媒体文件>', '<附件已省略>', '<已略去媒體檔案>', 'image omitted', 'invoice 7.pdf • 2 pages document omitted', 'GIF omitted',
    '图片已省略', '已忽略图片', '视频已忽略', '语音已省略', '已略去貼圖', 'null',
  ])('of "%s" is that something was sent', (text) => expect(heard(text, true)).toEqual({ kind: 'media', text: '' }));

  it.each([
    ['<attached: 00000012-PHOTO-2024-03-05-15-04-05.jpg>', ''],
    ['my receipt <attached: 00000012-PHOTO-2024-03-05.jpg>', 'my receipt'],
    ['<附件：00000012-PHOTO.jpg>', ''],
    ['IMG-20240305-WA0001.jpg (file attached)\nmy receipt', 'my receipt'],
    ['王小明.vcf (文件附件)', ''],
  ])('of "%s" keeps what was written to it', (text, left) => expect(heard(text, false)).toEqual({ kind: 'media', text: left }));

  it.each([
    ['This message was deleted', false], ['此消息已删除', false], ['You deleted this message.', true], ['Missed voice call', false], ['未接语音通话', false],
    ['Messages and calls are end-to-end encrypted. Tap to learn more.', false], ['消息和通话已进行端到端加密。', false], ['Ann changed the group name', true], ['', false],
  ])('is nothing where WhatsApp speaks: %s', (text, generated) => expect(heard(text, generated)).toBeUndefined());

  it.each([
    ['Where is my order?', 'Where is my order?'], ['fine now <This message was edited>', 'fine now'], ['好的<此消息已被编辑>', '好的'], ['line\nline', 'line\nline'],
    ['the image you omitted is missing', 'the image you omitted is missing'], ['图片我发了', '图片我发了'],
  ])('is "%s"', (text, said) => expect(heard(text, false)).toEqual({ kind: 'text', text: said }));
});
