import type { Verdict } from '../chat/protocol';
import type { Say, TextKey } from '../i18n/texts';
import { element, icon, ICONS } from './element';

const CHOICES = [
  { verdict: 'helpful', label: 'rateHelpful', drawing: ICONS.thumbUp },
  { verdict: 'wrong', label: 'rateWrong', drawing: ICONS.thumbDown },
] as const satisfies readonly { verdict: Verdict; label: TextKey; drawing: string }[];

/** Two buttons under an answer; the pressed one takes its word back when it is pressed again. */
export function ratingView(say: Say, rate: (verdict: Verdict) => void): HTMLElement {
  const buttons = CHOICES.map(({ verdict, label, drawing }) => {
    const button = element('button', { type: 'button', 'data-verdict': verdict, 'aria-pressed': 'false', 'aria-label': say(label), title: say(label) }, icon(drawing));
    button.addEventListener('click', () => rate(button.getAttribute('aria-pressed') === 'true' ? 'withdrawn' : verdict));
    return button;
  });
  const thanks = element('span', { class: 'thanks', 'data-text': say('rateThanks') });
  return element('div', { class: 'rating', role: 'group', 'aria-label': say('rateQuestion') }, ...buttons, thanks);
}

/** Shows what stands, in the elements that are there: the focus stays, and nothing is read out again but what is new. */
export function showVerdict(message: HTMLElement, verdict: Verdict): void {
  for (const button of message.querySelectorAll<HTMLElement>('.rating button')) button.setAttribute('aria-pressed', String(button.dataset['verdict'] === verdict));
  const thanks = message.querySelector<HTMLElement>('.rating .thanks');
  const text = verdict === 'withdrawn' ? '' : (thanks?.dataset['text'] ?? '');
  if (thanks && thanks.textContent !== text) thanks.textContent = text;
}
