import { describe, expect, it } from '@jest/globals';
import { moodOf } from '../mood/mood';
import { normalise, unitsOf, type Unit } from '../text/units';
import { english } from './en';
import { PhraseBook } from './phrase-book';
import { PhraseMatcher, withoutContained, withoutInside, type PhraseMatch } from './phrase-matcher';
import { chinese } from './zh';

const book = new PhraseBook([english, chinese]);

/** How often the units of a message are looked at while it is read and judged. */
function looks(text: string): number {
  let count = 0;
  const units = new Proxy(unitsOf(normalise(text)), {
    get(target, key) {
      count += 1;
      return Reflect.get(target, key) as Unit;
    },
  });
  moodOf(text, units, book.read(units));
  return count;
}

const match = (from: number, to: number): PhraseMatch<unknown> => ({ meaning: undefined, from, to });

describe('PhraseBook', () => {
  it.each(['取消', '不好', '不是很满意', 'not very good ', "still haven't received my order ", '退款', '等了', 'very ', '没有', 'love '])(
    'works in proportion to the length of "%s", repeated', (piece) => {
      const once = looks(piece.repeat(40));
      expect(looks(piece.repeat(160))).toBeLessThanOrEqual(4.5 * once + 500);
    },
  );

  it('hides a phrase inside a shadow, and a feeling inside a shadow of moods only', () => {
    const words = (text: string) => book.read(unitsOf(normalise(text)));
    expect(words('麻烦').feelings).toEqual([]);
    expect(words('人工智能').intents).toEqual([]);
    expect(words('慢').feelings).toHaveLength(1);
  });
});

describe('withoutContained', () => {
  it('drops what lies inside a longer match and keeps matches of the same span and overlapping ones', () => {
    const kept = [match(0, 5), match(3, 7), match(7, 8), match(7, 8)];
    expect(withoutContained([match(1, 4), ...kept, match(0, 4), match(3, 5)])).toEqual(kept);
  });

  it('drops nothing where there is no cover', () => {
    expect(withoutInside([match(0, 1)], [])).toEqual([match(0, 1)]);
    expect(withoutInside([], [match(0, 1)])).toEqual([]);
  });
});

describe('PhraseMatcher', () => {
  it('refuses a phrase with an empty part and names it', () => {
    expect(() => new PhraseMatcher([['good + !', 1]])).toThrow('good');
  });
});
