import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Analyst, type Period } from './support/analyst';
import { DeskAgent } from './support/desk-agent';
import { call } from './support/http';
import { HttpCustomer } from './support/http-customer';
import { reach } from './support/patience';

let analyst: Analyst;
let agent: DeskAgent;
let period: Period;
const answered: string[] = [];
/** Conversation by the reason of its escalation. */
const escalated = new Map<string, string>();

beforeAll(async () => {
  analyst = await Analyst.signIn();
  agent = await DeskAgent.signIn('sam');
  await agent.become('away');
  period = { from: new Date().toISOString(), channel: 'http' };
  for (const question of ['How do I cancel my order?', '运费是多少？']) {
    answered.push((await new HttpCustomer().ask(question)).conversationId);
  }
  escalated.set('customer-request', (await new HttpCustomer().ask('转人工')).conversationId);
  escalated.set('anger', (await new HttpCustomer().ask('This is the third time! You are useless, I am furious!')).conversationId);
  const unclear = new HttpCustomer();
  const question = await unclear.ask('Does the quantum flange fit the older gasket?');
  expect(question.purpose).toBe('clarification');
  expect((await unclear.ask('The quantum flange, I mean the violet gasket')).purpose).toBe('handover');
  escalated.set('unclear', question.conversationId);
  for (const [reason, conversationId] of escalated) {
    await reach(() => agent.take(conversationId));
    await reach(() => agent.resolve(conversationId, { category: 'general', outcome: 'solved', escalationReasonCorrect: reason !== 'anger' }));
  }
});
afterAll(async () => {
  await agent?.become('offline');
});

const all = () => [...answered, ...escalated.values()];
const ids = (documents: readonly Readonly<Record<string, unknown>>[]) => documents.map((document) => document['conversation_id']);

describe('the key figures', () => {
  it('fit what was played', async () => {
    const kpis = await reach(async () => {
      const now = await analyst.kpis(period);
      expect(now.get('conversations')?.value).toBe(5);
      expect(now.get('escalation-rate')).toMatchObject({ numerator: 3, denominator: 5, value: 0.6 });
      expect(now.get('mislabelled-escalations')).toMatchObject({ numerator: 1, denominator: 3 });
      return now;
    });
    expect(kpis.get('containment')).toMatchObject({ numerator: 2, denominator: 5, value: 0.4 });
    const reasons = kpis.get('escalation-reasons');
    expect(reasons?.value).toBe(3);
    expect(reasons?.parts).toEqual(
      expect.arrayContaining([
        { key: 'customer-request', value: 1, share: 1 / 3 },
        { key: 'anger', value: 1, share: 1 / 3 },
        expect.objectContaining({ key: expect.stringMatching(/^(low-confidence|missing-knowledge)$/), value: 1 }),
      ]),
    );
    const toEscalation = kpis.get('time-to-escalation');
    expect(toEscalation?.parts?.map(({ key }) => key)).toEqual(['p50', 'p90']);
    expect(toEscalation?.value).toBeLessThanOrEqual(toEscalation?.parts?.[1]?.value ?? 0);
    expect(kpis.get('first-response')?.value).toBeGreaterThan(0);
  });

  it('come with their definition in both languages', async () => {
    for (const { definition } of (await analyst.kpis(period)).values()) {
      expect(definition.en.length).toBeGreaterThan(20);
      expect(definition.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('open the conversations behind them', async () => {
    const [conversations, escalations, contained, wrong] = await Promise.all(
      ['conversations', 'escalation-rate', 'containment', 'mislabelled-escalations'].map((kpi) => analyst.behind(kpi, period)),
    );
    expect(new Set(ids(conversations!.documents))).toEqual(new Set(all()));
    expect(new Set(ids(escalations!.documents))).toEqual(new Set(escalated.values()));
    expect(new Set(ids(contained!.documents))).toEqual(new Set(answered));
    expect(ids(wrong!.documents)).toEqual([escalated.get('anger')]);
    for (const id of ids(escalations!.documents)) expect((await agent.see(String(id))).lines.length).toBeGreaterThan(0);
  });

  it('show nothing to who is not signed in', async () => {
    expect((await call('/api/analytics/kpis')).status).toBe(401);
  });
});

describe('the documents in Elasticsearch', () => {
  it('are one a conversation, found by its id', async () => {
    for (const conversationId of all()) {
      const document = await analyst.document('parley-analytics-conversations', conversationId);
      expect(document).toMatchObject({
        tenant: 'demo', conversation_id: conversationId, channel: 'http', account_id: 'http-demo', escalated: !answered.includes(conversationId),
      });
    }
    const resolved = await analyst.document('parley-analytics-conversations', escalated.get('anger')!);
    expect(resolved).toMatchObject({ status: 'closed', close_cause: 'resolved-by-agent', first_escalation_reason: 'anger', escalation_reason_correct: false });
  });

  it('are one an escalation, found by its id, with who took it', async () => {
    for (const [reason, conversationId] of escalated) {
      const requested = (await agent.recorded(conversationId)).find(({ type }) => type === 'conversation.EscalationRequested');
      const document = await reach(async () => {
        const found = await analyst.document('parley-analytics-escalations', String(requested?.data['escalationId']));
        expect(found).toMatchObject({ agent_id: agent.personId, end_cause: 'resolved' });
        return found;
      });
      expect(document).toMatchObject({ conversation_id: conversationId, assignments: 1 });
      expect(document['reason']).toBe(requested?.data['reason']);
      if (reason !== 'unclear') expect(document['reason']).toBe(reason);
    }
  });
});
