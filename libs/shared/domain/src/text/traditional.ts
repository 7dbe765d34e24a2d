/** Traditional and simplified forms of characters that customers of a shop use, in pairs. */
const PAIRS =
  '訂订單单貨货發发運运遞递達达詢询問问題题請请謝谢嗎吗麼么這这個个們们時时間间還还沒没來来無无為为從从對对錯错誤误' +
  '寄寄換换帳账號号碼码登登錄录密密優优惠惠券券劃划價价錢钱購购買买賣卖東东壞坏損损裝装電电話话聯联繫系絡络員员' +
  '轉转線线點点開开關关門门營营業业預预約约維维護护費费稅税據据證证實实際际現现經经過过處处理理後后說说讓让給给' +
  '應应該该樣样種种類类質质產产氣气憤愤滿满態态度度騙骗訴诉舉举報报緊紧趕赶儘尽馬马幾几萬万億亿兩两雙双條条' +
  '張张臺台網网頁页鏈链結结顯显示示確确認认數数額额總总體体驗验專专選选擇择聽听見见讀读寫写學学會会覺觉樂乐' +
  '歡欢愛爱難难過过極极變变長长隻只盡尽歸归還还慢慢級级緩缓環环區区縣县樓楼廳厅廣广場场陸陆灣湾國国務务屬属' +
  '週周裡里邊边鐘钟歷历曆历離离補补償偿賠赔負负責责賬账戶户銷销註注冊册協协議议規规則则';

const SIMPLIFIED = new Map(Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[2 * i]!, PAIRS[2 * i + 1]!]));
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED].filter(([from, to]) => from !== to).map(([from]) => from).join('')}]`, 'g');

/** Replaces the known traditional characters; the length stays. */
export const toSimplified = (text: string): string => text.replace(TRADITIONAL, (char) => SIMPLIFIED.get(char)!);
