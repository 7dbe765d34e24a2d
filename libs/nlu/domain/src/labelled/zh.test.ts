/** Chinese, test part; the format is described in labelled-message.ts. Written before any engine was run on it. */
export const chineseTest = `
# furniture
-3 delivery.late | {g:云栖沙发=云栖布艺沙发}说好{d:上周五=2026-11-13}送到的，到现在连个电话都没有
=0 order.status | 单号{o:FN202611030087}，帮忙看下发货没呀
-2 product.defect | 床头板裂了一道缝，大概2公分长，拆箱就这样，不是我弄的
=0 delivery.address-change | 收货地址能改吗？改成{l:浙江省杭州市余杭区文一西路998号5幢1201}
-5 delivery.late+complaint | 等了快一个月了！！！衣柜还没影，你们到底有没有在做啊
=0 product.availability | {g:北欧床=北欧实木床}1米8的现在有现货不
-2 product.defect | 少发了{q:两个=2}抽屉的滑轨，师傅装到一半走了
=0 appointment.book | 想约{d:这周六下午=2026-11-21T12:00/18:00}上门安装，我家在{l:松江区九亭镇涞坊路55弄}
-6 refund.request+complaint | 甲醛味大得孩子直咳嗽，退钱！不退我就去12315
=0 invoice.request | 麻烦开张专票，金额{a:12800元=CNY 12800}，发我邮箱{e:caiwu.lin@muyuan.com.cn}
-1 return.request | 颜色跟图片差好多，奶咖色成了屎黄，可以退吗
+0 thanks | 安装师傅太专业了，地板都给擦干净了，赞👍
=0 return.request | 桌子买高了，能换成{g:小鹿学习桌=小鹿儿童学习桌}的矮款么，补差价也行
-3 product.defect | 沙发坐了不到俩礼拜就塌了一块，{a:6千多块=CNY 6000}的东西就这质量？
=0~ product.availability | 不着急哈，就想问问岩板餐桌啥时候再上
-4@ human.request+delivery.late | 别再给我发链接了，找个能管事的人来，我的床到底哪天到
-2 refund.status | 定金500退了吗，{d:11月2号=2026-11-02}申请的到现在没动静
=0 order.cancel | 那个茶几先不要了哈，订单取消一下，{o:FN202611150412}
-7 complaint | 真是开了眼了，送货的把我家门框撞掉漆还说是我自己弄的，不赔是吧，法庭见
=0 opening-hours | 你们红星那家店几点关门啊，下班过去来得及么
-1 payment.failed | 付尾款一直转圈圈，付不出去
=0 coupon.problem | 满{a:5000元=CNY 5000}减{a:300元=CNY 300}那个券在哪里领呀
-8 complaint | 骗子公司！展厅是实木发来的是颗粒板，良心被狗吃了？？
+0 none | 沙发超级舒服，全家都喜欢，已经推荐给同事啦🥰
-2 product.defect | 床垫有一股霉味 晒了三天还是有
=0! delivery.late | {d:后天=2026-11-20}就要搬进去了，求求了，床能不能{d:明天=2026-11-19}送到，没地方睡
-3 delivery.late | 呵呵，说好的七天到货，这都第二十天了
=0 order.status+delivery.address-change | 问下柜子到哪了，还有地址能不能改到{l:闵行区七宝镇新镇路1200号}
-1 appointment.book | 安装时间要改，{d:22号=2026-11-22}我不在家，改{d:24号上午十点=2026-11-24T10:00}行不
=0 product.availability | 请问椅子单买{q:四把=4}有货吗 不要桌子
-4 complaint | 你们客服是复读机吗？问了五遍都是一样的话
=0@ human.request | 麻烦安排个售后给我回个电话 {p:13911028876=+8613911028876}
-1 product.defect | 玻璃门上有划痕，不大，但是看着膈应
+0 thanks | 好的收到，补发的螺丝已经到了，谢谢亲
-2 delivery.address-change | 楼层写错了，写成3楼了其实是13楼，没电梯那种会加钱吗
# travel
=0 order.status | 机票出票了没？订单{o:TR88020719}
-2! order.cancel | 孩子发烧去不了了，{d:明早八点=2026-11-19T08:00}的高铁票帮我退掉，快点，来得及吗
-4 refund.status | 说7个工作日，现在15个工作日了，{a:3560块=CNY 3560}的机票钱呢
=0 appointment.book | 帮我约{d:12月5日=2026-12-05}的{g:丽江双人游=丽江古城双人套餐}，{q:两位=2}大人
-6 complaint+refund.request | 酒店跟图片完全两码事，床单上还有头发，恶心死了，必须全额退款
=0 product.availability | 国庆那种{g:三亚五日游=三亚五日自由行}元旦还有位置吗
-3 payment.failed | 付款的时候闪退，钱扣了{a:¥2,180=CNY 2180}，订单显示未支付
=0 invoice.request | 行程单怎么打？报销要用，抬头是上海启衡科技有限公司
-9 complaint | 你们这群垃圾，大半夜把我一家老小扔在机场，等着上新闻吧，操
=0 delivery.address-change | 签证材料别寄公司了，寄到{l:北京市朝阳区望京西园四区410号楼2单元}吧，收件人李雯
-1 account.login | 换了手机号登不进去了，老号码{p:138 0017 2290=+8613800172290}已经停用
=0 opening-hours | 你们门店{d:周日=2026-11-22}办签证吗 几点开始取号
-2 order.cancel | 航班取消了你们也不通知一声，我还傻傻跑到机场，现在怎么退
+0 thanks | 导游小周特别负责任，下次还找你们家，五星好评
=0 coupon.problem | 新人立减{a:100元=CNY 100}的券用的时候说不符合条件，可我就是新用户啊
-3@ human.request | 机器人听不懂，转人工谢谢，我要改签
=0 order.status | 帮查下{o:Y7QK2P}这个预订确认了吗
-5 refund.request | 手续费收我百分之五十？抢钱呢，退我一千二
=0 none | 三亚{d:下个月=2026-12}冷不冷，要带外套吗
-1 refund.request | 导游临时改行程少去了一个景点，这个门票钱应该退给我们吧
=0 appointment.book | {d:下周二下午两点半=2026-11-24T14:30}接机，{q:3个人=3}{q:四件=4}行李，要商务车
-2 account.password-reset | 密码忘了，找回密码的邮件也收不到，邮箱{e:zhouyan_88@163.com}
=0~ order.cancel | 有空帮我把那个保险退了就行，不急
-7@ human.request+complaint | 我不跟机器人废话！叫你们领导来！飞机都飞了还说处理中
=0 refund.status | 退票的钱是原路返回吗 大概要几天
-2 order.status | 付完款两个小时了还在占座中，到底有没有票
+0 none | 第一次跟团体验蛮好，吃住都超出预期
-4 complaint | 服了你们了，改签三次收三次钱，当我冤大头呢
=0 product.availability | 有没有{d:11月28号=2026-11-28}从成都飞曼谷的，{q:2张=2}
-1 payment.failed | 招行卡一直提示交易失败，额度够的呀
# banking
-3 payment.failed | 转账给房东{a:4500元=CNY 4500}，显示失败但是钱没了，怎么回事
=0 account.password-reset | 取款密码忘了怎么弄，必须去柜台吗
-2! account.login | 手机银行登不上去了提示账户异常，我现在急着转账！
-7 complaint+payment.failed | 莫名其妙扣我{a:199块=CNY 199}年费，谁给你们的权利，不退就投诉到银保监
=0 appointment.book | 想预约{d:明天上午十点=2026-11-19T10:00}去网点开户
=0 opening-hours | 中山路支行{d:周六=2026-11-21}上班吗
=0 order.status | 信用卡批下来没有 申请编号{o:CC2026110455871}
-1 delivery.late | {g:金卡=星悦金卡}说寄出半个月了，还没收到
=0 delivery.address-change | 账单地址改一下：{l:广东省深圳市南山区科技园南区高新南七道12号}
-8@ complaint+human.request | 盗刷我{a:2.3万=CNY 23000}你跟我说等？？马上给我接人工！！
=0 account.delete | 这张卡不用了，怎么销户，需要本人去吗
-2 refund.status | {d:10月20日=2026-10-20}那笔{a:1,299.00元=CNY 1299}的退款还没回到卡上，商家说早退了
=0 invoice.request | 理财手续费能开发票吗
+0 thanks | 刚才接电话那位工号0382的小姐姐真耐心，讲得特别清楚，表扬一下
-1 coupon.problem | 刷卡返现活动达标了，{a:50元=CNY 50}券没到账
=0 none | 你们觉得最近黄金还会涨吗
-3 payment.failed | 还信用卡重复扣了两次，一笔8,000一笔还是8,000，麻烦核实
=0@ human.request | 不要智能语音，我要跟真人说话
=0 account.login | 人脸识别一直过不去，戴眼镜的缘故吗？
-5 complaint | 排队两小时，到我了说下班了，你们银行就是这么为人民服务的？
-2 account.login | 验证码收了{q:八条=8}全是过期的，崩溃😭
=0 refund.request | 误买了意外险，能退保把{a:260元=CNY 260}退回来么
-4 complaint | 贷款经理答应的利率3.2，合同上变3.85，玩文字游戏有意思吗
=0 appointment.book | 换美金要预约吗，{d:下周一=2026-11-23}过去，大概{a:五千美元=USD 5000}
-1 order.cancel | 分期点错了，能撤销吗？才点的
=0 opening-hours | 人工客服晚上几点下班呀
-6 complaint | 催收天天轰炸我单位座机{p:0571-88201345=+8657188201345}，明明早还清了，再打我就报警
=0 account.password-reset | 网银U盾密码输错三次锁住了咋办
+0 goodbye | 懂了懂了，没别的问题了，拜拜～
-2 payment.failed | 还款还不进去，余额明明有{a:三万六=CNY 36000}
# education
=0 product.availability | {g:雅思冲刺班=雅思七天冲刺班}还有名额不，{d:12月中旬=2026-12}考试
-3 refund.request | 老师换了{q:三个=3}了，孩子说听不懂，剩下的{q:18节=18}课我想退费
=0 appointment.book | 给娃约个试听，{g:少儿编程=少儿编程启蒙课}，{d:周日上午九点=2026-11-22T09:00}可以吗
-6 refund.status+complaint | 退费申请三个月了，{a:9800元=CNY 9800}一分没见着，你们是要跑路吗
=0 account.login | 网课app登陆不上，账号是{p:15927366018=+8615927366018}
=0 invoice.request | 学费发票开个人的就行，发{e:liu.mm2019@qq.com}谢谢
-1 order.status | 教材寄了没呀，{d:下周=2026-W48}就开课了，学员号{o:ST-204418}
-2 product.defect | 收到的真题册缺了{q:两页=2}，第33到36页是空白的
=0 order.cancel | 报重复了，{o:ED20261117003}那个取消哈
-4@ human.request+refund.request | 班主任不回消息，客服是机器人，来个活人行不行，我要退课
=0~ none | 随便问问，你们老师有教师资格证嘛
-1 account.login | 课程回放打不开，一直说没权限
=0 coupon.problem | 老学员推荐码填哪儿？结账页面没看到
+0 thanks | 王老师讲得太好啦，孩子这次数学考了98，感谢感谢🙏
=0! appointment.book | {d:今晚=2026-11-18T18:00/24:00}的口语课能改到{d:明晚七点=2026-11-19T19:00}吗 临时加班，麻烦快点回我
-8 complaint | 割韭菜割到小学生头上了，保过班没过说不退，不要脸！已经发抖音了
=0 refund.request | 疫情封校上不了，课费能不能退一半
-2 payment.failed | 花呗分期付学费报错，提示订单异常
=0 opening-hours | 校区中午休息吗，几点到几点有人
-3 delivery.late | 开课一周了书还没到，裸听啊？
=0 delivery.address-change | 教材改寄到学校吧，{l:武汉市洪山区珞喻路1037号}，写我名字
-1 return.request | 练习册买成下册了，想换上册
=0 account.password-reset | 我家孩子把密码改了他自己也不记得，咋重置
+0 none | {g:考研政治班=考研政治全程班}性价比真的高，资料很全
-5 complaint | 上课讲一半念广告卖课，交了钱还要看广告？离谱他妈给离谱开门
=0 order.status | 证书什么时候能下来，邮寄还是自取
-2 complaint | 群里问了三次没有一个老师理，挺失望的
=0@ human.request | 麻烦让课程顾问给我打个电话，{p:186-1234-7765=+8618612347765}
=0 product.availability | {g:雅思冲刺=雅思七天冲刺班}有周末班吗？
-1 refund.status | 定金退款显示成功，银行卡没看到钱
# clinics
=0 appointment.book | 挂{d:后天下午=2026-11-20T12:00/18:00}皮肤科王主任的号
=0! appointment.book | 智齿疼得受不了了，{d:今天=2026-11-18}能加个号吗，多少钱都行
-2 order.cancel | {d:明天=2026-11-19}的预约取消一下，单位不给假，烦
-4 complaint | 预约{d:九点=2026-11-18T09:00}，等到{d:十一点半=2026-11-18T11:30}才看上，预约有个屁用
=0 opening-hours | 体检中心周末抽血几点开始？要空腹吧
=0 order.status | 报告出来了没 条码号{o:20261112-0093}
-3 refund.status | 退号的钱{a:五十块=CNY 50}都一星期了没回来
=0 invoice.request | 门诊发票丢了可以补打么，{d:上个月=2026-10}看的牙
-7 complaint+refund.request | 洗个牙给我洗出血还推销种植牙，黑心诊所，退钱
=0 product.availability | {g:基础体检=基础体检套餐}还剩名额吗，我们公司{q:12个人=12}
+0 thanks | 李护士打针一点都不疼，孩子都没哭，太感谢了
-1 account.login | 小程序绑定就诊卡一直提示信息不符
=0 none | 感冒了能打流感疫苗不
=0 appointment.book | 复查改到{d:12月1号上午=2026-12-01T06:00/12:00}可以不
-2 payment.failed | 医保卡付不了，一直报错说未联网
=0@ human.request | 想跟护士站的人直接说，转一下
-5 complaint | 前台那个女的什么态度，爱理不理，翻着白眼跟我说话！
=0 delivery.address-change | 中药代煎寄到{l:成都市武侯区科华北路99号科华广场A座}，不要寄老地址
-2 delivery.late | 药寄了四天还没到，我这都断药了
=0~ appointment.book | 想做个{g:洗牙套餐=超声洗牙套餐}，不赶时间，哪天人少排哪天
-1 product.defect | 新配的隐形牙套有{q:一片=1}毛边割嘴
=0 refund.request | 孩子好了不用打针了，剩3次的费用能退不
-6@ complaint+human.request | 误诊了知道吗！！让你们院长联系我，{p:13588890021=+8613588890021}
=0 account.password-reset | 老人家不会弄，体检报告查询密码忘记了
=0 opening-hours | 发热门诊24小时开吗
-1 complaint | 停车太难了，转了半小时才停进去，错过号了
+0 goodbye | 好嘞，那我{d:周五=2026-11-20}过去，再见
-2 coupon.problem | {a:99元=CNY 99}洗牙券到店说不能用，写着通用的呀
=0 return.request | 血压计没拆封想退，{d:前天=2026-11-16}买的
-3 order.status | 核酸报告{d:昨天=2026-11-17}就该出的，怎么还查不到
# fitness
=0 appointment.book | 约{d:今晚七点半=2026-11-18T19:30}的动感单车，还有位吗
-3 account.delete+refund.request | 不想练了，会员注销，剩余{a:1800元=CNY 1800}退我
-5 complaint | 天天推销私教课，洗个澡出来都要堵我，烦死了
=0 opening-hours | 过年期间开门不 初三去得了吗
-2 product.defect | {g:跑步机X3=悦动跑步机X3}跑起来咯噔咯噔响，才买{q:一台=1}就这样
=0 product.availability | 私教课{q:20节=20}的那个包还有吗
-8 complaint+refund.request | 说倒闭就倒闭？？卷了我们会员费{a:三千八百块=CNY 3800}，等着坐牢吧
=0 order.status | {g:悦动X3=悦动跑步机X3}发哪了，{o:GY0099182635}
-1 coupon.problem | 朋友给的周卡兑换码显示已失效
=0 delivery.address-change | 跑步机送到父母家，{l:南京市鼓楼区汉口路22号3栋502室}，电话{p:025-83591122=+862583591122}
-4@ human.request | 喂喂喂有人吗？别装死，来个人
+0 thanks | 教练超nice，三个月瘦了16斤，爱你们❤
=0 invoice.request | 年卡可以开发票公司报销吗
-2 payment.failed | 续费扣了两次，288变成576了
=0! account.login | 进不了门，人脸刷不开，我现在就在门口，快帮我弄下
-2 complaint | 淋浴间水忽冷忽热半个月了没人修
=0 order.cancel | {d:明天早上7点=2026-11-19T07:00}的瑜伽约课取消，起不来
-1 account.login | 换手机了，登录要原来手机验证，搞不了
=0 none | 跑步前吃香蕉好还是跑完吃
-6 complaint | 更衣柜被撬，手表没了，报警了你们监控还不给看，什么东西
=0 return.request | 瑜伽垫拆了试了下太薄，可以换厚的吗
-3 refund.status | 退卡申请了四十天了，每次问都是走流程走流程
=0~ appointment.book | 体测啥时候都行，你们看着给我排
=0 account.password-reset | 储物柜密码忘了，里面有我衣服呢
-1 delivery.late | 赠品水壶还没收到诶
# baby and toys
-4 product.defect | 奶瓶底下有裂纹，差点划到宝宝嘴！！
=0 product.availability | {g:小恐龙学步车}绿色的还有么
=0 order.status | 奶粉到哪里了，家里快断粮了，{o:MB7719203345}
-3! delivery.late | 纸尿裤{d:昨天=2026-11-17}就该到！宝宝没得用了，{d:今天=2026-11-18}必须给我送来
=0 return.request | 拆了{q:一包=1}发现尺码小了，剩下{q:三包=3}没拆能换XL吗
-9 complaint | 吃了你家米粉上吐下泻住院了，你们这帮丧尽天良的东西，一个都跑不了
=0 invoice.request | 开个电子发票 {a:￥468.5=CNY 468.5} 抬头个人
+0 thanks | 积木收到啦，包装好用心，还送了贴纸，娃开心得不得了
-2 product.defect | 遥控车充了一晚上电还是不动
=0 order.cancel | 手滑多拍了{q:两罐=2}奶粉，没发的话取消掉
-1 coupon.problem | 会员日不是打八折吗，结算怎么还是原价
=0 delivery.address-change | 请改送{l:西安市雁塔区小寨东路11号}，旧地址没人
-2 refund.status | 退的推车你们{d:上周一=2026-11-09}就签收了，钱呢
-5@ complaint+human.request | 投诉没人管，打电话占线，要个真人客服有那么难吗
=0 product.availability | {g:小恐龙学步机=小恐龙学步车}跟安全座椅有套装吗
-1 return.request | 衣服洗一水缩成娃娃装了，退不退啊
=0 appointment.book | 婴儿游泳约{d:本周五上午十一点=2026-11-20T11:00}
-2 payment.failed | 明明有余额一直显示支付异常，试了三遍了
=0~ refund.request | 买贵了{a:20块=CNY 20}，方便的时候退个差价就好，不急
-6 complaint | 假货！扫码根本查不到，坑老实人是吧
=0 opening-hours | 摄影店周几休息，想带宝宝拍百天
=0 account.delete | 孩子大了用不上了，怎么把账号和宝宝资料都删掉
-2 delivery.late | 快递显示签收了，楼下驿站说没有，到底在哪
+0 none | 这款湿巾无限回购，又厚又便宜
-3 complaint | 服务态度一言难尽，问句话跟欠她钱似的
# tickets
=0 order.status | 演唱会的票啥时候寄，{o:PW-6620148}
-7 refund.request+complaint | 坐到柱子后面啥也看不见，1280一张的票你跟我说概不退换？？强盗逻辑
=0 product.availability | {d:12月31日晚上=2026-12-31T18:00/24:00}的跨年场还有{q:两张=2}连座吗
-1 order.cancel | 朋友来不了了，票能退{q:一张=1}吗
=0 delivery.address-change | 票寄公司吧，{l:上海市静安区南京西路1266号恒隆广场28楼}
-3 payment.failed | 抢票卡在支付页面，付完说库存不足，钱也没退
=0@ human.request | 在不在，想找人工改下观演人姓名
-2 account.login | 实名认证老是失败，身份证都拍了十几遍了
=0! order.status | {d:今晚8点=2026-11-18T20:00}开场，电子票码还没出来，急死我了
+0 thanks | 客服小哥效率真高，十分钟就帮我改签好了，给力！
-2 refund.status | 演出都取消俩月了，退票款还在"处理中"
=0 invoice.request | {q:6张=6}票一共{a:3,480元=CNY 3480}，要普票
-4 complaint | 黄牛都有票官网没票，骗鬼呢
=0 coupon.problem | 学生票优惠怎么用不上，认证过了的
-1 order.status | 付了款没短信没邮件，这算订上了吗
=0 opening-hours | 剧场取票机几点能取
=0 appointment.book | 给{q:8个人=8}订{d:下周六=2026-11-28}的密室，下午场
=0 none | 这歌手以前是不是来过你们这儿
-5 complaint | 安检把我妈推倒了连句对不起都没有，太过分了
=0 return.request | 周边T恤买小了，可以换L码不
-2 product.defect | 荧光棒到手就不亮，{q:3根=3}坏{q:俩=2}
=0 account.password-reset | 麻烦告诉我怎么改支付密码
-2 delivery.late | 周边预售说{d:10月底=2026-10}发，现在都啥时候了
=0 greeting | 哈喽在吗
=0 thanks | 谢谢哈
=0 none | 123123
=0 none | 你是谁造出来的
-1 none | 唉，{d:今天=2026-11-18}心情不好
-1 order.status+refund.status | {o:PW-6620150}出票没？另外之前退的那张{a:380元=CNY 380}到没到账
=0 appointment.book+invoice.request | 帮我约{d:下周四下午=2026-11-26T12:00/18:00}的包场，顺便问下能开票不
-3@ delivery.late+human.request | 票还没到，演出{d:大后天=2026-11-21}，人工！人工！人工！
=0 goodbye | 先这样 有事再找你
=0! account.login | 登录不上！开抢还有五分钟！！快快快
-2 order.status+complaint | 客服回我一句"请耐心等待"就没了，票到底有没有，无语
=0 return.request+coupon.problem | 退了的话用掉的那张{a:30元=CNY 30}券还能还给我吗
# utilities and property
-2 payment.failed | 燃气费交了{a:150元=CNY 150}表上不显示
=0 appointment.book | 嗯那个我想问一下就是能不能{d:明天下午=2026-11-19T12:00/18:00}派个人来看一下我们家暖气不热
-4@ complaint+human.request | 暖气18度都不到，报修五次没人来，我要找你们站长
=0 opening-hours | 物业几点下班 去拿个门禁卡
-2! product.defect | 停电了！！家里有老人要用呼吸机，快点派人，{l:沈阳市和平区南五马路183号3号楼}
=0 invoice.request | 上半年物业费发票麻烦开一下，{e:wangjun_0612@sina.com}
-3 payment.failed | 水费莫名其妙翻倍，扣了我{a:三百二十块=CNY 320}，正常也就{a:八九十块=CNY 80}
=0 order.status | 报修单{o:BX20261117-026}到哪一步了呀
+0 thanks | 抢修师傅{d:半夜两点=2026-11-18T02:00}还在忙，辛苦啦，致敬
-6 complaint | 楼上漏水漏了一个月，物业跟死了一样，装聋作哑
=0 account.login | 缴费小程序登陆补上去，是不是坏了
-1 account.password-reset | 忘jì密码了，点找回没反映
=0 delivery.address-change | 帳單寄送地址想改成{l:台北市信義區松仁路100號8樓}
=0 refund.status | 多繳的{a:1,500元=CNY 1500}退費什麼時候會退
-2 complaint | 电梯又双叒叕坏了，爬19楼，谢谢哦
=0 order.cancel | 预约的检修不用来了 取消
-7 complaint | tmd半夜施工，报过八百回了，你们是收了黑钱吧
=0@ human.request | 有没有真人啊 语音绕来绕去绕晕了
=0~ appointment.book | 净水器换芯，不着急，{d:下个月初=2026-12}都行
=0 coupon.problem | 缴费满200减{a:10元=CNY 10}的活动没减
+0 none | 新来的保安小哥yyds，每次都帮我搬东西
-1 complaint | 垃圾桶两天没清了，有点味儿
=0 product.availability | 地下车位还有出租的吗，要{q:一个=1}
-5@ complaint+human.request | 行，都不管是吧，把你们经理电话给我
=0 none | {d:明天=2026-11-19}会不会下雨
=0 return.request | 门禁卡多办了{q:一张=1}能退吗
=0 delivery.late | 水票{d:周一=2026-11-16}订的，{d:今天=2026-11-18}都{d:周三=2026-11-18}了还没送水
=0 greeting | 您好，请问有人在吗
=0 order.status | 水站的单 {o:SW-88231} 师傅出发没
-3 delivery.late | 叫了{q:两桶=2}水 等到花儿都谢了
+0 thanks | 问题解决啦，必须给个大大的赞
# pets
=0 order.status | 猫粮走到哪个城市了，单子是{o:CW20261115-3382}
-3 product.defect | 打开袋子里面有活虫在爬，这谁敢喂啊
=0 appointment.book | {d:周六早上十点=2026-11-21T10:00}带狗子去洗澡，中型犬，有空档没
-2 delivery.late | 冻干{d:11月9号=2026-11-09}拍的，到{d:今儿=2026-11-18}还没个影
=0 return.request | 猫爬架太大家里放不下，没装过，能退不
-6 complaint | 洗个澡把我家猫耳朵剪破了还瞒着我，你们等着
=0 product.availability | 那款羊奶粉还有吗，来{q:五罐=5}
+0 thanks | 小姐姐给狗狗剪的造型太可爱了，谢谢你们
=0 delivery.address-change | 猫砂别送老地方了，送{l:厦门市思明区湖滨南路334号二楼}
-1 refund.status | 退的那袋狗粮{a:189块=CNY 189}还没收到钱
=0 opening-hours | 医院晚上有值班医生吗，几点到几点
-7@ complaint+human.request | 给我打错针了现在猫在抢救，让你们负责人马上给我打电话{p:15962007714=+8615962007714}
=0! appointment.book | 狗狗误食巧克力在吐，现在过去能马上看吗
=0 coupon.problem | 会员充值送的{a:50元=CNY 50}洗护券在哪看
=0 none | 金毛一天喂几顿合适
-2 payment.failed | 扫码付了没跳成功，前台说没收到，可我钱都划走了
=0 order.cancel | 买错口味了，鸡肉的取消，{o:CW20261118-0071}
-4 complaint | 问诊费两百八就说了{q:三句=3}话，这也太好赚了吧
=0~ product.availability | 等你们不忙了帮我看看有没有老年犬的粮
-3@ human.request | 机器人答非所问，叫个真人来
=0 invoice.request | 寄养费能开票不，{d:十月=2026-10}那次的
+0 none | 吃了一个月毛色亮了好多，值
# insurance
=0 order.status | 理赔申请{o:LP-2026-118843}审到哪一步了
-5 complaint+refund.status | 材料交了四遍，每次都说缺一样，你们就是不想赔呗
=0 order.cancel | 犹豫期内想退保，保单{o:P88200193746}
=0 account.login | app指纹登不进去，短信也没反应
-2 payment.failed | 续保扣费失败，银行卡里钱是够的
=0 invoice.request | 保费发票发{e:zhang-peng@139.com}
=0 delivery.address-change | 纸质保单改寄{l:哈尔滨市道里区中央大街89号}
-7 complaint | 当初说什么都赔，出事了什么都不赔，一帮骗子，我要去银保监投诉
=0@ human.request | 我想找个理赔员当面问
=0 appointment.book | 约{d:下周二上午=2026-11-24T06:00/12:00}做车损定损
=0 opening-hours | 你们报案电话是不是二十四小时的
+0 thanks | 理赔当天就到账了，效率没话说
-1 order.status | 交完钱三天了也没看到电子保单
=0 refund.request | 多交了一期，{a:1,206.5元=CNY 1206.5}能退给我吗
-3 complaint | 一天{q:三个=3}推销电话，说了不要不要，烦不烦啊
=0 none | 什么是免赔额
=0 account.password-reset | 登录密码想改一个简单的
=0! order.status | {d:明天=2026-11-19}手术，预授权批下来没有，急
-2@ human.request+order.status | 这事我跟你打字说不清，给我回个电话，{p:029-88456201=+862988456201}
=0 account.delete | 保单都退完了，把我个人资料删一下
# books
-2 product.defect | 书脊都断了，还有水渍，这是库存书吧
=0 order.status | {o:BK7730291856}发了吗，孩子等着写作业
=0 product.availability | 三年级下册数学同步还有货没，要{q:两本=2}
-1 delivery.late | 预售{d:15号=2026-11-15}就该发的
=0 return.request | 买重了一本能退吗，塑封没拆
+0 none | 纸质印刷都好，娃一口气看完了
=0 coupon.problem | 每满100减{a:50元=CNY 50}结账没给我减呀
-4 complaint | 拿盗版糊弄人，错别字一堆，赶紧给个说法
=0 refund.status | 少发那本的钱啥时候退
=0 delivery.address-change | 收件改成学校，{l:石家庄市裕华区槐安东路12号}
=0 invoice.request | 开{a:326.8元=CNY 326.8}的发票，抬头写实验小学
-2 account.login | 电子书平台老踢我下线，一天登八百遍
=0 appointment.book | {d:这周日下午三点=2026-11-22T15:00}的绘本故事会还能报名不，一大一小
=0 thanks | 谢啦
`;
