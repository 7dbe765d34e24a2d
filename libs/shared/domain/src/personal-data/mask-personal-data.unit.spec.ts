import { describe, expect, it } from '@jest/globals';
import { maskPersonalData, ownNames } from './mask-personal-data';

describe('maskPersonalData', () => {
  it('leaves the lines of a text as they are, and of a person nothing', () => {
    expect(maskPersonalData('Hello Ann,\n\n1. Open W2378156\n2. Write to ann@mail.example\n我是王小明')).toBe('Hello Ann,\n\n1. Open …\n2. Write to …\n…');
  });

  it.each([
    ['call +49 170 1234567 now', 'call … now'],
    ['手机138 1234 5678，急', '手机…，急'],
    ['手机１３８１２３４５６７８', '手机…'],
    ['card 4111-1111-1111-1111 was charged', 'card … was charged'],
    ['身份证11010519491231002X', '身份证…'],
    ['寄到浙江省杭州市西湖区文三路90号东部软件园3号楼，谢谢', '寄到…，谢谢'],
    ['send it to 9 Harbour Street, Whitstable CT5 1AH.', 'send it to ….'],
    ['jane.doe@mail.example，www.jane.example/x?y', '…，…'],
    ['Hello, I’m Maria Lopez, I am Waiting', 'Hello, …, I am Waiting'],
    ['My name is Bo\nPlease help', '…\nPlease help'],
  ])('of "%s" leaves "%s"', (text, masked) => expect(maskPersonalData(text)).toBe(masked));

  it.each(['2 people on my street', '7天内能退吗', 'The red one, size 42', "I'm SO ANGRY WITH YOU"])('leaves "%s" as it is', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });

  it.each(['a', '1', ' 1', '@', '.', '路', 'ab1 '])('of a long run of %j takes no time', (piece) => {
    const startedAt = performance.now();
    maskPersonalData(piece.repeat(65_536 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});

describe('names that writers give themselves', () => {
  it.each([
    ['我叫王小明，急', ['王小明']],
    ['姓名：欧阳小明 手机…', ['欧阳小明']],
    ['My name is Maria Lopez and I am angry', ['Maria Lopez']],
    ["I'm Maria Lopez", ['Maria Lopez']],
    ['我叫王小明手机坏了', []],
    ['我是学生，I am German', []],
    ["I'm Bo\nHow can I help?", []],
    ['My name is Anna\nPlease help', ['Anna']],
    ['My name is Jose\u0301', ['José']],
    ...['请提供姓名和电话。', '收件人姓名电话地址', '您的姓名是什么？', '姓名是否正确？', '姓名：\n电话：', '姓名：电话：', '我叫了外卖，', '我叫你们退货！'].map((text) => [text, []] as const),
  ])('in "%s" are %j', (text, names) => expect(ownNames(text)).toEqual(names));

  it.each(['我叫', 'I am A', 'my name is Aa '])('in a long run of %j take no time', (piece) => {
    const startedAt = performance.now();
    ownNames(piece.repeat(65_536 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});
