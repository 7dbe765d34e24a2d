import { describe, expect, it } from '@jest/globals';
import { clausesOf } from './clauses';

describe('clausesOf', () => {
  it.each([
    ['I want to cancel my order. And where is my refund?', ['I want to cancel my order', 'where is my refund']],
    ['please send the invoice and also change my address', ['please send the invoice', 'change my address']],
    ['订单还没到，另外我想开发票', ['订单还没到', '我想开发票']],
    ['帮我取消订单，还有退款什么时候到', ['帮我取消订单', '退款什么时候到']],
    ['where is my order', ['where is my order']],
    ['it costs 1,299.50 in the shop', ['it costs 1,299.50 in the shop']],
    ['where is my order, please', ['where is my order please']],
    ['', []],
  ])('splits "%s"', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it('leaves a long story whole', () => {
    const story = Array.from({ length: 30 }, (_, i) => `then came part number ${i}`).join('. ');
    expect(clausesOf(story)).toEqual([story]);
  });
});
