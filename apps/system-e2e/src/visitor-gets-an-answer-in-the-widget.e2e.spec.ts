import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People } from './support/browser';
import { reach } from './support/patience';
import { WidgetVisitor } from './support/widget-visitor';

let people: People;
beforeAll(async () => {
  people = await People.start();
});
afterAll(() => people.close());

describe('a visitor of the web chat', () => {
  it.each([
    { language: 'en', locale: 'en-GB', bot: 'bot', question: 'When do I get my refund?', source: 'When you get your refund' },
    { language: 'zh', locale: 'zh-CN', bot: '机器人', question: '退款什么时候到账？', source: '退款到账时间' },
  ] as const)('gets an answer with its source, and finds everything again after a reload ($language)', async ({ language, locale, bot, question, source }) => {
    const { page, context, failures } = await people.person(locale);
    const visitor = new WidgetVisitor(page, language);
    await visitor.visit();
    await visitor.open();
    expect(await visitor.greeting.textContent()).toContain(bot);

    await visitor.say(question);
    // On a busy machine a holding line may come first.
    const answer = visitor.replies('bot').filter({ hasText: source }).first();
    await answer.waitFor();
    const link = answer.locator('.sources a', { hasText: source });
    expect(await link.getAttribute('href')).toMatch(/^https:\/\//);
    expect(await link.getAttribute('rel')).toContain('noopener');
    await visitor.own(question, 'read').waitFor();

    const before = await visitor.said();
    await page.reload();
    await visitor.open();
    await reach(async () => expect(await visitor.said()).toEqual(before));
    expect(failures).toEqual([]);
    await context.close();
  });

  it('keeps what was written without a connection and sends it once when it is back', async () => {
    const { page, context, failures } = await people.person('en-GB');
    const visitor = new WidgetVisitor(page, 'en');
    await visitor.visit();
    await visitor.open();
    await visitor.say('Hello');
    await visitor.replies('bot').first().waitFor();

    await context.setOffline(true);
    await visitor.banner.filter({ hasText: 'No connection' }).waitFor();
    const question = 'How do I cancel my order?';
    await visitor.say(question);
    await visitor.own(question, 'waiting').waitFor();
    await context.setOffline(false);

    await visitor.own(question, 'read').waitFor();
    await visitor.banner.waitFor({ state: 'hidden' });
    expect((await visitor.said()).filter((text) => text === question)).toHaveLength(1);
    expect(failures).toEqual([]);
    await context.close();
  });

  it('shows what somebody wrote as text, whatever it looks like', async () => {
    const { page, context, failures } = await people.person('en-GB');
    const visitor = new WidgetVisitor(page, 'en');
    await visitor.visit();
    await visitor.open();
    const text = '<img src=x onerror="alert(1)"> & <b>bold</b>';
    await visitor.say(text);
    await visitor.own('bold', 'read').waitFor();
    expect(await visitor.said()).toContain(text);
    expect(await page.locator('parley-webchat ol img, parley-webchat ol b').count()).toBe(0);
    expect(failures).toEqual([]);
    await context.close();
  });
});
