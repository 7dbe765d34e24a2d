import { Chat, type ChatSnapshot } from '../chat/chat';
import type { Keeper } from '../chat/keeper';
import { HUMAN_CHOICE, LONGEST_TEXT } from '../chat/protocol';
import { partnerOf } from '../chat/thread-state';
import { sayIn, type Say } from '../i18n/texts';
import type { Settings } from '../settings';
import { element, icon, ICONS } from './element';
import { styles } from './styles';
import { ThreadView } from './thread-view';

/** Somebody was seen typing this recently, in milliseconds. */
const TYPING_SHOWS_MS = 5_000;
/** The bot answers or speaks up within this time; then nothing more is promised. */
const BOT_THINKS_MS = 12_000;

/** The bubble and the panel, in a shadow tree of their own so that the shop's styles and ours leave each other alone. */
export class Widget {
  private readonly say: Say;
  private readonly chat: Chat;
  private readonly thread: ThreadView;
  private readonly bubble: HTMLButtonElement;
  private readonly badge = element('span', { class: 'badge', hidden: true });
  private readonly panel: HTMLElement;
  private readonly banner = element('p', { class: 'banner', role: 'status', hidden: true });
  private readonly subtitle = element('span', { class: 'subtitle' });
  private readonly typing = element('p', { class: 'typing', role: 'status', hidden: true });
  private readonly area: HTMLTextAreaElement;
  private readonly sendButton: HTMLButtonElement;
  private readonly hint = element('p', { class: 'hint', role: 'alert', hidden: true });
  private isOpen = false;

  constructor(settings: Settings, keeper: Keeper, root: ShadowRoot) {
    const say = sayIn(settings.locale);
    this.say = say;
    this.thread = new ThreadView({ say, locale: settings.locale, actions: {
      choose: (id, title) => this.write(title, id),
      sendAgain: (id) => this.chat.sendAgain(id),
      discard: (id) => this.chat.discard(id),
      rate: (id, verdict) => this.chat.rate(id, verdict),
    } }, this.typing);
    this.area = element('textarea', { rows: '1', placeholder: say('placeholder'), 'aria-label': say('inputLabel') });
    this.sendButton = element('button', { type: 'submit', class: 'send', 'aria-label': say('send') }, icon(ICONS.send));
    this.bubble = element('button', { type: 'button', class: 'launcher', 'aria-label': say('open'), 'aria-expanded': 'false' }, icon(ICONS.chat), this.badge);
    this.panel = this.makePanel();
    const language = settings.locale === 'zh' ? 'zh-CN' : 'en';
    root.append(element('style', {}, styles), element('div', { class: 'widget', lang: language }, this.panel, this.bubble));
    this.bubble.addEventListener('click', () => this.toggle(true));
    document.addEventListener('visibilitychange', () => this.updateReading());
    let ready = false;
    this.chat = new Chat(settings, keeper, (snapshot) => {
      if (ready) this.update(snapshot);
    });
    ready = true;
    this.update(this.chat.state);
    // A visitor who was here before hears of new replies without opening the chat.
    if (keeper.visitorId() !== undefined) this.chat.start();
    setInterval(() => this.updateTyping(this.chat.state), 1_000);
  }

  private makePanel(): HTMLElement {
    const { say } = this;
    const close = element('button', { type: 'button', class: 'close', 'aria-label': say('close') }, icon(ICONS.close));
    close.addEventListener('click', () => this.toggle(false));
    const human = element('button', { type: 'button', class: 'human' }, say('human'));
    human.addEventListener('click', () => this.write(say('humanRequest'), HUMAN_CHOICE));
    const form = element('form', { class: 'compose' }, this.area, this.sendButton);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.area.addEventListener('keydown', (event) => {
      // While an input method composes, Enter chooses a character.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.area.addEventListener('input', () => this.written());
    const panel = element('section', { class: 'panel', role: 'dialog', 'aria-label': say('title'), hidden: true },
      element('header', {}, element('div', { class: 'titles' }, element('strong', {}, say('title')), this.subtitle), human, close),
      this.banner, this.thread.element, this.hint, form);
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.toggle(false);
    });
    return panel;
  }

  private toggle(open: boolean): void {
    this.isOpen = open;
    this.panel.hidden = !open;
    this.bubble.hidden = open;
    this.bubble.setAttribute('aria-expanded', String(open));
    if (open) {
      this.chat.start();
      this.thread.toEnd();
      this.area.focus();
    } else {
      this.bubble.focus();
    }
    this.updateReading();
    this.update(this.chat.state);
  }

  private submit(): void {
    if (!this.chat.write(this.area.value)) return;
    this.area.value = '';
    this.written();
  }

  private write(text: string, choiceId: string): void {
    this.chat.start();
    this.chat.write(text, choiceId);
    this.area.focus();
  }

  private written(): void {
    const { value } = this.area;
    const tooLong = value.length > LONGEST_TEXT;
    this.hint.hidden = !tooLong;
    this.hint.textContent = tooLong ? this.say('tooLong', { count: value.length, limit: LONGEST_TEXT }) : '';
    this.area.setAttribute('aria-invalid', String(tooLong));
    this.sendButton.disabled = tooLong || value.trim() === '';
    this.area.style.height = 'auto';
    this.area.style.height = `${Math.min(this.area.scrollHeight + 2, 120)}px`;
    if (value !== '') this.chat.typing();
  }

  private updateReading(): void {
    this.chat.setReading(this.isOpen && document.visibilityState === 'visible');
  }

  private update(snapshot: ChatSnapshot): void {
    this.thread.update(snapshot.thread);
    this.sendButton.disabled = this.area.value.trim() === '' || this.area.value.length > LONGEST_TEXT;
    this.subtitle.textContent = this.say(partnerOf(snapshot.thread) === 'bot' ? 'subtitleBot' : 'subtitleHuman');
    this.updateBanner(snapshot);
    this.updateBadge(snapshot);
    this.updateTyping(snapshot);
  }

  private updateBanner({ connection, refusedCode }: ChatSnapshot): void {
    const text =
      connection === 'refused' ? this.say('refused', { code: refusedCode ?? '' })
      : connection === 'lost' ? this.say(navigator.onLine ? 'unavailable' : 'offline')
      : connection === 'connecting' ? this.say('connecting')
      : '';
    if (this.banner.textContent !== text) this.banner.textContent = text;
    this.banner.hidden = text === '';
    this.banner.dataset['state'] = connection;
  }

  private updateBadge({ thread }: ChatSnapshot): void {
    const unread = [...thread.entries.values()].filter(({ author, state }) => author !== 'customer' && state !== 'read' && state !== undefined).length;
    this.badge.hidden = this.isOpen || unread === 0;
    this.badge.textContent = String(unread);
    this.bubble.setAttribute('aria-label', unread > 0 ? this.say('openUnread', { count: unread }) : this.say('open'));
  }

  private updateTyping({ thread, connection, agentTypedAt }: ChatSnapshot): void {
    const now = Date.now();
    const last = [...thread.entries.values()].sort((a, b) => a.time.localeCompare(b.time)).at(-1);
    const agent = now - agentTypedAt < TYPING_SHOWS_MS;
    const bot = last?.author === 'customer' && partnerOf(thread) === 'bot' && now - Date.parse(last.time) < BOT_THINKS_MS;
    const text = connection !== 'live' ? '' : agent ? this.say('typingAgent') : bot ? this.say('typingBot') : '';
    if (this.typing.textContent === text) return;
    this.typing.textContent = text;
    this.typing.hidden = text === '';
    if (text !== '') this.thread.toEnd();
  }
}
