import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { People } from './support/browser';
import { DeskAgent } from './support/desk-agent';
import { demo } from './support/instance';
import { reach } from './support/patience';
import { WidgetVisitor } from './support/widget-visitor';

let people: People;
beforeAll(async () => {
  people = await People.start();
  // Nobody but the agent of this journey takes the conversation.
  for (const name of ['ada', 'chen', 'sam']) await (await DeskAgent.signIn(name)).become('offline');
});
afterAll(() => people.close());

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.locator('input[name=email]').fill(`${name}@demo.parley`);
  await page.locator('input[name=password]').fill(demo.password);
  await page.locator('button[type=submit]').click();
  await page.locator('.top-bar').waitFor();
}

/** One signal of typing may be lost, going on typing is seen. */
const typeUntilSeen = (box: Locator, sign: Locator): Promise<void> =>
  reach(async () => {
    await box.pressSequentially('…');
    expect(await sign.isVisible()).toBe(true);
  }, { everyMs: 400 });

describe('an agent at the console', () => {
  it('takes the visitor who asks for a human, sees what is known, replies, and resolves', async () => {
    const customer = await people.person('en-GB');
    const agent = await people.person('en-GB');
    const visitor = new WidgetVisitor(customer.page, 'en');
    const desk = agent.page;
    const question = 'My parcel has not arrived, what can I do?';
    await visitor.visit();
    await visitor.open();
    await visitor.say(question);
    await visitor.replies('bot').first().waitFor();
    const colleague = await DeskAgent.signIn('ada');
    const others = (await colleague.queue()).map((row) => row.conversationId);
    await visitor.askForHuman();
    await visitor.replies('bot').filter({ hasText: 'handing you over' }).waitFor();
    const conversationId = await reach(async () => {
      const found = (await colleague.queue()).find((row) => !others.includes(row.conversationId));
      expect(found).toBeDefined();
      return found?.conversationId ?? '';
    });

    // The queue shows it and why; the agent takes it by hand.
    await signIn(desk, 'ada');
    const waiting = desk.locator(`.row[data-conversation="${conversationId}"]`, { hasText: 'Asked for a person' });
    await waiting.waitFor();
    await desk.locator('[data-presence=away]').click();
    await waiting.locator('.row-claim').click();
    await desk.waitForURL(`**/#/desk/${conversationId}`);

    // The packet tells what the customer need not repeat.
    const packet = desk.locator('.packet');
    await packet.filter({ hasText: question }).waitFor();
    expect(await packet.textContent()).toContain('Asked for a person');
    expect(await desk.locator('.transcript').textContent()).toContain(question);

    // Both see each other write and read, live.
    const composer = desk.locator('.composer textarea');
    await typeUntilSeen(composer, customer.page.locator('parley-webchat .typing', { hasText: 'typing' }));
    await composer.fill('This is Ada. I am looking for your parcel.');
    await composer.press('Enter');
    await visitor.replies('agent').filter({ hasText: 'This is Ada' }).waitFor();
    await desk.locator('.line-agent[data-delivery=read]', { hasText: 'This is Ada' }).waitFor();
    await typeUntilSeen(visitor.input, desk.locator('.typing'));
    await visitor.say('Thank you');
    await desk.locator('.line-customer', { hasText: 'Thank you' }).waitFor();

    await desk.locator('.conversation-head .button-primary').click();
    await desk.locator('dialog select[name=outcome]').selectOption('solved');
    await desk.locator('dialog button[type=submit]').click();
    await desk.locator('.standing', { hasText: 'Closed: Delivery, Solved' }).waitFor();
    await waiting.waitFor({ state: 'detached' });

    expect([...customer.failures, ...agent.failures]).toEqual([]);
    await customer.context.close();
    await agent.context.close();
  });

  it('works in the language they choose, keeps the session over a reload, and signs out', async () => {
    const { page, context, failures } = await people.person('en-GB');
    await page.goto('/');
    await page.locator('input[name=email]').fill('ada@demo.parley');
    await page.locator('input[name=password]').fill('wrong');
    await page.locator('button[type=submit]').click();
    expect(await page.locator('[role=alert]').textContent()).toContain('AUTH.UNAUTHENTICATED');

    await signIn(page, 'chen');
    await page.locator('.top-bar', { hasText: '工作台' }).waitFor();
    await page.locator('.segments button[lang=en]').click();
    await page.reload();
    await page.locator('.top-bar', { hasText: 'Desk' }).waitFor();
    await page.locator('.connection', { hasText: 'Live' }).waitFor();

    await page.goto('/#/kpi');
    await page.locator('[data-kpi=escalation-rate]').waitFor();
    await page.locator('[data-kpi=escalation-rate] summary').click();
    expect(await page.locator('[data-kpi=escalation-rate] details').textContent()).toContain('Definition 1');

    await page.locator('.top-bar .button-quiet').click();
    await page.locator('input[name=password]').waitFor();
    await page.reload();
    await page.locator('input[name=password]').waitFor();
    expect(failures).toEqual([]);
    await context.close();
  });
});
