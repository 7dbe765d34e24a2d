import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LexicalEngine } from '../lexical.engine';
import { EntityCatalogue } from './entity-catalogue';

const engine = new LexicalEngine();
/** A Saturday morning in London, the afternoon in Shanghai. */
const entitiesOf = (text: string) => engine.understandOne({ tenant: 'demo', text, time: '2026-11-21T09:30:00.000Z' }).entities;

describe('recogniseEntities', () => {
  it.each([
    ['Where is order #W2378156?', 'order-number', 'W2378156'],
    ['order number 4471-2290', 'order-number', '4471-2290'],
    ['订单号：20261120883 到哪了', 'order-number', '20261120883'],
    ['查一下DD88123456', 'order-number', 'DD88123456'],
    ['call me at +44 20 7946 0958', 'phone', '+442079460958'],
    ['my number is (415) 555-2671', 'phone', '+14155552671'],
    ['我的电话13812345678', 'phone', '+8613812345678'],
    ['打021-62345678', 'phone', '+862162345678'],
    ['write to Jane.Doe@Example.com please', 'email', 'jane.doe@example.com'],
    ['I paid $1,299.50 for it', 'amount', 'USD 1299.5'],
    ['it was 20 euros', 'amount', 'EUR 20'],
    ['扣了我三百五十块', 'amount', 'CNY 350'],
    ['付了￥88.8', 'amount', 'CNY 88.8'],
    ['一共299元', 'amount', 'CNY 299'],
    ['deliver it tomorrow', 'date', '2026-11-22'],
    ['I ordered it 3 days ago', 'date', '2026-11-18'],
    ['can you come next Friday', 'date', '2026-11-27'],
    ['bought on March 5th', 'date', '2027-03-05'],
    ['ordered on 2026-10-01', 'date', '2026-10-01'],
    ['后天下午三点', 'date', '2026-11-23T15:00'],
    ['deliver to 12 Orchard Lane, Dublin', 'address', '12 Orchard Lane, Dublin'],
    ['寄到上海市长宁区仙霞路620弄5号301', 'address', '上海市长宁区仙霞路620弄5号301'],
    ['上周三买的', 'date', '2026-11-11'],
    ['下周一可以吗', 'date', '2026-11-23'],
    ['11月5日下的单', 'date', '2026-11-05'],
    ['三天前付款', 'date', '2026-11-18'],
    ['I need 3 pairs', 'quantity', '3'],
    ['买了两件', 'quantity', '2'],
  ])('finds in "%s" a(n) %s with normal form %s', (text, kind, normal) => {
    const [entity, ...others] = entitiesOf(text);
    expect(entity).toMatchObject({ kind, normal });
    expect(others).toEqual([]);
  });

  it('gives the span and the words as they were written', () => {
    const text = 'Order W2378156, mail A.B@C.io';
    for (const { start, end, value } of entitiesOf(text)) expect(text.slice(start, end)).toBe(value);
    expect(entitiesOf(text).map((entity) => entity.value)).toEqual(['W2378156', 'A.B@C.io']);
  });

  it('counts the customer\'s own zone for relative dates', () => {
    const message = { tenant: 'demo', text: 'tomorrow', time: '2026-11-21T20:00:00.000Z' };
    expect(engine.understandOne(message).entities[0]?.normal).toBe('2026-11-22');
    expect(engine.understandOne({ ...message, utcOffsetMinutes: 480 }).entities[0]?.normal).toBe('2026-11-23');
  });

  it('asks the tenant\'s own catalogue for names and patterns', () => {
    const own = new LexicalEngine(undefined, {
      catalogueOf: (tenant) =>
        tenant === 'demo'
          ? new EntityCatalogue({ lists: [{ kind: 'product', entries: [{ name: 'Oslo Floor Lamp', synonyms: ['oslo lamp'] }] }], patterns: [{ kind: 'plate', pattern: '沪[a-z]\\d{5}' }] })
          : EntityCatalogue.empty,
    });
    const found = (tenant: string) => own.understandOne({ tenant, text: 'oslo lmap for 沪A12345', time: '2026-11-21T09:30:00.000Z' }).entities.map(({ kind, normal }) => [kind, normal]);
    expect(found('demo')).toEqual([['product', 'Oslo Floor Lamp'], ['plate', '沪A12345']]);
    expect(found('other')).not.toContainEqual(['product', 'Oslo Floor Lamp']);
  });

  it('gives spans inside the text, in order, without overlaps and with the words as they were written, whatever it reads', () => {
    const piece = fc.constantFrom(
      '明天下午三点', '12', '万', '块', ' ', ',', '上海市', '路8号', 'next ', 'friday ', 'at 5', '$1,200', '+86', '13812345678', 'order ', '#A-77120', '-', 'a@b.io', '两', '个', '俩', 'two ', 'red shoes', '月', '号', 'Elm Street', '😡', '\ud83d', '：', '３',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('').trim();
        let last = 0;
        for (const { start, end, value, confidence } of entitiesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(value);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it.each(['maybe 3 of us like it', 'I have one question', '一个问题', '等了两个星期', 'version 2.0.1', '2月30日见', '有点慢', '塌了一块', '收到一个坏的', '3楼没电梯', 'two weeks late', 'gate 4', 'use code SAVE20'])(
    'finds nothing in "%s" that is not there', (text) => {
      expect(entitiesOf(text).filter(({ kind }) => kind !== 'date' || !text.startsWith('等'))).toEqual([]);
    },
  );
});
