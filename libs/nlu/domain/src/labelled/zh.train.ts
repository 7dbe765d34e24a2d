/** Chinese, training part: the themes of shops; the format is described in labelled-message.ts. */
export const chineseTrain = `
# parcels
=0 order.status | 亲 我的快递到哪了
=0 order.status | 单号{o:SF1423378890021}查不到物流信息啊
-2 delivery.late | 都五天了还在揽收状态，什么情况
=0 delivery.address-change | 地址写错了，麻烦改到{l:广州市天河区体育西路103号维多利广场B座1805}
-4 delivery.late+complaint | 催了三回了，每次都说帮您催促，催到哪去了？
-2 delivery.late | 显示已签收可是我根本没收到
=0! delivery.late | {d:明天=2026-11-19}就过生日了，{d:今天=2026-11-18}一定要送到啊拜托
-6 complaint | 快递员把件往地上一扔就走，打电话还骂人，什么素质
=0 delivery.address-change | 放菜鸟驿站就行 别送家里，{l:长宁区仙霞路620弄门口驿站}
=0 order.status | 订单{o:202611120044871}几时发货
-1 order.status | 付款三天了还没发货呢
=0 order.cancel | 还没发货吧？不要了取消
-3 product.defect | 箱子压扁了，里面{q:两瓶=2}酱油碎了{q:一瓶=1}
-2 delivery.late | 物流从{d:周日=2026-11-15}开始就没更新过
+0 thanks | {d:昨晚=2026-11-17T18:00/24:00}下单{d:今早=2026-11-18T06:00/12:00}就到了，太快了吧！
=0@ human.request | 转人工
=0@ human.request | 人工客服在吗
-5@ human.request+complaint | 转人工转人工转人工！说了多少遍了
=0 order.status | 请问一下什么时候能送到{l:重庆市渝北区龙溪街道红锦大道86号}
-1 delivery.late | 同城的件走了四天 有点慢吧
-7 complaint | 丢件了就赔个运费？当我好欺负？邮政局投诉等着
=0 delivery.address-change | 收件人电话改成{p:13702218856=+8613702218856}，谢谢
=0~ order.status | 不急，就看看发没发
-2 delivery.late | 怎么又延误了呀 上次也是
=0 order.status | 包裹里有{q:三件=3}东西，是一起发还是分开发？
=0 order.status | 東西寄出了嗎，{d:下週三=2026-11-25}前要收到
-3 delivery.late | 呵呵，次日达
-8 complaint | 你们是不是把我的件偷了？小偷！报警了
=0 opening-hours | 驿站晚上几点关
=0 appointment.book | 能约个{d:今天下午五点半=2026-11-18T17:30}以后送货么，白天没人
=0 delivery.address-change | 门牌号少打了一个数字，应该是{l:中山北路2668号}
-1 product.defect | 收到的跟买的不是一个东西
=0 order.status | 查下这俩单子 {o:2026110900187} {o:2026110900193}
-2 delivery.late+order.status | 圆通的，{o:YT7382910475562}，一直停在中转站
=0 none | 你们发什么快递
+0 thanks | 收到了，包得很严实，谢谢店家
-4 complaint | 送货上门写着好看的？每次都让我自己去拿
=0 refund.request | 超时赔付的{a:5块钱=CNY 5}怎么领
=0 order.cancel+refund.request | 拒收了，钱退我一下
-1 delivery.late | 说好{d:11.16=2026-11-16}到的
-9 complaint | 去你妈的垃圾快递，老子的药啊，耽误了要你们命
=0 greeting | 你好
=0 greeting | 亲，在么
=0 thanks | 好的谢谢
=0 goodbye | 拜拜
# refunds
=0 refund.request | 我要退款
=0 refund.status | 退款啥时候到账呀
-2 refund.status | 退货{d:上个礼拜=2026-W46}就签收了，{a:236元=CNY 236}还没退
=0 return.request | 七天无理由还能退不？{d:十二号=2026-11-12}收的货
-4 refund.request+complaint | 说退又不退，踢皮球呢你们
-1 return.request | 退货运费谁出啊，又不是我的问题
=0 refund.status | 钱是退到微信还是卡里
-7 refund.request+complaint | 再不退款我就去消协告你们 两千多 不是小数目
=0 return.request | 退货地址发我一下
=0 return.request | 买了{q:五盒=5}拆了{q:一盒=1}，剩下{q:四盒=4}能退吗
-2 refund.status | 审核审核审核，审了一个星期了
=0 refund.request | 降价了，能退差价吗，{a:99块=CNY 99}买的现在{a:79块=CNY 79}
+0 thanks | 秒退款，良心商家
-5 complaint+refund.request | 拿个二手货糊弄我，恶心！退钱
=0@ human.request+refund.status | 麻烦帮我转个人工，问下退款的事
=0 return.request | 赠品需要一起寄回吗
-1 refund.status | 怎么只退了{a:88元=CNY 88}，我付的{a:108元=CNY 108}呀
=0 refund.request | 申请退款{o:DD20261116552}，原因选错了能改吗
-3 refund.status | 你们系统显示退款成功 银行说没有 到底谁在说谎
=0~ refund.status | 不用急着处理，就想知道退款大概多久
=0! refund.request | 买错了！还没发货赶紧给我退了
-8 refund.status+complaint | 三个月了！！骗子！钱呢！还我血汗钱！
=0 return.request | 想换个大一号的，怎么操作
-2 return.request | 拒绝我的退货申请？凭什么
=0 refund.status | {o:TK88123091}这个退款单到哪一步了
=0 return.request | 快递{d:明天上午=2026-11-19T06:00/12:00}能上门取件吗，地址{l:苏州市姑苏区干将东路178号}
-1 refund.request | 味道不喜欢，可以退吗 已经开了
=0 return.request+refund.status | 退货单填好了，填完多久能退钱
=0 invoice.request+return.request | 退货的话发票要寄回去么
-6 complaint | 客服承诺给我补偿{a:50元=CNY 50}，现在不认账，聊天记录我都有截图，无耻
=0 refund.request | 多付了{a:￥15.9=CNY 15.9}，退一下呗
=0 coupon.problem+refund.status | 退款后优惠券还返还么
=0 account.delete | 我要注销账号，把我信息都删了
-3 complaint | 处理个退款要填{q:八张=8}表，服气
=0 order.cancel | 取消订单，谢谢
=0 none | 你们公司在哪个城市
-1 none | 好烦啊
=0 none | 666
# clothes
=0 product.availability | {g:云朵羽绒服=云朵轻薄羽绒服}M码还有吗
=0 return.request | 裤子长了，换短一点的有吗
-2 product.defect | 毛衣掉毛掉得厉害，黑裤子全是白毛
-1 return.request | 色差好大啊，想退
=0 product.availability | 这双鞋38码啥时候补货
-3 product.defect | 穿了一次鞋底就开胶了，什么质量
+0 none | 衣服超好看，闺蜜都来问链接😍
=0 product.availability | {g:老爹鞋=追风老爹鞋}有没有白色的，拿{q:两双=2}
-4 complaint | 好评返现{a:3元=CNY 3}都赖账，抠死你们得了
=0 return.request | 衣服洗过一次还能退吗
-2 product.defect | 拉链坏了拉不上去
=0 order.status | 预售的大衣{d:12月1号=2026-12-01}能发吗
=0 appointment.book | 想预约{d:周六下午三点=2026-11-21T15:00}到店试婚纱
=0 opening-hours | 万达店几点开门
-1 product.defect | 收到少了{q:一条=1}腰带
=0 coupon.problem | 满300减50的券怎么显示不可用
=0 delivery.address-change | 宝贝还没发的话寄到我公司，{l:福州市鼓楼区五四路158号环球广场}
-5 refund.request+complaint | 吊牌都没有一看就是别人穿过的，真恶心，退钱退钱
=0 invoice.request | {q:6件=6}工服要开增值税发票
=0 return.request | {g:云朵羽绒=云朵轻薄羽绒服}L换XL
-2 complaint | 模特图骗死人，实物跟抹布一样
=0 order.cancel | 拍重了 取消{q:一件=1}
=0 product.availability | {g:追风老爹鞋}和{g:小白鞋=极简小白鞋}哪个有43的
+0 thanks | 换货超快 客服妹子也很nice
-1 delivery.late | 买来{d:这周五=2026-11-20}穿的，到现在没发
=0 payment.failed | 花呗付不了款怎么办
-3 product.defect | {q:两只=2}鞋一大一小，你们质检是闭着眼的吗
=0~ product.availability | 慢慢回没事，想问下冬款什么时候上
=0 account.login | 会员登不上，手机号{p:18600997712=+8618600997712}
-6 complaint | 给差评就打电话骚扰我，再骚扰我报警
=0 return.request | {q:三条=3}裤子退{q:两条=2}留{q:一条=1}可以吗
=0 product.availability | 有沒有貨？黑色的
-2 refund.status | 退的那双鞋钱还没到账，{d:上周四=2026-11-12}寄的
=0 none | 170/130斤穿多大码
-1 product.defect | 有一股很重的味道
=0 product.availability | {g:追疯老爹鞋=追风老爹鞋}咋下架了
=0 delivery.address-change | 電話和地址都要改，地址改成{l:深圳市福田区深南大道6011号}
# electronics
-2 product.defect | 手机充不进去电，才买{q:一部=1}就这样
=0 product.availability | {g:星耀15=星耀15手机}256G的有货没
-4 product.defect+complaint | 修了三次还是自动关机，你们修的是空气吗
=0 invoice.request | 开发票，抬头：杭州云舟贸易有限公司，税号发邮箱{e:yz_finance@163.com}了
=0 appointment.book | 空调装机约{d:后天上午九点=2026-11-20T09:00}可以吗，{l:合肥市蜀山区望江西路99号}
-1 product.defect | 耳机左边没声音
=0 return.request | {g:静音耳机=静音降噪耳机}不喜欢可以退么 没拆
-3 order.status | 说24小时发货，现在72小时都过了
=0 order.status | 我{d:10月31号=2026-10-31}送修的笔记本修好没 工单{o:WX-1031-0087}
-5 complaint | 保修期内跟我要{a:680元=CNY 680}检测费？想钱想疯了
+0 thanks | 师傅上门很准时，讲解也到位，满意
-2 product.defect | 屏幕有条绿线，刚开机就有
=0 payment.failed | 分期付款审核不过是为什么呀
-2 payment.failed | 付了两次{a:3999元=CNY 3999}！只下了一单
=0 account.password-reset | 路由器管理密码忘了
=0 product.availability | 充电器单卖吗，要{q:2个=2}
-7 complaint | 卖翻新机当新机，工商局见吧骗子
=0! appointment.book | 冰箱不制冷了一冰箱肉啊，赶紧派人来修
=0 return.request | 买的{a:1.2万=CNY 12000}的电视，屏太大了想换小的
-1 delivery.late | 电视说{d:周末=2026-11-21/2026-11-22}送，还没人联系我
=0@ human.request | 给我个人工电话，说不清楚
=0 order.cancel | {o:JD29381746}，不想要了取消吧
-2 product.defect | 洗衣机漏水 地板都泡了
=0 product.availability | {g:静音降噪耳机}以旧换新有活动吗
-3 product.defect | 才用俩月就卡成PPT，也是没谁了
=0 coupon.problem | {a:200元=CNY 200}家电补贴券领不到
-6@ complaint+human.request | 机器人滚，叫你们主管出来，耽误我半天了
=0 opening-hours | 售后网点{d:周日=2026-11-22}上班不，在{l:郑州市金水区花园路59号}那个
=0 delivery.address-change | 洗衣机先别送，地址要换成{l:宁波市鄞州区天童南路700号}
-1 account.login | 换了设备登录要验证码，收不到啊
+0 none | 音质绝了，这个价位无敌
-2 refund.status | 国补的{a:600块=CNY 600}什么时候返给我，等半个月了
=0 product.defect | 说明书上说能投屏，我的咋投不了
-8 complaint | 手机炸了烫伤我儿子！！你们推三阻四，等律师函吧！
=0 invoice.request | 发票抬头开错了要重开
=0 none | 苹果和安卓哪个好
-1 return.request+refund.request | {g:星曜15=星耀15手机}发热严重，想退货退款
=0~ appointment.book | 油烟机清洗，你们哪天有空哪天来，不着急
-4 complaint | 排队排了87位，排到我就断线，可以的
=0 order.status | 订单号是{o:E20261114-7781}，麻烦看下
# food
-3! delivery.late | 一个半小时了！！饭呢！{d:下午=2026-11-18T12:00/18:00}还要开会
-2 product.defect | 汤全洒了，袋子里都是油
=0 order.cancel | 还没接单 取消吧不吃了
-5 complaint+refund.request | 吃出一根头发！！恶心吐了，退款
=0 delivery.address-change | 骑手送错楼了，我在{l:海淀区中关村大街27号10层}
+0 none | 好吃！量也足，下次还点
-2 product.defect | 点的微辣给我送的变态辣
=0 coupon.problem | {a:8块=CNY 8}红包咋用不了
-1 product.defect | 少送了{q:两份=2}米饭{q:一杯=1}可乐
-4 delivery.late+complaint | 备注了不要敲门孩子睡觉，哐哐砸门，看不懂字？
=0 refund.status | {d:昨天=2026-11-17}那单的退款{a:35.8元=CNY 35.8}到了没
=0 opening-hours | 你们店营业到几点
=0! order.status | 快饿死了到底到哪了啊啊啊
-7 complaint | 吃完拉了一宿，黑心店，已经打12315了
=0 invoice.request | 公司聚餐{q:15份=15}，能开发票吗
=0 product.availability | {g:招牌酸菜鱼}{d:今天=2026-11-18}还有吗
-1 delivery.late | 超时半小时了亲
=0 appointment.book | 订{d:今晚六点半=2026-11-18T18:30}{q:四位=4}，靠窗
-3 payment.failed | 付了钱显示订单已取消，钱也没退
=0 order.cancel | {o:WM0918827364}点错了退掉
+0 thanks | 下这么大雨还准时，骑手小哥辛苦了
-2 product.defect | 水果坏了一半，{q:10个=10}烂{q:4个=4}
=0@ human.request | 我要找真人，别自动回复
-6 complaint | 什么垃圾平台，吃了哑巴亏还不让评论
=0 product.availability | {g:酸菜鱼=招牌酸菜鱼}能不放香菜吗
=0 delivery.address-change | 改送{l:成都市锦江区春熙路88号}前台，打我电话{p:180 2345 6671=+8618023456671}
-1 product.defect | 奶茶没给吸管。。。
=0 none | 减肥吃哪个热量低
=0~ order.status | 不急不急，路上注意安全
-2 delivery.late | 凉透了才送来
=0 refund.request | 少给的那份退我{a:12元=CNY 12}就行
-3 complaint | 好评截图发了红包呢？耍猴呢
=0 appointment.book | {d:下周日中午12点=2026-11-29T12:00}包间还有么，{q:十个人=10}左右
-8 complaint | 老鼠屎都能吃出来，还开什么店，关门吧，缺德玩意
=0 product.availability | 现在点还有早餐吗
-1 coupon.problem | 新人券抢完了写着还能领
`;
