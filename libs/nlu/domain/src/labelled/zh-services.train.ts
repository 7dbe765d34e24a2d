/** Chinese, training part: the themes of services; the format is described in labelled-message.ts. */
export const chineseServicesTrain = `
# telecom
-2 payment.failed | 充了{a:100元=CNY 100}话费没到账，号码{p:13366778899=+8613366778899}
=0 account.password-reset | 服务密码忘了怎么重置
-5 complaint | 乱扣费！！没开过什么彩铃每个月扣{a:6块=CNY 6}
=0 order.cancel | 帮我把流量包退订
-3 complaint | 套餐降不下来，升的时候怎么一秒就升了呢
=0 appointment.book | 宽带装机约{d:这周日下午=2026-11-22T12:00/18:00}，{l:济南市历下区泉城路180号5单元602}
-4 product.defect | 网天天断，一到晚上就断，给钱的时候咋不断
=0@ human.request | 找人工
=0 opening-hours | 营业厅周末几点开门
=0 invoice.request | {d:上个月=2026-10}话费发票怎么下载
-1 account.login | 掌厅登陆不上去
=0 account.delete | 号不用了怎么销户
-7@ complaint+human.request | 别跟我扯条款，叫你们经理来，工信部投诉我已经写好了
=0 order.status | 携号转网办到哪步了，受理号{o:XH20261101772}
-2! product.defect | 断网了，我在家上班等着用，快来修
+0 thanks | 师傅十分钟就修好了，点赞
=0 delivery.address-change | 移机，新地址{l:长沙市岳麓区麓谷大道658号}
-2 refund.status | 预存的{a:200块=CNY 200}说转网后退，半年了
=0 coupon.problem | 积分换的{a:20元=CNY 20}话费券到底怎么用
=0 product.availability | {g:5G畅享套餐}现在还能办吗
-1 payment.failed | 自动扣款失败了，卡里有钱的
=0 none | 5G辐射大不大
-6 complaint | 一天打{q:十个=10}推销电话，烦不烦，再打投诉到死
=0 account.password-reset | WiFi密码改不了
=0 delivery.late | 新卡寄了一礼拜没到诶，{o:EMS1198273645}
-3 complaint | 客服说没法解决，那我交钱给你们干嘛
=0 refund.request | 误订的视频会员{a:十五块=CNY 15}能退吗
=0~ product.availability | 有空回我就行，想了解下{g:畅享套餐=5G畅享套餐}
-2 complaint | 信号差到爆 电梯里就算了 客厅都没有
=0 appointment.book | 能不能改到{d:11月25日=2026-11-25}来装，师傅
-4 complaint | 办的时候说59实际89，欺负老年人？
=0 thanks | OK知道了 多谢
-8 complaint | 半夜停我机你们安的什么心！傻逼公司
# members
=0 account.login | 登录不了，提示账号被冻结
=0 account.password-reset | 忘密码了咋整
-1 account.login | 验证码发了五六遍都没收到
=0 account.delete | 注销要多久，{d:明天=2026-11-19}能好么
-3 account.login | 莫名其妙封我号，我干什么了？？
=0 coupon.problem | 生日券{d:11月20号=2026-11-20}过期，怎么提前一天就没了
-5 complaint | 自动续费偷偷扣{a:25元=CNY 25}，吃相太难看
=0 refund.request | 会员开错了，退一下，{a:198元=CNY 198}的年卡
=0@ human.request | 可以接一下人工服务吗
+0 none | 积分换的杯子挺好看，感谢
=0 account.login | 邮箱{e:Sunny.Chen@foxmail.com}登录提示不存在
-2 coupon.problem | {a:10元=CNY 10}优惠券点了没反应，过会儿就说抢光了
=0 account.password-reset | 改绑手机，旧的{p:15012340987=+8615012340987} 新的{p:15098760432=+8615098760432}
-7 account.login+complaint | 号被盗了你们不管？里面{a:3w多=CNY 30000}的装备，等着我起诉
=0 account.delete | 删掉我的所有数据谢谢
=0 product.availability | {g:钻石年卡}打折吗现在
-1 coupon.problem | 邀请了{q:三个=3}好友，奖励没给
=0! account.login | 直播马上开始我登不进去！！救命
-4 complaint | VIP专属客服就这？等了四十分钟
=0 opening-hours | 你们客服几点下班
=0 account.password-reset | 支付密码连续输错被锁了
-2 payment.failed | 充值不到账，支付宝流水有，{d:昨晚九点=2026-11-17T21:00}充的
=0 invoice.request | 会员费能开发票不
=0 goodbye | 没事了，谢谢，再见
=0 greeting | 早上好
=0 greeting | 在？
-1 account.login | 老是让我滑块验证 滑了十次
=0 coupon.problem | 兑换码{d:今天=2026-11-18}最后一天，提示无效
=0 none | 讲个段子听听
=0 none | ？？？
-6 account.delete+complaint | 泄露我手机号的肯定是你们，注销！马上注销！
=0 refund.status | {g:钻卡=钻石年卡}退费{d:上上周五=2026-11-06}提交的，几时到
=0 account.login+account.password-reset | 账号登不上，密码也改不了
# repairs
=0 appointment.book | 空调加氟约{d:周四下午两点=2026-11-19T14:00}，{l:无锡市滨湖区太湖大道1188号}
=0 appointment.book | 保养{d:下周六上午=2026-11-28T06:00/12:00}有位置没，车牌尾号8K
-4 complaint | 约好{d:九点=2026-11-18T09:00}结果{d:十一点半=2026-11-18T11:30}才来，也不打个电话
-2 product.defect | 刚修完又漏了
-6 complaint+refund.request | 换个零件收我八百？网上才一百二！退我差价不然曝光
=0 order.status | 工单{o:GD-55102937}派人了吗
=0! appointment.book | 水管爆了！！！快来人！！！{l:天津市和平区南京路189号津汇广场}
=0 order.cancel | 师傅不用来了，自己弄好了
=0 invoice.request | 维修费{a:350元=CNY 350}给开票吗
+0 thanks | 师傅手艺好，收费也透明，五星
-3 appointment.book | 改约第三次了，能不能靠谱一点
=0 opening-hours | 4S店大年初二开吗
-1 product.defect | 洗完车发现门上一道划痕
=0@ human.request | 给我接技术员，机器讲不明白
-5 complaint | 修个马桶把地砖砸裂，说不关他事，什么人啊
=0 refund.request | 没修好，上门费30能退么
=0~ appointment.book | 不着急，月底前来看看就行
=0 product.availability | {g:汽车脚垫}有没有适合两厢的
-7 complaint | 偷换我家压缩机，监控都拍下来了，派出所见
=0 delivery.address-change | 上门地址变更：{l:青岛市市南区香港中路40号}，联系人王女士{p:13505320011=+8613505320011}
-2 delivery.late | 配件等了二十天还没到货
=0 payment.failed | 扫码付款提示商户异常
=0 appointment.book | 能{d:三天后=2026-11-21}来吗，这两天出差
=0 appointment.book+invoice.request | 家里{q:三台=3}空调都要洗，约{d:周日=2026-11-22}，要发票
-1 complaint | 师傅抽烟，家里有孕妇，不太好吧
=0 none | 甲醛多久能散完
+0 goodbye | 搞定啦 谢谢 拜
-3@ human.request+appointment.book | 约了没人来，给我回电{p:0512-65228899=+8651265228899}
=0 order.cancel+appointment.book | {d:明天=2026-11-19}的取消，换成{d:下礼拜二早上=2026-11-24T06:00/12:00}
-2 complaint | 报价{a:200块=CNY 200}到了变{a:500块=CNY 500}，这不坑人么
=0 none | 附近有加油站吗
=0 product.defect | 门锁老是报警，是不是没电了
-8 complaint | 一群骗子，钱交了人拉黑了，不得好死
# cars and second hand
=0 appointment.book | 那个我想约一下就是{d:下周五=2026-11-27}做个保养可以吗就是上次那个店
-2 product.defect | 二手相机收到快门按不下去，描述说九成新
-6 complaint+refund.request | 泡水车当精品车卖，丧良心，退车退钱
=0 account.login | 登路不进去啊老是提示网洛异常
=0 order.status | 拖车到哪了，我在{l:沪昆高速嘉兴服务区}
-3 payment.failed | ETC多扣了我{a:45块5=CNY 45.5}
=0 return.request | 機油買錯型號，{q:兩桶=2}都沒開，可以退嗎
-1 delivery.late | 车牌寄了好久了还妹收到
=0 invoice.request | 洗车{q:十张=10}套票开发票
-4@ human.request+complaint | 听不懂人话是吧，换个人来跟我说
+0 thanks | 卖家人超好还多送了个镜头盖，好人一生平安
-2 refund.status | 押金{a:1w=CNY 10000}退了吗都验完车了
=0 product.availability | {g:汽车脚塾=汽车脚垫}米色的还有没
=0~ order.status | 有时间帮我看看代办的年检好了没就成
-7 complaint | 奸商！发动机号都对不上，买辆贼车，派出所见
=0! appointment.book | 抛锚了在高架上！快派拖车！{p:13800571234=+8613800571234}
-2 complaint | 看车说好不收费，去了要两百，逗我玩呢
=0 delivery.address-change | 提车城市换成南京行不，{l:南京市建邺区江东中路289号}店
=0 refund.request | 订车的{a:2000块钱=CNY 2000}定金还能退么 老婆不同意
=0 opening-hours | 车管所{d:礼拜六=2026-11-21}上不上班
=0 order.cancel | 试驾我去不了了取消吧
-3 complaint | 试驾完天天打电话，拉黑了换号打，有毒吧
=0 coupon.problem | 加油券{a:30元=CNY 30}的那张，扫码说已核销，我根本没用过
-1 complaint | 说好洗车送打蜡 结果没有 算了
=0 account.delete | 车卖了 麻烦解绑注销
+0 goodbye | 好嘞谢谢，没问题了
=0 none | 油价{d:明天=2026-11-19}涨不涨
-2! order.status | 急急急！临牌{d:明天=2026-11-19}过期，正式牌到底寄没寄
-5 complaint | 三天两头坏，上高速都不敢，这是车还是棺材
=0@ human.request | 想跟真正的顾问聊聊，不想跟AI聊
=0 account.password-reset | 车机密码忘求了
-4 refund.status | 退车款呢？一拖再拖，上次说{d:周二=2026-11-17}，{d:今天=2026-11-18}又说{d:下周=2026-W48}
=0 product.defect | 仪表盘亮个黄灯是啥毛病
-8@ complaint+human.request | 让你们老板滚出来见我！害我全家差点出车祸！
=0 order.cancel+refund.request | 不买了，订单{o:ES20261118001}取消，钱退回来
-1 appointment.book | 改个时间吧 {d:二十号=2026-11-20}有事
=0 product.availability | 二手{g:星耀十五=星耀15手机}有么，成色好点的
-1 order.cancel | 不想要这台了，取消，耽误你们了不好意思
# moving
=0 appointment.book | {d:本周日早上八点半=2026-11-22T08:30}搬家，三室一厅，要{q:两辆=2}车
-6 complaint | 搬个家坐地起价，原来说{a:600块=CNY 600}，到楼下要{a:1500块=CNY 1500}不给不卸货，土匪啊
-3 product.defect | 冰箱门给我磕了个坑，师傅一声不吭就走了
=0 order.status | 司机出发了没，单号{o:BJ-20261118-14}
=0 delivery.address-change | 目的地填错了，是{l:佛山市南海区桂城街道南平西路11号}
-2 delivery.late | 约的{d:九点=2026-11-18T09:00}现在人影都没有，打司机电话关机
+0 thanks | {q:两个=2}小伙子话不多干活利索，玻璃一个没碎，满意
=0 refund.request | 没用到大车，车型差价能退吗
-4@ human.request+complaint | 客服跟我打太极，让你们能拍板的人来谈
=0 invoice.request | 公司搬迁{a:8,800元=CNY 8800}，要开专票
-1 product.defect | 纸箱少了{q:一个=1}，里面是我的书
=0~ appointment.book | 先问问价，{d:下月=2026-12}才搬，不着急
=0 none | 跨省搬一趟大概要几天
# games
-3 account.login | 更新完就卡在加载界面，根本进不去
-5 account.login+complaint | 号无缘无故被封十年，申诉秒拒，你们审核是摆设吧
=0 refund.request | 孩子偷偷充了{a:3280元=CNY 3280}，可以退吗
-2 payment.failed | 月卡钱付了，游戏里没发
=0 account.password-reset | 二级密码忘光了怎么改
-8 complaint | 骗氪的狗公司，关服也不说一声，集体维权走起
=0 coupon.problem | 礼包码{d:今天=2026-11-18}发的怎么说已被使用
=0@ human.request | 有没有人工，我要申诉
-1 product.defect | 手柄左摇杆漂移
+0 none | 新版本优化得真不错，手机终于不烫了
=0 none | 什么时候出新角色
=0 account.delete | 我要注销，绑定手机{p:17790088123=+8617790088123}
=0 product.availability | 周边手办还补不补货
# flowers
-4! delivery.late | {d:今天中午=2026-11-18T11:00/14:00}求婚用的花，说好{d:十一点=2026-11-18T11:00}，现在都几点了！！
=0 order.status | 花送到了没，收花人说没接到电话
-2 product.defect | 玫瑰蔫了一半，花瓣都黑了
=0 delivery.address-change | 送到她公司{l:杭州市西湖区文三路478号华星时代广场}，前台收
-3 complaint | 图上{q:三十三枝=33}，我数了才{q:二十六枝=26}，数学谁教的
=0 order.cancel | 分手了，不送了，取消吧
+0 thanks | 女朋友感动哭了，卡片字写得也好看
=0 product.availability | {d:明天=2026-11-19}能送绿玫瑰不，{q:十一朵=11}
-1 refund.status | 花费退了配送费怎么没退
=0 opening-hours | 花店早上几点有人
=0@ human.request | 给我转店长
-6 complaint+refund.request | 丧葬花篮送成开业的，你们脑子呢？？退款道歉！
=0 invoice.request | {q:12束=12}教师节的花，能开一张票吗
# software
-2 account.login | 登录就报错500，清缓存也没用
-3 complaint | 群里@了一天没人吭声，付费用户就这待遇
=0 invoice.request | 续费{a:2.4万=CNY 24000}的发票抬头要改
-4 product.defect | 更新之后导出全是乱码，客户等着要报表呢
=0 order.cancel | 企业版先不续了，帮忙停掉自动续费
=0 product.availability | 离线版还卖吗，要{q:30个=30}授权
-2! product.defect | 系统崩了，马上要开董事会，求快
=0 appointment.book | 约个线上培训，{d:下周三上午十点=2026-11-25T10:00}
+0 thanks | 技术支持远程几分钟就搞好了，厉害
-5@ complaint+human.request | 工单踢来踢去一周了，我要跟你们技术总监通话
=0 refund.request | 买错版本，差{a:1,200元=CNY 1200}能不能退
=0 account.password-reset | 管理员离职了，密码没人知道
-1 payment.failed | 对公转账三天了，还是显示待付款
=0~ none | 得空的话发我一份对比表呗
# laundry and rentals
-4 product.defect | 羊绒大衣洗完硬得跟纸板一样，三千多买的啊
=0 order.status | 洗好了吗 取衣码{o:XY-660927}
-2 delivery.late | 说两天送回来，{d:今儿=2026-11-18}都第五天了
-6 complaint+refund.request | 把我白衬衫染成粉的还说本来就这样，必须赔钱
=0 appointment.book | {d:明天上午九点=2026-11-19T09:00}到{d:十点=2026-11-18T10:00}能上门取件吗
-1 complaint | 客服回得好慢，等半天
+0 thanks | 洗得很干净，袖口都白了，谢谢啦
-3 payment.failed | 押金扣了两份，系统还让我再付
=0 refund.status | 租车押金{a:3000元=CNY 3000}多久退
-5 complaint | 还车的时候说有划痕，明明取车就有，讹人呢
=0 order.cancel | 行程有变，{d:23号=2026-11-23}的车不租了
-2 account.login | 刷不了脸，车门都开不了
=0 opening-hours | 机场店凌晨能还车吗
-7@ complaint+human.request | 高速上刹车失灵差点没命！马上让你们安全负责人联系我！
=0 product.availability | 七座的国庆后还有车不
-3 complaint | 房子照片拍得跟皇宫似的，去了像仓库
=0 appointment.book | 想看房，{d:周四晚上七点=2026-11-19T19:00}方便吗
-2 product.defect | 热水器打不着火，洗了三天冷水
=0 delivery.address-change | 衣服送到新家，{l:长春市朝阳区人民大街5268号}
-4@ human.request | 管家不接电话不回微信，你们谁能管管
=0~ product.availability | 空了回我一声，单间最便宜的多少
-1 refund.status | 退租一礼拜了押金没消息
-6 complaint | 半夜有人拿钥匙开我门，你们把备用钥匙给谁了？！
+0 none | 管家小李特别热心，搬家都来帮忙
=0 invoice.request | 租金发票可以按月开吗
-2 coupon.problem | 洗衣卡充{a:500元=CNY 500}送的{a:100元=CNY 100}一直没到
-3 product.defect | 窗帘洗缩了一大截，根本挂不上
=0 account.password-reset | 门锁密码能远程重置吗
-2 complaint | 送回来的衣服不是我的，粗心得离谱
-1 delivery.late | 都晚了俩小时了师傅还没影儿
=0 return.request | 租的婴儿床用不上了可以提前还吗
-8 complaint | 把我狗关门外一天中暑死了，你们赔得起吗，法院见
=0 none | 羽绒服自己手洗行不行
`;
