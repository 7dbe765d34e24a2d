import { describe, expect, it } from '@jest/globals';
import type { LibraryContent } from './intents-types';
import { fromFile, toFile } from './library-file';

const CONTENT: LibraryContent = {
  intents: [{ name: 'order.status', examples: ['where is it, please?', 'say "hi"', '=1+1', '快递到哪了'] }, { name: 'gift', examples: ['wrap it'] }], outOfScope: ['a joke'],
};

describe('the library as a file', () => {
  it.each(['json', 'csv'] as const)('comes back from %s as it was', (format) => expect(fromFile(toFile(CONTENT, format))).toEqual(CONTENT));

  it('holds no cell that a spreadsheet would run', () => expect(toFile(CONTENT, 'csv')).toContain("'=1+1"));

  it('is read from a spreadsheet with other columns, in any order and with any line ends', () => {
    expect(fromFile('Example,note,Intent\n"one, two",x,a\nthree,,a\rfour,,none\n,,b')).toEqual({ intents: [{ name: 'a', examples: ['one, two', 'three'] }, { name: 'b', examples: [] }], outOfScope: ['four'] });
  });

  it.each(['', '{', '{"intents":[{"name":1}]}', '{"intents":[{"name":"a","examples":[1]}]}', 'a,b\nc,d', '[]'])('is not made of "%s"', (text) => expect(fromFile(text)).toBeUndefined());

  it.each(['a,"b\n', '"', ','])('of a long run of %j takes no time', (piece) => {
    const startedAt = performance.now();
    fromFile(`intent,example\n${piece.repeat(20_000)}`);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
