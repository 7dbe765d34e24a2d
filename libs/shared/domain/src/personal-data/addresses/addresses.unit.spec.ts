import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../text/normalise';
import { addresses } from './addresses';

const addressesOf = (text: string): string[] =>
  addresses({ text, normal: normalise(text) }).map(({ value }) => value);

describe('addresses', () => {
  it.each([
    ['麻烦改到浙江省杭州市西湖区文三路90号东部软件园3号楼', '浙江省杭州市西湖区文三路90号东部软件园3号楼'],
    ['我在徐汇区漕溪北路28号12楼等', '徐汇区漕溪北路28号12楼'],
    ['换成宁波市鄞州区天童南路700号吧', '宁波市鄞州区天童南路700号'],
    ['送成都市锦江区春熙路8号5单元602', '成都市锦江区春熙路8号5单元602'],
    ['應該是台北市信義區松仁路100號8樓', '台北市信義區松仁路100號8樓'],
    ['pls ship to Suite 400, 77 Pine Ave, Seattle, WA 98101 thanks', 'Suite 400, 77 Pine Ave, Seattle, WA 98101'],
    ['it is 9 Harbour Street, Whitstable CT5 1AH.', '9 Harbour Street, Whitstable CT5 1AH'],
    ['at 221b baker street', '221b baker street'],
    ['send it to 88 Queen Street West, Toronto, ON M5H 2M5', '88 Queen Street West, Toronto, ON M5H 2M5'],
  ])('finds in "%s": %s', (text, address) => {
    expect(addressesOf(text).map((found) => found.slice(0, address.length))).toEqual([address]);
  });

  it.each(['路由器2个', '中山路支行周六上班吗', '2 people on my street', 'the driver took 2 hours to drive', '5 minutes from my place', '一路88', '换一条路'])(
    'sees no address in "%s"', (text) => {
      expect(addressesOf(text)).toEqual([]);
    },
  );
});
