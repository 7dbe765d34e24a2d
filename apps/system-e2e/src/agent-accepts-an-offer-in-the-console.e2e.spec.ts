import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomName } from '@parley/testing';
import { People } from './support/browser';
import { DeskAgent } from './support/desk-agent';
import { demo } from './support/instance';
import { reach } from './support/patience';
import { WidgetVisitor } from './support/widget-visitor';

let people: People;
beforeAll(async () => {
  people = await People.start();
  await everybodyGoesOffline();
});
afterAll(async () => {
  await people?.close();
  await everybodyGoesOffline();
});

/** Only the agent of this journey gets offers. */
async function everybodyGoesOffline(): Promise<void> {
  for (const name of ['ada', 'chen', 'sam']) await (await DeskAgent.signIn(name)).become('offline');
}

describe('a Chinese agent at the console', () => {
  it('is offered the visitor who wants a human, accepts, reads the packet, replies, resolves with a reason, and sees the figures', async () => {
    const agent = await people.person('zh-CN');
    const desk = agent.page;
    await desk.goto('/');
    await desk.getByLabel('邮箱').fill('chen@demo.parley');
    await desk.getByLabel('密码').fill(demo.password);
    await desk.getByRole('button', { name: '登录' }).click();
    await desk.getByRole('region', { name: '等待中' }).waitFor();
    await desk.getByRole('button', { name: '在线', exact: true }).click();

    const customer = await people.person('zh-CN');
    const visitor = new WidgetVisitor(customer.page, 'zh');
    const question = '怎么取消订单？';
    const mark = randomName('order');
    await visitor.visit();
    await visitor.open();
    await visitor.say(question);
    await visitor.replies('bot').filter({ hasText: '可以免费取消' }).waitFor();
    await visitor.askForHuman();
    await visitor.replies('bot').filter({ hasText: '正在为您转接人工客服。' }).waitFor();
    await visitor.say(mark);

    const offer = desk.getByRole('region', { name: '会话邀请' }).getByRole('article').filter({ hasText: mark });
    await offer.getByRole('button', { name: '接受' }).click();
    const mine = desk.getByRole('region', { name: '我的会话' }).getByRole('listitem').filter({ hasText: mark });
    await mine.waitFor();
    const packet = desk.getByRole('complementary', { name: '已知信息' });
    await packet.getByText('客户要求人工').first().waitFor();
    await packet.getByText(question).first().waitFor();
    await packet.getByRole('link', { name: '取消订单' }).waitFor();

    const words = '您好，我是陈，请问有什么可以帮您？';
    await desk.getByRole('textbox', { name: '回复内容' }).fill(words);
    await desk.getByRole('textbox', { name: '回复内容' }).press('Enter');
    await visitor.replies('agent').filter({ hasText: words }).waitFor();

    await desk.getByRole('button', { name: '结束会话', exact: true }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('处理结果').selectOption({ label: '已解决' });
    await dialog.getByLabel('正确', { exact: true }).check();
    await dialog.getByRole('button', { name: '结束会话', exact: true }).click();
    await desk.getByRole('status').filter({ hasText: /^已结束：.*已解决/ }).waitFor();
    await mine.waitFor({ state: 'detached' });

    await desk.getByRole('link', { name: '关键指标' }).click();
    await reach(async () => {
      await desk.getByRole('button', { name: '刷新' }).click();
      const figure = await desk.locator('[data-kpi=conversations] .figure').innerText();
      expect(Number(figure.replaceAll(/\D/g, ''))).toBeGreaterThan(0);
    });
    expect([...agent.failures, ...customer.failures]).toEqual([]);
    await agent.context.close();
    await customer.context.close();
  }, 90_000);
});
