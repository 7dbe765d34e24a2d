import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomName } from '@parley/testing';
import type { Page } from 'playwright-core';
import { People } from './support/browser';
import { demo } from './support/instance';
import { reach } from './support/patience';
import { WidgetVisitor } from './support/widget-visitor';

let people: People;
beforeAll(async () => {
  people = await People.start();
});
afterAll(() => people?.close());

async function signIn(page: Page, email: string, [mail, password, button]: readonly [string, string, string]): Promise<void> {
  await page.goto('/');
  await page.getByLabel(mail).fill(email);
  await page.getByLabel(password).fill(demo.password);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('button', { name: button, exact: true }).waitFor({ state: 'detached' });
}

describe('two editors at the console', () => {
  it('write, review and publish an article, which customers are then answered from; the second of two savers loses nothing', async () => {
    const [eve, rui, customer] = [await people.person('en-GB'), await people.person('zh-CN'), await people.person('en-GB')];
    const mark = randomName('kayak').replaceAll('-', '');
    await signIn(eve.page, 'eve@demo.parley', ['E-mail', 'Password', 'Sign in']);
    await eve.page.getByRole('link', { name: 'New article' }).click();
    await eve.page.getByRole('textbox', { name: 'Title' }).fill(`Rent a ${mark}`);
    await eve.page.getByRole('textbox', { name: 'Question in a customer’s words' }).fill(`Can I rent a ${mark}?`);
    await eve.page.getByRole('textbox', { name: 'Answer' }).fill(`Yes. A ${mark} costs 20 euros a day.`);
    await eve.page.getByRole('combobox', { name: 'Business line' }).fill('shopping');
    await eve.page.getByRole('button', { name: 'Save as draft' }).click();
    await eve.page.getByRole('button', { name: 'Submit for review' }).click();
    await eve.page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click();
    await eve.page.getByText('You worked on this draft').waitFor();
    expect(await eve.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    await signIn(rui.page, 'rui@demo.parley', ['邮箱', '密码', '登录']);
    await rui.page.getByRole('link', { name: '待审核' }).click();
    await rui.page.getByRole('link', { name: `Rent a ${mark}` }).click();
    await rui.page.getByRole('heading', { name: '修改内容' }).waitFor();
    await rui.page.getByRole('button', { name: '批准并发布' }).click();
    await rui.page.getByRole('dialog').getByRole('button', { name: '批准并发布' }).click();
    await rui.page.getByText('第 1 版已上线').waitFor();

    const visitor = new WidgetVisitor(customer.page, 'en');
    await visitor.visit();
    await visitor.open();
    await reach(async () => {
      await visitor.say(`Can I rent a ${mark}?`);
      await visitor.replies('bot').filter({ hasText: '20 euros' }).first().waitFor({ timeout: 3_000 });
    });

    await eve.page.reload();
    await rui.page.getByRole('button', { name: '正文' }).click();
    await rui.page.getByRole('textbox', { name: '关键词' }).fill(mark);
    await eve.page.getByRole('textbox', { name: 'Answer' }).fill(`Yes. A ${mark} costs 25 euros a day.`);
    await rui.page.getByRole('button', { name: '保存', exact: true }).click();
    await rui.page.getByText('已保存').waitFor();
    await eve.page.getByRole('button', { name: 'Save', exact: true }).click();
    await eve.page.getByRole('heading', { name: /saved this article while you were writing/ }).waitFor();
    expect(await eve.page.getByRole('textbox', { name: 'Keywords' }).inputValue()).toBe(mark);
    await eve.page.getByRole('button', { name: 'Save the joined text' }).click();
    await eve.page.getByText('Saved', { exact: true }).waitFor();
    expect(await eve.page.getByRole('textbox', { name: 'Answer' }).inputValue()).toContain('25 euros');
    expect([...eve.failures, ...rui.failures, ...customer.failures]).toEqual([]);
    for (const { context } of [eve, rui, customer]) await context.close();
  }, 120_000);
});
