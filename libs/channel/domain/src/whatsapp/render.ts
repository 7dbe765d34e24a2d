import type { OutboundContent, OutboundOption } from '@parley/contracts';
import { cutText } from '@parley/shared/domain';
import type { Delivery } from '../delivery';
import { languageOfText, type Language } from '../language';
import { plainText, splitText, withSources } from '../plain-text';
import { encodeOpaqueData } from './opaque-data';

/** Limits of the Cloud API, in characters. */
const TEXT = 4096;
const BUTTON_BODY = 1024;
const LIST_BODY = 4096;
const CAPTION = 1024;
const BUTTON_TITLE = 20;
const ROW_TITLE = 24;
const ROW_DESCRIPTION = 72;
const ROW_ID = 200;
const BUTTONS = 3;
const ROWS = 10;

const OPEN_LIST: Record<Language, string> = { en: 'Choose', zh: '请选择' };
const ASK_CHOICE: Record<Language, string> = { en: 'Please choose:', zh: '请选择：' };

/** Body of one `POST /{phone-number-id}/messages`. */
export type WhatsAppPayload = Readonly<Record<string, unknown>>;
type Part = { readonly type: string } & Readonly<Record<string, unknown>>;

/**
 * The vendor messages that say a reply, in order; more than one only where a text is longer than WhatsApp takes.
 * Options become reply buttons (at most three, short titles), else a list, else numbered lines.
 */
export function renderWhatsApp(
  delivery: Pick<Delivery, 'replyId' | 'conversationId' | 'threadId' | 'recipient' | 'content' | 'sources'>,
): WhatsAppPayload[] {
  const parts = partsOf(withSources(delivery.content, delivery.sources));
  return parts.map((part, index) => ({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(delivery.recipient),
    ...part,
    biz_opaque_callback_data: encodeOpaqueData({ ...delivery, last: index === parts.length - 1 }),
  }));
}

/** A phone number goes into `to`; the id of a customer who hides the number into `recipient`. */
const addressOf = (recipient: string) => (/^\+?\d+$/.test(recipient) ? { to: recipient } : { recipient });

function partsOf(content: OutboundContent): Part[] {
  switch (content.kind) {
    case 'text':
      return texts(plainText(content));
    case 'buttons':
    case 'list':
      return optionParts(content);
    case 'media':
      return mediaParts(content);
    case 'template':
      return content.template ? [templatePart(content.template)] : texts(plainText(content));
  }
}

const texts = (text: string): Part[] =>
  splitText(text, TEXT).map((body) => ({ type: 'text', text: { preview_url: false, body } }));

function optionParts(content: OutboundContent): Part[] {
  const options = content.options ?? [];
  const language = languageOfText((content.text ?? '') + options.map(({ title }) => title).join(''));
  const body = content.text || ASK_CHOICE[language];
  const distinct = new Set(options.map(({ title }) => title)).size === options.length;
  if (content.kind === 'buttons' && distinct && fitsButtons(options, body)) return [interactive(body, buttons(options))];
  if (fitsList(options)) {
    // What is too long for the list's body goes ahead as text; the list follows with its last part.
    const pieces = splitText(body, LIST_BODY);
    const ahead = pieces.slice(0, -1).flatMap(texts);
    return [...ahead, interactive(pieces.at(-1) ?? body, list(options, language))];
  }
  return texts(plainText(content));
}

const fitsButtons = (options: readonly OutboundOption[], body: string): boolean =>
  options.length >= 1 && options.length <= BUTTONS && body.length <= BUTTON_BODY &&
  options.every(({ title, description }) => title.length <= BUTTON_TITLE && description === undefined);

const fitsList = (options: readonly OutboundOption[]): boolean =>
  options.length >= 1 && options.length <= ROWS && options.every(({ id }) => id.length <= ROW_ID);

const interactive = (text: string, choice: { type: string; action: object }): Part => ({
  type: 'interactive',
  interactive: { type: choice.type, body: { text }, action: choice.action },
});

const buttons = (options: readonly OutboundOption[]) => ({
  type: 'button',
  action: { buttons: options.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) },
});

const list = (options: readonly OutboundOption[], language: Language) => ({
  type: 'list',
  action: { button: OPEN_LIST[language], sections: [{ title: OPEN_LIST[language], rows: options.map(row) }] },
});

/** A title that is too long for a row is shown whole in the description. */
function row({ id, title, description }: OutboundOption) {
  const tooLong = title.length > ROW_TITLE;
  const shown = tooLong ? [title, description].filter(Boolean).join(' · ') : description;
  return {
    id,
    title: tooLong ? `${cutText(title, ROW_TITLE - 1)}…` : title,
    ...(shown !== undefined && shown !== '' && { description: cutText(shown, ROW_DESCRIPTION) }),
  };
}

/** Media that WhatsApp cannot fetch (neither its own id nor a public link) is announced as text. */
function mediaParts(content: OutboundContent): Part[] {
  const media = content.media;
  const source = media && mediaSource(media.ref);
  if (!media || !source) return texts(plainText(content));
  const kind = mediaKind(media.mimeType);
  const captioned = kind === 'image' || kind === 'video' || kind === 'document';
  const caption = content.text ?? '';
  const fits = captioned && caption.length <= CAPTION;
  const part: Part = {
    type: kind,
    [kind]: {
      ...source,
      ...(fits && caption !== '' && { caption }),
      ...(kind === 'document' && media.fileName !== undefined && { filename: media.fileName }),
    },
  };
  return fits || caption === '' ? [part] : [part, ...texts(caption)];
}

function mediaSource(ref: string): { id: string } | { link: string } | undefined {
  if (ref.startsWith('vendor:')) return { id: ref.slice('vendor:'.length) };
  return /^https?:\/\//.test(ref) ? { link: ref } : undefined;
}

function mediaKind(mimeType: string): 'image' | 'video' | 'audio' | 'sticker' | 'document' {
  if (mimeType === 'image/webp') return 'sticker';
  if (mimeType === 'image/jpeg' || mimeType === 'image/png') return 'image';
  if (mimeType.startsWith('video/')) return 'video';
  return mimeType.startsWith('audio/') ? 'audio' : 'document';
}

function templatePart({ name, language, parameters }: NonNullable<OutboundContent['template']>): Part {
  const components =
    parameters.length > 0 ? [{ type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) }] : undefined;
  return { type: 'template', template: { name, language: { code: language }, ...(components && { components }) } };
}
