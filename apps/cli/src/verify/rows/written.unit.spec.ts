import { describe, expect, it } from '@jest/globals';
import { Written } from './written';

describe('a text that was written', () => {
  it.each([
    ['gift wrap please ', 'gift wrap please'],
    ['call 13812345678 about b about b', 'call … about b about b'],
    ['ann@mail.example', '…'],
    ['from ann@mail.example', 'from …'],
    ['well… call 4111 1111', 'well… call …'],
    ['x'.repeat(900), 'x'.repeat(500)],
    ['e\u0301', 'é'],
  ])('"%s" may be kept as "%s"', (text, kept) => expect(new Written(text).fits(kept)).toBe(true));

  it.each([
    ['gift wrap please', 'gift wrap'],
    ['gift wrap please', 'wrap please'],
    ['gift wrap please', 'Gift wrap please'],
    ['call 13812345678 about b', 'call … about'],
    ['a 1234 b 1234 c', 'a … c … b'],
    ['x'.repeat(900), 'x'.repeat(400)],
    ['gift wrap please', null],
  ])('"%s" may not be kept as "%s"', (text, kept) => expect(new Written(text).fits(kept)).toBe(false));
});
