import { HUMAN_CHOICE } from '@parley/contracts';

/** Phrases that ask for a human. Matched on lower-case text with single spaces; Chinese anywhere, English at word ends. */
const ZH_REQUESTS = [
  '转人工', '人工客服', '人工服务', '找人工', '要人工', '接人工', '叫人工', '真人', '转接人工', '人工坐席', '找客服', '联系客服', '转客服', '叫客服', '叫个人来',
  '找你们经理', '跟人说', '和人说', '跟人聊', '跟活人', '活人',
];
const EN_SOMEBODY = String.raw`(?:human|human being|person|real person|live person|agent|live agent|human agent|representative|rep|operator|advisor|adviser|manager|supervisor|someone real|customer service|staff member|somebody|someone)`;
const EN_REQUESTS = [
  String.raw`(?:talk|speak|chat) (?:to|with) (?:an?|the|your|some|any)?\s*(?:actual |real |live )?${EN_SOMEBODY}`,
  String.raw`(?:connect|transfer|put|hand) (?:me )?(?:over |through )?(?:to|with) (?:an?|the|your)?\s*(?:actual |real |live )?${EN_SOMEBODY}`,
  String.raw`(?:want|need|get|give|find) (?:me )?(?:to (?:see|reach) )?(?:an?|the)\s*(?:actual |real |live )?(?:human|human being|person|agent|live agent|representative|operator|supervisor|manager)`,
  String.raw`(?:human|real person|live agent|live person|representative|operator|agent|human agent)(?:,)?(?: please| now)`,
  String.raw`(?:real|actual|live) (?:human|person|agent)`,
].map((pattern) => new RegExp(String.raw`\b${pattern}\b`, 'u'));
const EN_ALONE = /^(?:human|agent|representative|operator|live agent|real person|human agent|customer service)[.!]*$/u;
const ZH_ALONE = /^(?:人工|客服|真人)[。！!.]*$/u;

const ZH_REFUSALS = /(?:不用|不要|不需要|别|无需|不想|不必|没必要|不是要|不是找)(?:再|给我|帮我|跟我)?(?:转|接|找|叫|联系)?(?:接)?(?:人工|真人|客服|活人)/u;
const EN_REFUSALS = /\b(?:don't|do not|dont|no need to|not|never|without|rather not|didn't)\s+(?:\w+\s+){0,3}?(?:talk|speak|chat|connect|transfer|want|need|human|agent|person|representative)\b/u;

/** True when the text, or the button behind it, asks for a human; works without any engine, in Chinese and English. */
export function asksForHuman(text: string | undefined, choice?: string): boolean {
  if (choice === HUMAN_CHOICE) return true;
  if (text === undefined || text.length > 2_000) return false;
  const plain = text.toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim();
  return asksInChinese(plain.replaceAll(' ', '')) || asksInEnglish(plain);
}

const asksInChinese = (text: string): boolean =>
  (ZH_ALONE.test(text) || ZH_REQUESTS.some((phrase) => text.includes(phrase))) && !ZH_REFUSALS.test(text);

const asksInEnglish = (text: string): boolean =>
  (EN_ALONE.test(text) || EN_REQUESTS.some((pattern) => pattern.test(text))) && !EN_REFUSALS.test(text);
