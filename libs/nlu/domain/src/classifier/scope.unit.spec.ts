import { describe, expect, it } from '@jest/globals';
import { fitTemperature, softmax } from './calibration';
import { chooseThreshold } from './scope';

const known = (certainty: number, right = true) => ({ certainty, right, inScope: true });
const unknown = (certainty: number) => ({ certainty, right: false, inScope: false });

describe('chooseThreshold', () => {
  it('gives the highest accuracy over texts in and out of scope', () => {
    // One in one: refusing up to 0.35 gains both unknown texts and loses one right answer; up to 0.15 gains one and loses none.
    const texts = [unknown(0.1), known(0.2), unknown(0.3), known(0.4), known(0.5), known(0.05, false)];
    const threshold = chooseThreshold(texts, 1);
    expect(threshold).toBeGreaterThan(0.3);
    expect(threshold).toBeLessThan(0.4);
  });

  it('refuses less where fewer out-of-scope texts are expected', () => {
    const texts = [unknown(0.1), known(0.2), unknown(0.3), ...Array.from({ length: 40 }, (_, i) => known(0.4 + i / 100)), known(0.25)];
    expect(chooseThreshold(texts, 1)).toBeGreaterThan(chooseThreshold(texts, 30));
  });

  it('separates nothing within a tie', () => {
    expect(chooseThreshold([unknown(0.5), known(0.5), known(0.5), known(0.9)], 1)).not.toBe(0.5);
  });

  it('loses at most two of a hundred right answers where no out-of-scope text is known', () => {
    const texts = Array.from({ length: 200 }, (_, i) => known(i / 200));
    const threshold = chooseThreshold(texts);
    const lost = texts.filter(({ certainty }) => certainty < threshold).length;
    expect(lost).toBe(4);
  });

  it('refuses nothing when nothing is known', () => {
    expect(chooseThreshold([])).toBe(-Infinity);
  });
});

describe('fitTemperature', () => {
  it('makes confidence agree with how often the first intent is right', () => {
    // Three of four right at the same scores: the confidence must be 0.75.
    const texts = [0, 0, 0, 1].map((label) => ({ label, scores: Float64Array.of(1, 0) }));
    expect(softmax(texts[0]!.scores, fitTemperature(texts))[0]).toBeCloseTo(0.75, 3);
  });

  it('leaves out texts of no intent', () => {
    const texts = [0, 0, 0, 1].map((label) => ({ label, scores: Float64Array.of(1, 0) }));
    expect(fitTemperature([...texts, { label: -1, scores: Float64Array.of(5, -5) }])).toBe(fitTemperature(texts));
  });
});
