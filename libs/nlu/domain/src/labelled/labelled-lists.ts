import type { EntityList } from '../entities/list/entity-list';

/** The product lists that the labelled messages were written against, as an editor of each business would keep them. */
export const labelledLists: readonly EntityList[] = [
  {
    kind: 'product',
    entries: [
      // Training themes.
      { name: '云朵轻薄羽绒服', synonyms: ['云朵羽绒服', '云朵羽绒'] },
      { name: '追风老爹鞋', synonyms: ['老爹鞋'] },
      { name: '极简小白鞋', synonyms: ['小白鞋'] },
      { name: '星耀15手机', synonyms: ['星耀15', '星耀十五'] },
      { name: '静音降噪耳机', synonyms: ['静音耳机'] },
      { name: '招牌酸菜鱼', synonyms: ['酸菜鱼'] },
      { name: '5G畅享套餐', synonyms: ['畅享套餐'] },
      { name: '钻石年卡', synonyms: ['钻卡'] },
      { name: '汽车脚垫', synonyms: ['车用脚垫'] },
      { name: 'Cloud Puffer Jacket', synonyms: ['cloud puffer'] },
      { name: 'Comet Trainers', synonyms: ['comet sneakers'] },
      { name: 'Nova 15 Phone', synonyms: ['nova 15'] },
      { name: 'Quiet Pro Headphones', synonyms: ['quiet headphones', 'quiet pro'] },
      { name: 'Truffle Mushroom Pizza', synonyms: ['truffle pizza'] },
      // Test themes.
      { name: '云栖布艺沙发', synonyms: ['云栖沙发'] },
      { name: '北欧实木床', synonyms: ['北欧床'] },
      { name: '小鹿儿童学习桌', synonyms: ['小鹿学习桌', '小鹿桌'] },
      { name: '丽江古城双人套餐', synonyms: ['丽江双人套餐', '丽江双人游'] },
      { name: '三亚五日自由行', synonyms: ['三亚自由行', '三亚五日游'] },
      { name: '星悦金卡', synonyms: ['金卡'] },
      { name: '雅思七天冲刺班', synonyms: ['雅思冲刺班', '雅思冲刺'] },
      { name: '少儿编程启蒙课', synonyms: ['少儿编程', '编程启蒙课'] },
      { name: '考研政治全程班', synonyms: ['考研政治班'] },
      { name: '基础体检套餐', synonyms: ['基础体检'] },
      { name: '超声洗牙套餐', synonyms: ['洗牙套餐'] },
      { name: '悦动跑步机X3', synonyms: ['悦动X3', '跑步机X3'] },
      { name: '小恐龙学步车', synonyms: ['恐龙学步车'] },
      { name: 'Harbour Corner Sofa', synonyms: ['harbour sofa'] },
      { name: 'Oslo Floor Lamp', synonyms: ['oslo lamp'] },
      { name: 'Lisbon City Break', synonyms: ['lisbon weekend'] },
      { name: 'Platinum Rewards Card', synonyms: ['platinum card'] },
      { name: 'IELTS Bootcamp', synonyms: ['ielts intensive'] },
      { name: 'Hygienist Clean & Polish', synonyms: ['hygienist clean'] },
      { name: 'HydraGlow Night Serum', synonyms: ['hydraglow', 'hydraglow serum'] },
      { name: 'Dino Balance Trike', synonyms: ['dino trike'] },
    ],
  },
];
