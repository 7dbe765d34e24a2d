import '../testing/memory-kafka';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReplyComposed, type ReplySource } from '@parley/contracts';
import { eventually } from '@parley/testing';
import { escalate, place, publish } from '../testing/conversations';
import type { DesktopClient } from '../testing/desktop-client';
import { startRouting, type RoutingStand } from '../testing/routing-stand.support.spec';

const sources: ReplySource[] = [{ articleId: 'refunds', articleVersion: 1, title: 'Refunds', confidence: 0.9 }];

describe('verdicts of the team', () => {
  let stand: RoutingStand;

  beforeAll(async () => {
    stand = await startRouting();
  });
  afterAll(() => stand.close());

  const answer = (id: string, replyId: string, from: ReplySource[]) =>
    publish(ReplyComposed, id, {
      ...place(id),
      replyId,
      recipient: 'visitor',
      lastCustomerMessageTime: new Date().toISOString(),
      epoch: 1,
      author: 'bot',
      purpose: 'answer',
      content: { kind: 'text', text: 'Five days.' },
      sources: from,
    });
  const judgedIn = (id: string) =>
    stand.database.query("SELECT 1 FROM ledger WHERE stream_id = $1 AND headers ->> 'ce_type' = 'routing.AnswerJudged'", [id]);

  it('are recorded once each, of any agent, and shown to all of them', async () => {
    const [ada, sam] = [await stand.signIn('ada'), await stand.signIn('sam')];
    const id = await escalate();
    const replyId = `right-${id}`;
    await answer(id, replyId, sources);
    const shows = (agentVerdict: string | null) =>
      eventually(async () =>
        expect((await sam.get(`conversations/${id}`)).body['lines']).toMatchObject([
          { lineId: replyId, agentVerdict, customerVerdict: null },
        ]),
      );
    const judge = async (client: DesktopClient, verdict: string) =>
      expect((await client.post(`conversations/${id}/verdicts`, { replyId, verdict })).status).toBe(204);
    await shows(null);
    for (const verdict of ['helpful', 'helpful']) await judge(ada, verdict);
    await shows('helpful');
    await judge(sam, 'wrong');
    await shows('wrong');
    await judge(ada, 'withdrawn');
    await shows(null);
    expect(await judgedIn(id)).toHaveLength(3);
  });

  it('are about answers from articles of a conversation that the tenant has, and of people who serve customers', async () => {
    const [ada, eve] = [await stand.signIn('ada'), await stand.signIn('eve')];
    const [id, other, foreign] = [await escalate(), await escalate(), await escalate('en', 'other')];
    await answer(id, `bare-${id}`, []);
    await answer(other, `right-${other}`, sources);
    await eventually(async () => {
      expect((await ada.get(`conversations/${id}`)).body['lines']).toHaveLength(1);
      expect((await ada.get(`conversations/${other}`)).body['lines']).toHaveLength(1);
    });
    const judge = (client: DesktopClient, conversationId: string, replyId: string, verdict = 'wrong') =>
      client.post(`conversations/${conversationId}/verdicts`, { replyId, verdict });
    for (const replyId of [`bare-${id}`, `right-${other}`, 'no-such-answer'])
      expect(await judge(ada, id, replyId)).toMatchObject({ status: 404, body: { code: 'ROUTING.ANSWER_NOT_FOUND' } });
    expect(await judge(ada, foreign, 'any')).toMatchObject({ status: 404, body: { code: 'ROUTING.CONVERSATION_NOT_FOUND' } });
    expect((await judge(ada, other, `right-${other}`, 'splendid')).status).toBe(400);
    expect((await judge(eve, other, `right-${other}`)).status).toBe(403);
    expect(await judgedIn(other)).toEqual([]);
  });
});
