import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People } from './support/browser';
import { signInAtConsole, unheardWord } from './support/console-person';
import { HttpCustomer } from './support/http-customer';
import { reach } from './support/patience';

let people: People;
beforeAll(async () => {
  people = await People.start();
});
afterAll(() => people?.close());

describe('messages that no intent covers', () => {
  it('come together in the review, where an editor adds some to an intent of the draft and puts the rest aside', async () => {
    const [one, other] = [unheardWord('gromp'), unheardWord('flizz')];
    const texts = ['vork', 'trull', 'snib'].map((last) => `${one} ${other} ${unheardWord(last)}`);
    for (const text of texts) await new HttpCustomer().ask(text);

    const editor = await people.person('zh-CN');
    const { page } = editor;
    await signInAtConsole(page, 'rui');
    const card = page.getByRole('article').filter({ hasText: one });
    await reach(async () => {
      await page.goto('/#/intents/review');
      await page.reload();
      await card.waitFor({ timeout: 2_000 });
      expect(await card.getByRole('group').getByRole('checkbox').count()).toBe(texts.length);
    });
    const [first = '', second = '', third = ''] = texts;
    for (const text of [first, second]) await card.getByLabel(text, { exact: true }).uncheck();
    await card.getByRole('button', { name: '忽略 1 条' }).click();
    await card.getByLabel(third, { exact: true }).waitFor({ state: 'detached' });
    await card.getByLabel('全选').check();
    await card.getByLabel('添加到').selectOption('order.status');
    await card.getByRole('button', { name: '将 2 条加入草稿' }).click();
    await page.getByText(/^已将 2 条加入草稿中的/).waitFor();
    await card.waitFor({ state: 'detached' });

    await page.goto('/#/intents/library/order.status');
    const examples = (await page.getByLabel('草稿中的例句').inputValue()).split('\n');
    expect(examples).toEqual(expect.arrayContaining([first, second]));
    expect(examples).not.toContain(third);
    expect(editor.failures).toEqual([]);
    await editor.context.close();
  }, 120_000);
});
