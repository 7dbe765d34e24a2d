import { shownLines, type ThreadState } from '../chat/thread-state';
import { element } from './element';
import { messageView, type MessageContext } from './message-view';
import { showVerdict } from './rating-view';

/** Nearer to the end than this counts as being at the end, in pixels. */
const AT_END_PX = 80;

/** The list of messages. What has not changed keeps its element, so that focus, selection and screen readers are not disturbed. */
export class ThreadView {
  readonly element: HTMLElement;
  private readonly list = element('ol', {});
  private readonly shown = new Map<string, { element: HTMLElement; form: string }>();

  constructor(
    private readonly context: Omit<MessageContext, 'choosable'>,
    foot: HTMLElement,
  ) {
    const { say } = context;
    const greeting = element('div', { class: 'message theirs greeting' }, element('span', { class: 'who' }, say('bot')), element('p', { class: 'bubble' }, say('greeting')));
    this.element = element('div', { class: 'thread', role: 'log', 'aria-label': say('log'), tabindex: '0' }, greeting, this.list, foot);
  }

  update(thread: ThreadState): void {
    const atEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < AT_END_PX;
    const lines = shownLines(thread);
    const lastWithChoices = lines.at(-1);
    const keys = new Set(lines.map(({ key }) => key));
    for (const [key, { element: old }] of this.shown) {
      if (keys.has(key)) continue;
      old.remove();
      this.shown.delete(key);
    }
    let grown = false;
    lines.forEach((line, index) => {
      const choosable = line === lastWithChoices;
      const { verdict, ...rest } = line;
      const form = JSON.stringify([rest, choosable]);
      const known = this.shown.get(line.key);
      const current = known?.form === form ? known.element : messageView(line, { ...this.context, choosable });
      if (known && known.element !== current) known.element.replaceWith(current);
      if (this.list.children[index] !== current) this.list.insertBefore(current, this.list.children[index] ?? null);
      if (!known) grown = true;
      if (verdict !== undefined) showVerdict(current, verdict);
      this.shown.set(line.key, { element: current, form });
    });
    if (atEnd || (grown && lines.at(-1)?.author === 'customer')) this.toEnd();
  }

  toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }
}
