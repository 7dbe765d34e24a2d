import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People } from './support/browser';
import { signInAtConsole, unheardWord } from './support/console-person';
import { DeskAgent, endWaiting } from './support/desk-agent';
import { HttpCustomer } from './support/http-customer';

let people: People;
beforeAll(async () => {
  people = await People.start();
  // Nobody takes the conversation: it waits while the supervisor looks at it.
  for (const name of ['ada', 'chen', 'sam']) await (await DeskAgent.signIn(name)).become('offline');
});
afterAll(() => people?.close());

const PERSONAL = ['13800138000', 'chen.lu@shop.example', '王小明', 'Quentin Abernathy'];

/** A file of one conversation, the latest of all, whose third line is wrong. */
function fileOf(customer: string, mark: string): string {
  const time = (second: number): string => new Date(Date.now() - 60_000 + second * 1_000).toISOString();
  const common = { conversation: mark, customer, channel: 'whatsapp', language: 'zh', agent: 'Quentin Abernathy' };
  return [
    { ...common, author: 'customer', time: time(1), text: `我叫王小明，手机 13800138000，${mark}什么时候到？` },
    { ...common, author: 'agent', time: time(2), text: `Quentin Abernathy 为您查到 ${mark}，请写信到 chen.lu@shop.example。`, resolution: 'solved' },
    { ...common, author: 'boss', time: time(3), text: `${mark} nobody` },
  ].map((line) => JSON.stringify(line)).join('\n');
}

describe('old conversations', () => {
  it('are checked, imported without their wrong line, and read without personal data, by editors and beside the customer’s new conversation', async () => {
    const customer = new HttpCustomer();
    const mark = unheardWord('parcel');
    const [editor, supervisor] = [await people.person('en-GB'), await people.person('en-GB')];
    const { page } = editor;
    await signInAtConsole(page, 'eve');
    await page.goto('/#/knowledge/past');
    await page.locator('input[type=file]').setInputFiles({ name: 'old.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(fileOf(customer.externalUserId, mark)) });
    await page.getByLabel('Channel account').fill('http-demo');
    await page.getByRole('button', { name: 'Check the file' }).click();

    // The report of the dry run: nothing was imported, and the wrong line has to be left out first.
    const head = page.locator('.page-head');
    await head.getByText('Checked, nothing changed yet').waitFor();
    const wrong = page.getByRole('row').filter({ hasText: 'author' });
    expect(await wrong.getByRole('cell').allTextContents()).toEqual(['3', 'author', 'Not customer, agent or bot']);
    const start = page.getByRole('button', { name: 'Import 2 messages' });
    expect(await start.isDisabled()).toBe(true);
    await page.getByLabel('Leave out the wrong lines (1)').check();
    await start.click();
    await head.getByText('Imported', { exact: true }).waitFor();
    await page.getByText('Messages imported: 2').waitFor();
    await page.locator('progress[value="1"][max="1"]').waitFor();

    await page.getByRole('link', { name: 'Show old conversations' }).click();
    await page.locator('a[href*="past-conversation/"]').first().click();
    const transcript = page.getByRole('region', { name: 'Transcript' });
    await transcript.getByText(mark).first().waitFor();
    const said = await transcript.locator('.bubble').allTextContents();
    expect(said).toHaveLength(2);
    for (const text of said) expect(text).toContain(mark);
    for (const secret of PERSONAL) expect(said.join(' ')).not.toContain(secret);

    // The same customer writes today: whoever serves them sees what was said before.
    const { conversationId } = await customer.ask('I want to talk to a human');
    const desk = supervisor.page;
    await signInAtConsole(desk, 'sam');
    await desk.goto(`/#/desk/${conversationId}`);
    await desk.getByRole('button', { name: /Messages: 2 · solved/ }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText(mark).first().waitFor();
    expect(await dialog.locator('.bubble').allTextContents()).toEqual(said);
    await endWaiting([conversationId]);
    expect([...editor.failures, ...supervisor.failures]).toEqual([]);
    for (const { context } of [editor, supervisor]) await context.close();
  }, 120_000);
});
