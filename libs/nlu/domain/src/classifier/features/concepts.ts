import { stem } from '../../text/units';

/**
 * Words that customers use for one another, whatever the business sells. A model that saw one of them in its examples
 * then knows something about the others, which matters most where an intent has few examples. The lists are kept to
 * words that mean the same in most sentences; the words themselves stay features too.
 */
const ENGLISH = [
  'buy purchase bought buying',
  'send sent mail post ship shipped dispatch dispatched',
  'arrive arrived come came receive received show reach reached get got getting gotten',
  'missing lost misplaced vanished disappeared lose gone',
  'stolen theft robbed stole mugged',
  'broken broke damaged faulty defective cracked malfunctioning',
  'fail failed failing failure unsuccessful unable fails cannot can\'t couldn\'t couldnt cant',
  'decline declined reject rejected refuse refused denied deny denying rejecting',
  'fee charge charged charges fees cost costs costing price priced pricing charging',
  'extra additional added further another second twice double duplicate duplicated repeated',
  'wrong incorrect mistaken mistake inaccurate error erroneous mistakenly',
  'fix correct solve resolve repair sort rectify',
  'cancel cancelled canceled cancelling revert undo reverse reversed stop call',
  'money cash funds fund amount sum',
  'atm cashpoint machine atms',
  'refund reimburse reimbursement refunded reimbursed',
  'pending processing outstanding unprocessed process',
  'wait waiting long delay delayed late slow longer delays',
  'fast quick quickly soon speed rapid asap urgent urgently hurry immediately',
  'phone mobile cell cellphone smartphone telephone',
  'account profile',
  'delete close terminate remove deactivate shut closing deleting cancel',
  'change edit modify update alter switch amend changing updating',
  'choose select pick',
  'verify verification confirm identify authenticate prove validate verifying confirming',
  'identity id identification',
  'password passcode pin code passwords',
  'country nation countries abroad overseas international foreign europe european eu uk us usa global world',
  'currency dollar dollars euro euros pound pounds gbp usd eur currencies aud',
  'exchange convert conversion converted exchanging rate rates',
  'limit maximum most max restriction cap restrictions limits',
  'minimum least lowest',
  'allow allowed permitted accept accepted accepts support supported',
  'want need would wish like hoping',
  'create make open set setup start begin establish',
  'activate activation enable activating activated',
  'child children kid kids daughter son age young old older teenager teen minor',
  'top topup topping reload recharge add load topped top-up top-ups',
  'transfer transferred wire transferring transfers transaction transactions payment payments',
  'weird strange odd unknown unrecognised unrecognized unfamiliar recognize recognise unexpected suspicious mystery',
  'salary paycheck wage wages pay payday paid income',
  'virtual disposable temporary',
  'people person friend friends someone others anybody anyone',
  'shop store merchant seller retailer restaurant vendor stores shops',
  'statement bill balance history',
  'expire expired expiration expires expiring expiry',
  'track tracking trace locate',
  'address location street move moved moving',
  'help assist assistance support',
  'explain tell know understand explanation information info details',
  'wanna want',
  'automatic automatically auto',
  'physical plastic actual real',
  'forgot forgotten forget remember',
  'source origin',
  'hour hours time times day days week weeks when',
  'deposit deposited deposits cheque check cheques checks',
  'withdraw withdrawal withdrawing withdrew withdrawn withdrawals',
  'visa mastercard',
  'online internet web website site app',
  'trip travel holiday vacation flight journey travelling traveling',
  'food meal dinner lunch breakfast dish recipe',
  'schedule calendar appointment meeting agenda',
  'reserve reservation book booking',
  'big large size bigger larger small smaller',
  'cheap discount coupon voucher promo promotion deal offer',
  'human agent representative person operator advisor staff',
];
const CHINESE = [
  '购买 买 下单 订购 选购 购', '快递 物流 包裹 快件 运单', '发货 寄出 发出 寄 配送 派送 送货', '收到 到货 送到 签收 拿到 到',
  '退款 退钱 返款', '退货 退回 寄回 退', '换货 更换 换', '坏 损坏 破损 碎 故障 破', '质量 品质 做工', '钱 款项 金额 费用 价格 价钱 多少钱',
  '便宜 优惠 折扣 打折 活动 促销', '优惠券 券 红包 代金券 满减', '修改 更改 变更 改', '取消 撤销 不要', '账号 帐号 账户 帐户',
  '登录 登陆 登入', '密码 口令', '注销 删除 销户', '手机 电话 号码', '验证 认证 核实 确认', '慢 晚 迟 久 延误', '快 赶紧 马上 立刻 尽快 赶快',
  '差 垃圾 糟糕 烂 失望', '好 不错 棒 赞 满意', '客服 人工 真人 坐席', '帮 帮忙 帮助 协助', '错 错误 不对 有误', '预约 预订 预定 约', '发票 票据 收据 开票',
  '付款 支付 付 缴费 扣款', '没有 没 无 未', '怎么 怎样 如何 咋', '什么时候 何时 几时 多久 几点 多长时间', '尺码 尺寸 大小 号', '好吃 美味 可口 香',
  '难吃 难以下咽', '店 店铺 商家 门店 店家', '送餐 外卖 骑手 送餐员 配送员', '态度 服务', '地址 住址 收货地址',
];

const groupOf = new Map<string, number>();
[...ENGLISH.map((line) => line.split(' ').map(stem)), ...CHINESE.map((line) => line.split(' '))].forEach((words, group) => {
  for (const word of words) if (!groupOf.has(word)) groupOf.set(word, group);
});

/** The group of a stemmed or segmented word as a stand-in for it, or the word itself. */
export const conceptOf = (word: string): string => {
  const group = groupOf.get(word);
  return group === undefined ? word : `#${group}`;
};
