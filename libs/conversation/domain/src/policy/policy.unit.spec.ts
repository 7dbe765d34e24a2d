import { describe, expect, it } from '@jest/globals';
import { intent, passage, understood } from '../testing/fixtures';
import { DEFAULT_SETTINGS } from '../settings';
import { categoryOf } from './category';
import { chooseAction } from './policy';
import { priorityOf } from './priority';
import type { Situation } from './situation';

const situation = (change: Partial<Situation> = {}): Situation => ({
  messageId: 'm1', language: 'en', onlySmalltalk: false, wantsHuman: false, anger: 0, missing: [], clarifications: 0, ...change,
});
const choose = (change: Partial<Situation>) => chooseAction(situation(change), DEFAULT_SETTINGS);

describe('the policy', () => {
  it('puts a request for a human before anger, and both before any answer', () => {
    expect(choose({ wantsHuman: true, anger: 9, passages: [passage(0.99)] })).toMatchObject({ kind: 'escalate', reason: 'customer-request' });
    expect(choose({ anger: 7.1, passages: [passage(0.99)] })).toMatchObject({ kind: 'escalate', reason: 'anger' });
    expect(choose({ anger: 7, passages: [passage(0.99)] })).toMatchObject({ kind: 'answer' });
  });

  it('answers from the threshold on', () => {
    expect(choose({ passages: [passage(0.55)] })).toMatchObject({ kind: 'answer' });
    expect(choose({ passages: [passage(0.549)] })).toMatchObject({ kind: 'clarify' });
  });

  it('prefers a sure passage in the language of the customer to a surer one in another', () => {
    const zh = passage(0.6, { articleId: 'zh', language: 'zh' });
    expect(choose({ language: 'zh', passages: [passage(0.9), zh] })).toEqual({ kind: 'answer', passage: zh });
    expect(choose({ language: 'zh', passages: [passage(0.9), { ...zh, confidence: 0.5 }] })).toEqual({ kind: 'answer', passage: passage(0.9) });
  });

  it('offers at most two titles that are not hopeless', () => {
    const passages = [passage(0.5, { articleId: 'a' }), passage(0.3, { articleId: 'b' }), passage(0.2, { articleId: 'c' })];
    expect(choose({ passages })).toEqual({ kind: 'clarify', offers: passages.slice(0, 2) });
    expect(choose({ passages: [passage(0.1)] })).toEqual({ kind: 'clarify', offers: [] });
  });

  it('asks once, then hands over with the reason', () => {
    expect(choose({ clarifications: 1, passages: [passage(0.3)] })).toMatchObject({ reason: 'low-confidence' });
    expect(choose({ clarifications: 1, passages: [] })).toMatchObject({ reason: 'missing-knowledge' });
    expect(choose({ clarifications: 1, missing: ['knowledge'] })).toMatchObject({ reason: 'low-confidence' });
  });

  it('lets a surer answer win over a courtesy', () => {
    const thanks = { understanding: understood(intent('thanks', 0.7)), onlySmalltalk: true };
    expect(choose({ ...thanks, passages: [passage(0.6)] })).toEqual({ kind: 'notice', smalltalk: 'thanks' });
    expect(choose({ ...thanks, passages: [passage(0.8)] })).toMatchObject({ kind: 'answer' });
    expect(choose({ ...thanks, onlySmalltalk: false })).toMatchObject({ kind: 'clarify' });
  });
});

describe('the category', () => {
  it.each([
    ['refund.status', 'billing'], ['payment.failed', 'billing'], ['delivery.late', 'delivery'], ['order.status', 'delivery'],
    ['product.defect', 'technical'], ['account.delete', 'general'], ['greeting', 'general'],
  ])('of the intent %s is %s', (name, category) => expect(categoryOf([{ intent: name }], [])).toBe(category));

  it('is that of the newest telling intent, else of what was mentioned', () => {
    expect(categoryOf([{ intent: 'refund.status' }, { intent: 'delivery.late' }, { intent: 'human.request' }], [])).toBe('delivery');
    expect(categoryOf([{ intent: 'complaint' }], [{ kind: 'order-number' }, { kind: 'phone' }])).toBe('delivery');
    expect(categoryOf([], [])).toBe('general');
  });
});

describe('the priority', () => {
  it('rises with anger and urgency, and a conflict goes first', () => {
    expect(priorityOf('low-confidence', 0, 'normal')).toBe(50);
    expect(priorityOf('low-confidence', 4, 'high')).toBe(72);
    expect(priorityOf('customer-request', 4, 'normal')).toBe(62);
    expect(priorityOf('customer-request', 6, 'normal')).toBe(88);
    expect(priorityOf('anger', 10, 'high')).toBe(100);
  });
});
