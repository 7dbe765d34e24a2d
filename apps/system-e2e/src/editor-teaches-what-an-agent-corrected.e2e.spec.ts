import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomName } from '@parley/testing';
import { People } from './support/browser';
import { signInAtConsole, unheardWord } from './support/console-person';
import { DeskAgent, endWaiting } from './support/desk-agent';
import { HttpCustomer } from './support/http-customer';
import { reach } from './support/patience';

let people: People;
beforeAll(async () => {
  people = await People.start();
  // Nobody takes the conversation: it waits while the agent looks at it.
  for (const name of ['ada', 'chen', 'sam']) await (await DeskAgent.signIn(name)).become('offline');
});
afterAll(() => people?.close());

/** A customer writes the text and asks for a person. @returns the conversation's id */
async function handOver(text: string): Promise<string> {
  const customer = new HttpCustomer();
  const agent = await DeskAgent.signIn('sam');
  const before = new Set((await agent.queue()).map((row) => row.conversationId));
  await customer.ask(text);
  await customer.say('转人工');
  return reach(async () => {
    for (const { conversationId } of await agent.queue()) {
      if (!before.has(conversationId) && (await agent.see(conversationId)).lines.some((line) => line.text === text)) return conversationId;
    }
    throw new Error('the conversation is not in the queue yet');
  });
}

/** What the bot took the message for, as the context packet tells. */
async function recognised(conversationId: string, text: string): Promise<string[]> {
  const { head, lines } = await (await DeskAgent.signIn('sam')).see(conversationId);
  const said = lines.find((line) => line.text === text);
  return (head.packet?.intents ?? []).filter(({ messageId }) => messageId === said?.lineId).map(({ intent }) => intent);
}

describe('what an agent corrects', () => {
  it('is shown to editors, who add it to an intent, train and publish; the message is then recognised', async () => {
    const mark = unheardWord('积分商城');
    const intent = randomName('points');
    const texts = [`${mark}在哪里进入`, `怎么打开${mark}`, `${mark}入口在哪`];
    const first = await handOver(texts[0] ?? '');
    expect(await recognised(first, texts[0] ?? '')).not.toContain(intent);

    // The agent says that no intent of the library fits, and may say so again.
    const agent = await people.person('zh-CN');
    await signInAtConsole(agent.page, 'chen');
    await agent.page.goto(`/#/desk/${first}`);
    await agent.page.getByRole('button', { name: `更正“${texts[0]}”的意图` }).click();
    const dialog = agent.page.getByRole('dialog');
    await dialog.getByLabel('正确的意图').selectOption('order.status');
    await dialog.getByRole('button', { name: '保存' }).click();
    await agent.page.getByText('实际意图：order.status').waitFor();
    await agent.page.getByRole('button', { name: `更正“${texts[0]}”的意图` }).click();
    await dialog.getByLabel('正确的意图').selectOption('none');
    await dialog.getByRole('button', { name: '保存' }).click();
    await agent.page.getByText('实际意图：都不是').waitFor();
    await agent.page.reload();
    await agent.page.getByText('实际意图：都不是').waitFor();

    // The editor sees the last word, and makes a new intent of the message.
    const editor = await people.person('zh-CN');
    const { page } = editor;
    await signInAtConsole(page, 'rui');
    const card = page.getByRole('article', { name: /→ 不属于任何意图$/ }).filter({ hasText: texts[0] ?? '' });
    await reach(async () => {
      await page.goto('/#/intents/review');
      await page.reload();
      await card.waitFor({ timeout: 2_000 });
    });
    // Other messages of the group stay for another time.
    if (await card.getByLabel('全选').count() > 0) await card.getByLabel('全选').uncheck();
    await card.getByLabel(texts[0] ?? '', { exact: true }).check();
    await card.getByLabel('添加到').selectOption({ label: '新意图' });
    await card.getByLabel('新意图名称').fill(intent);
    await card.getByRole('button', { name: '将 1 条加入草稿' }).click();
    await page.getByText(`已将 1 条加入草稿中的“${intent}”。`).waitFor();

    // One example is too few: the check says so, and the editor adds two.
    await page.goto(`/#/intents/library/${intent}`);
    await page.getByText('至少需要三个例句').waitFor();
    await page.getByLabel('草稿中的例句').fill(texts.join('\n'));
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('已保存', { exact: true }).waitFor();
    await page.getByRole('link', { name: '训练与发布' }).click();
    await page.getByRole('button', { name: '训练草稿' }).click();
    await page.getByRole('heading', { name: '训练报告' }).waitFor({ timeout: 90_000 });
    await page.getByRole('button', { name: '发布此草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布此草稿' }).click();
    await page.getByText(/版已上线，客户消息由它理解/).waitFor({ timeout: 90_000 });
    await page.getByRole('link', { name: '版本', exact: true }).click();
    await page.locator('.kb-history > li').first().getByText('线上').waitFor();

    const second = await handOver(texts[0] ?? '');
    expect(await recognised(second, texts[0] ?? '')).toContain(intent);
    await endWaiting([first, second]);
    expect([...agent.failures, ...editor.failures]).toEqual([]);
    for (const { context } of [agent, editor]) await context.close();
  }, 300_000);
});
