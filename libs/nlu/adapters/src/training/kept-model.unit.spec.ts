import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { LinearModel, trainLibrary, type IntentLibrary } from '@parley/nlu/domain';
import { keepModel, keptModel } from './kept-model';

const folder = mkdtempSync(join(tmpdir(), 'parley-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const library: IntentLibrary = {
  intents: [
    { name: 'order.status', examples: ['where is my order', 'track my parcel', '我的订单到哪了', '查物流'] },
    { name: 'refund.request', examples: ['give me my money back', 'refund please', '我要退款', '把钱退给我'] },
  ],
  outOfScope: ['what a nice day', '今天天气不错'],
};
const texts = ['where is the parcel', '退款', 'hello there', ''];
const judged = (model: LinearModel) => texts.map((text) => model.classify(text));

describe('a kept model', () => {
  it('judges as the one that is trained anew', () => {
    const file = join(folder, 'same.model');
    keepModel(file, library, 7);
    expect(judged(new LinearModel(keptModel(file, library, 7)!))).toEqual(judged(new LinearModel(trainLibrary(library, 7).model)));
  });

  it('is none of another library, of another seed, or where nothing was kept', () => {
    const file = join(folder, 'other.model');
    keepModel(file, library, 7);
    expect(keptModel(file, { ...library, outOfScope: [] }, 7)).toBeUndefined();
    expect(keptModel(file, library, 8)).toBeUndefined();
    expect(keptModel(join(folder, 'none.model'), library, 7)).toBeUndefined();
  });

  it('is refused when its file is damaged', () => {
    const file = join(folder, 'damaged.model');
    keepModel(file, library, 7);
    truncateSync(file, 100);
    expect(() => keptModel(file, library, 7)).toThrow();
  });
});
