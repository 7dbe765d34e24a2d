import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People } from './support/browser';
import { signInAtConsole, unheardWord } from './support/console-person';
import { DeskAgent, endWaiting } from './support/desk-agent';
import { HttpCustomer } from './support/http-customer';
import { reach } from './support/patience';

let people: People;
beforeAll(async () => {
  people = await People.start();
  for (const name of ['ada', 'chen', 'sam']) await (await DeskAgent.signIn(name)).become('offline');
});
afterAll(() => people?.close());

/** Conversations that were handed over. */
const waiting: string[] = [];

/** Whether a new customer who says so is handed over to a person. */
async function isHandedOver(text: string): Promise<boolean> {
  const { purpose, conversationId } = await new HttpCustomer().ask(text);
  if (purpose === 'handover') waiting.push(conversationId);
  return purpose === 'handover';
}

describe('a word that an editor adds to the glossary', () => {
  it('is tried, saved and listed in the revisions; customers who use it are understood by it from then on', async () => {
    const word = unheardWord('quarter');
    const message = `${word} ${unheardWord('flange')}`;
    expect(await isHandedOver(message)).toBe(false);

    const editor = await people.person('zh-CN');
    const { page } = editor;
    await signInAtConsole(page, 'rui');
    await page.goto('/#/intents/glossary');
    await page.getByRole('link', { name: '要求人工' }).click();
    const phrases = page.getByRole('textbox', { name: '说法' });
    await phrases.fill(`${await phrases.inputValue()}\n${word}`);

    // Tried before it is saved: what stands in the field takes the message for a wish, what is in use does not.
    await page.getByRole('textbox', { name: '客户的一句话' }).fill(message);
    await page.getByRole('button', { name: '试一试' }).click();
    const wish = (title: string) => page.getByRole('region', { name: title }).locator('dl > div', { hasText: '要求人工' }).locator('dd');
    await wish('按此处的内容').waitFor();
    expect([await wish('按此处的内容').textContent(), await wish('按线上的内容').textContent()]).toEqual(['是', '否']);

    const save = async (): Promise<void> => {
      await page.getByRole('button', { name: '保存并启用' }).click();
      await page.getByText('已保存并启用', { exact: true }).waitFor();
    };
    await save();
    await reach(async () => expect(await isHandedOver(message)).toBe(true));

    // A second word, which is regretted: the way back leads to the revision before.
    const regretted = unheardWord('bosun');
    await phrases.fill(`${await phrases.inputValue()}\n${regretted}`);
    await save();
    await page.getByRole('link', { name: '修订记录' }).click();
    const [newest, before] = [page.locator('.kb-history > li').nth(0), page.locator('.kb-history > li').nth(1)];
    await newest.getByRole('button', { name: '查看修改' }).click();
    await newest.getByText('要求人工').click();
    await newest.getByText(regretted).waitFor();
    await before.getByRole('button', { name: '回退到此版本' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '回退到此版本' }).click();
    await newest.getByText(/^同第/).waitFor();
    await page.getByRole('link', { name: '全部' }).click();
    await page.getByRole('link', { name: '要求人工' }).click();
    await reach(async () => expect((await phrases.inputValue()).split('\n')).not.toContain(regretted));
    expect((await phrases.inputValue()).split('\n')).toContain(word);
    await reach(async () => expect(await isHandedOver(`${regretted} ${unheardWord('flange')}`)).toBe(false));
    await endWaiting(waiting);
    expect(editor.failures).toEqual([]);
    await editor.context.close();
  }, 180_000);

  it('is joined with what a colleague saved meanwhile, and lost for neither', async () => {
    const [eve, rui] = [await people.person('en-GB'), await people.person('zh-CN')];
    const [hers, his] = [unheardWord('jetty'), unheardWord('keel')];
    await signInAtConsole(eve.page, 'eve');
    await eve.page.goto('/#/intents/glossary/ignored');
    const phrases = eve.page.getByRole('textbox', { name: 'Phrases' });
    await phrases.fill(`${await phrases.inputValue()}\n${hers}`);

    await signInAtConsole(rui.page, 'rui');
    await rui.page.goto('/#/intents/glossary/ignored');
    const others = rui.page.getByRole('textbox', { name: '说法' });
    await others.fill(`${await others.inputValue()}\n${his}`);
    await rui.page.getByRole('button', { name: '保存并启用' }).click();
    await rui.page.getByText('已保存并启用', { exact: true }).waitFor();

    await eve.page.getByRole('button', { name: 'Save and use' }).click();
    await eve.page.getByRole('heading', { name: /saved the glossary while you were writing/ }).waitFor();
    expect((await phrases.inputValue()).split('\n')).toEqual(expect.arrayContaining([hers, his]));
    await eve.page.getByRole('button', { name: 'Save what is joined' }).click();
    await eve.page.getByText('Saved and in use', { exact: true }).waitFor();
    await rui.page.reload();
    await reach(async () => expect((await others.inputValue()).split('\n')).toEqual(expect.arrayContaining([hers, his])));
    expect([...eve.failures, ...rui.failures]).toEqual([]);
    for (const { context } of [eve, rui]) await context.close();
  }, 120_000);

  it('is kept when it is typed while the rest is being saved', async () => {
    const { page, context, failures } = await people.person('en-GB');
    await signInAtConsole(page, 'eve');
    await page.goto('/#/intents/glossary/ignored');
    const phrases = page.getByRole('textbox', { name: 'Phrases' });
    const words = [unheardWord('mast'), unheardWord('rudder')];
    const add = async (word: string | undefined): Promise<void> => phrases.fill(`${await phrases.inputValue()}\n${word}`);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/nlu/glossary', async (route) => {
      if (route.request().method() === 'PUT') await held;
      await route.continue();
    });
    await add(words[0]);
    const saving = page.waitForRequest((request) => request.method() === 'PUT');
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Save and use' }).click();
    await saving;
    await add(words[1]);
    answer();
    await saved;
    await page.locator('button:enabled', { hasText: 'Save and use' }).click();
    await page.getByText('Saved and in use', { exact: true }).waitFor();
    await page.reload();
    await reach(async () => expect((await phrases.inputValue()).split('\n')).toEqual(expect.arrayContaining(words)));
    expect(failures).toEqual([]);
    await context.close();
  }, 120_000);
});
