import type { Verdict } from '../chat/protocol';
import type { ShownLine } from '../chat/thread-state';
import type { Locale, Say } from '../i18n/texts';
import { safeLink } from '../safe-link';
import { element } from './element';
import { ratingView } from './rating-view';

export interface MessageActions {
  choose(id: string, title: string): void;
  sendAgain(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  rate(replyId: string, verdict: Verdict): void;
}

export interface MessageContext {
  readonly say: Say;
  readonly locale: Locale;
  readonly actions: MessageActions;
  /** Choices of the newest reply can be pressed; older ones are history. */
  readonly choosable: boolean;
}

/** One message of the thread. */
export function messageView(line: ShownLine, context: MessageContext): HTMLElement {
  const { say, locale } = context;
  const own = line.author === 'customer';
  const who = own ? say('you') : say(line.author);
  return element('li', { class: `message ${own ? 'own' : 'theirs'}`, 'data-author': line.author, 'data-key': line.key, ...(line.state && { 'data-state': line.state }) },
    element('span', { class: own ? 'hidden' : 'who' }, who),
    element('p', { class: 'bubble', dir: 'auto' }, line.text),
    line.sources.length > 0 ? sourcesView(line, say) : undefined,
    line.verdict !== undefined ? ratingView(say, (verdict) => context.actions.rate(line.key, verdict)) : undefined,
    context.choosable && line.options.length > 0 ? choicesView(line, context) : undefined,
    element('p', { class: 'foot' },
      element('time', { datetime: line.time }, timeOf(line.time, locale)),
      line.state ? element('span', { class: `state state-${line.state}` }, ` · ${say(line.state)}`) : undefined),
    line.state === 'failed' ? failedView(line, context) : undefined);
}

function sourcesView({ sources }: ShownLine, say: Say): HTMLElement {
  const links = sources.map(({ title, url }) => {
    const link = safeLink(url);
    return element('li', {}, link === undefined ? title : element('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, title));
  });
  return element('div', { class: 'sources' }, element('span', {}, say('sources')), element('ul', {}, ...links));
}

function choicesView({ options }: ShownLine, { actions }: MessageContext): HTMLElement {
  return element('div', { class: 'choices' }, ...options.map(({ id, title }) => {
    const button = element('button', { type: 'button' }, title);
    button.addEventListener('click', () => actions.choose(id, title));
    return button;
  }));
}

function failedView({ key }: ShownLine, { say, actions }: MessageContext): HTMLElement {
  const again = element('button', { type: 'button' }, say('again'));
  again.addEventListener('click', () => actions.sendAgain(key));
  const discard = element('button', { type: 'button' }, say('discard'));
  discard.addEventListener('click', () => actions.discard(key));
  return element('div', { class: 'choices' }, again, discard);
}

/** The time of day, with the date when it is not today's. */
function timeOf(iso: string, locale: Locale): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  const today = time.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    hour: '2-digit', minute: '2-digit', ...(!today && { month: 'short', day: 'numeric' }),
  }).format(time);
}
