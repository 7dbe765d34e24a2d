import type { OutboundContent, ReplySource } from '@parley/contracts';
import { languageOfText, type Language } from './language';

const CHOOSE: Record<Language, string> = { en: 'Please reply with one of these:', zh: '请回复以下选项之一：' };
const ATTACHMENT: Record<Language, string> = { en: 'Attachment', zh: '附件' };

/** A reply as plain text, for what a channel cannot show in its own form: options become numbered lines. */
export function plainText(content: OutboundContent): string {
  const text = content.text ?? '';
  const language = languageOfText(text + (content.options?.map(({ title }) => title).join('') ?? ''));
  switch (content.kind) {
    case 'text':
      return text;
    case 'buttons':
    case 'list':
      return lines(text === '' ? CHOOSE[language] : text, ...(content.options ?? []).map(optionLine));
    case 'media':
      return lines(text, `[${ATTACHMENT[language]}${content.media?.fileName ? `: ${content.media.fileName}` : ''}]`);
    case 'template':
      return text === '' ? (content.template?.parameters.join(' ') ?? '') : text;
  }
}

const optionLine = (option: { title: string; description?: string }, index: number): string =>
  `${index + 1}. ${option.title}${option.description ? ` (${option.description})` : ''}`;

/** Links of the articles an answer rests on, for channels whose clients do not show sources by themselves. */
export function withSources(content: OutboundContent, sources: readonly Pick<ReplySource, 'title' | 'url'>[]): OutboundContent {
  const text = content.text ?? '';
  const links = [...new Set(sources.flatMap(({ url }) => (url && !text.includes(url) ? [url] : [])))].slice(0, 1);
  return links.length === 0 || text === '' ? content : { ...content, text: lines(text, ...links) };
}

const lines = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');

/** Cuts a text into parts of at most `longest` UTF-16 code units, at line ends or blanks where there are any. */
export function splitText(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const end = breakBefore(rest, longest);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function breakBefore(text: string, longest: number): number {
  const window = text.slice(0, longest + 1);
  const candidates = [window.lastIndexOf('\n'), window.lastIndexOf('。') + 1, window.lastIndexOf(' ')];
  const good = candidates.find((index) => index > longest / 2 && index <= longest);
  if (good !== undefined) return good;
  const last = text.charCodeAt(longest - 1);
  return last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest;
}
