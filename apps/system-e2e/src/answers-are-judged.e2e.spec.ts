import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { People } from './support/browser';
import { DeskAgent } from './support/desk-agent';
import { succeed } from './support/http';
import { demo } from './support/instance';
import { reach } from './support/patience';
import { WidgetVisitor } from './support/widget-visitor';

let people: People;
beforeAll(async () => {
  people = await People.start();
  for (const name of ['ada', 'chen', 'sam']) await (await DeskAgent.signIn(name)).become('offline');
});
afterAll(() => people?.close());

const GIFT_QUESTION = 'How long is a gift card valid?';
const GIFT_CARDS = 'Gift cards';

interface Outcome {
  readonly helpful: number;
  readonly wrong: number;
  readonly judged: number;
}

/** What editors see of the answers from an article. */
async function outcomeOf(title: string): Promise<Outcome> {
  const { token } = await succeed<{ token: string }>('/api/routing/session', { method: 'POST', body: { email: 'eve@demo.parley', password: demo.password } });
  const { articles } = await succeed<{ articles: { articleId: string; title: string }[] }>(`/api/knowledge/articles?language=en&q=${encodeURIComponent(title)}`, { token });
  const articleId = articles.find((article) => article.title === title)?.articleId;
  expect(articleId).toBeDefined();
  const { outcomes } = await succeed<{ outcomes: Outcome[] }>(`/api/knowledge/learning/outcomes?articleId=${articleId}`, { token });
  const [{ helpful, wrong, judged } = { helpful: 0, wrong: 0, judged: 0 }] = outcomes;
  return { helpful, wrong, judged };
}

const pressed = (button: Locator): Promise<void> => reach(async () => expect(await button.getAttribute('aria-pressed')).toBe('true'));

describe('an answer', () => {
  it.each([
    { language: 'en', locale: 'en-GB', question: 'What are my points worth?', source: 'Loyalty points', helpful: 'Helpful', wrong: 'Not helpful', thanks: 'Thank you' },
    { language: 'zh', locale: 'zh-CN', question: '积分怎么用？', source: '积分', helpful: '有帮助', wrong: '没有帮助', thanks: '谢谢' },
  ] as const)('is judged by the visitor with the keyboard, who changes their mind, and finds their word again after a reload ($language)', async ({ language, locale, question, source, helpful, wrong, thanks }) => {
    const { page, context, failures } = await people.person(locale);
    const visitor = new WidgetVisitor(page, language);
    await visitor.visit();
    await visitor.open();
    await visitor.say(question);
    const answer = visitor.replies('bot').filter({ hasText: source }).first();
    await answer.waitFor();
    expect(await page.locator('parley-webchat .greeting .rating').count()).toBe(0);

    const up = answer.getByRole('button', { name: helpful, exact: true });
    const down = answer.getByRole('button', { name: wrong, exact: true });
    expect(await up.getAttribute('aria-pressed')).toBe('false');
    await up.focus();
    await page.keyboard.press('Enter');
    await pressed(up);
    await answer.getByText(thanks).waitFor();
    // The word went to the service, and the focus stays where it was.
    expect(await answer.locator('[data-verdict=helpful]:focus').count()).toBe(1);
    await reach(async () => {
      await page.reload();
      await visitor.open();
      await pressed(up);
      expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.rate.')).length")).toBe(0);
    });

    await down.click();
    await pressed(down);
    expect(await up.getAttribute('aria-pressed')).toBe('false');
    await reach(async () => {
      await page.reload();
      await visitor.open();
      await pressed(down);
    });
    expect(failures).toEqual([]);
    await context.close();
  });

  it('is judged by the agent, too, whose word stands above the customer\'s for the editors', async () => {
    const [customer, agent] = [await people.person('en-GB'), await people.person('en-GB')];
    const visitor = new WidgetVisitor(customer.page, 'en');
    await visitor.visit();
    await visitor.open();
    await visitor.say(GIFT_QUESTION);
    const answer = visitor.replies('bot').filter({ hasText: GIFT_CARDS }).first();
    await answer.waitFor();
    const before = await outcomeOf(GIFT_CARDS);
    await answer.getByRole('button', { name: 'Not helpful', exact: true }).click();
    await reach(async () => expect(await outcomeOf(GIFT_CARDS)).toEqual({ ...before, wrong: before.wrong + 1, judged: before.judged + 1 }));

    const ada = await DeskAgent.signIn('ada');
    const others = (await ada.queue()).map((row) => row.conversationId);
    await visitor.askForHuman();
    const conversationId = await reach(async () => {
      const found = (await ada.queue()).find((row) => !others.includes(row.conversationId));
      expect(found).toBeDefined();
      return found?.conversationId ?? '';
    });
    await ada.become('away');
    await ada.take(conversationId);
    const desk = agent.page;
    await desk.goto('/');
    await desk.locator('input[name=email]').fill('ada@demo.parley');
    await desk.locator('input[name=password]').fill(demo.password);
    await desk.locator('button[type=submit]').click();
    await desk.locator('.top-bar').waitFor();
    await desk.goto(`/#/desk/${conversationId}`);
    const line = desk.locator('.line-bot', { hasText: GIFT_CARDS });
    await line.getByText('Customer: not helpful').waitFor();
    await line.getByRole('button', { name: 'Right', exact: true }).click();
    await pressed(line.getByRole('button', { name: 'Right', exact: true }));
    await desk.reload();
    await pressed(line.getByRole('button', { name: 'Right', exact: true }));
    await reach(async () => expect(await outcomeOf(GIFT_CARDS)).toEqual({ ...before, helpful: before.helpful + 1, judged: before.judged + 1 }));

    await ada.resolve(conversationId, { category: 'general', outcome: 'solved', escalationReasonCorrect: true });
    expect([...customer.failures, ...agent.failures]).toEqual([]);
    await customer.context.close();
    await agent.context.close();
  });
});
