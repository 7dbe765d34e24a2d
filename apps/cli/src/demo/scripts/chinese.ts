import { asks, asksForPerson, burst, sends, type Script } from './script';

const zh = (name: string, script: Omit<Script, 'name' | 'language'>): Script => ({ name: `zh-${name}`, language: 'zh', ...script });

export const chineseScripts: readonly Script[] = [
  zh('查物流', { turns: asks('你好', '我的订单到哪里了？', '怎么修改收货地址？', '谢谢') }),
  zh('退货', { turns: asks('怎么申请退货？', '退款多久能到账？') }),
  zh('换尺码', { turns: asks('鞋子太小了，可以换大一码吗？') }),
  zh('支付失败', { turns: asks('为什么支付失败了？', '你们支持哪些付款方式？') }),
  zh('重复扣款', { turns: asks('我的订单被重复扣款了怎么办？') }),
  zh('开发票', { turns: asks('在吗', '怎么开发票？') }),
  zh('忘记密码', { turns: asks('忘记密码了怎么办？', '登录不上账号') }),
  zh('运费', { turns: asks('运费是多少？', '多久能送到？') }),
  zh('取消订单', { turns: asks('不想要了，怎么取消订单？') }),
  zh('保修', { turns: asks('保修期是多久？', '收到的商品是坏的怎么办？') }),
  zh('优惠券', { turns: asks('优惠券怎么用？', '礼品卡怎么使用？') }),
  zh('营业时间', { turns: asks('客服几点上班？', '好的，再见') }),
  zh('会员积分', { turns: asks('会员积分怎么用？') }),
  zh('注销账号', { turns: asks('我想注销账号', '你们怎么保护我的个人信息？') }),
  zh('连发几条', { turns: [burst('你好', '我的包裹一直没到', '怎么办呀')] }),
  zh('先说不清', { turns: asks('那个东西', '退款什么时候到账？') }),
  zh('两次说不清', { turns: [...asks('嘟噜嘟噜咕叽'), asksForPerson('不是这个，是哐啷哐啷那个')], thanks: '明白了，谢谢' }),
  zh('转人工', { turns: [asksForPerson('转人工客服')], thanks: '谢谢您，问题解决了' }),
  zh('先问再转人工', {
    turns: [...asks('我的订单到哪里了？'), asksForPerson('没用，我要找真人客服')], thanks: '好的，麻烦您了', comesBackWith: '再问一下，运费是多少？',
  }),
  zh('生气', {
    turns: [...asks('我的订单到哪里了？'), asksForPerson('太气人了！！！等了三个星期，你们就是骗子！垃圾服务！我要投诉，马上给我退钱！！！')], thanks: '那我等到周五',
  }),
  zh('发图片', { on: ['whatsapp'], turns: [sends({ media: 'image' }), ...asks('收到的商品破损了怎么办？')] }),
  zh('发语音', { on: ['whatsapp'], turns: [sends({ media: 'audio' }), sends({ media: 'document' }, true)], thanks: '好的，我打字说' }),
  zh('发位置', { on: ['whatsapp', 'http'], turns: [sends({ location: { latitude: 31.2304, longitude: 121.4737, name: '自提点' } }), ...asks('怎么自提？')] }),
];
