# 术语表：术语、正文中的写法、含义。

glossary-title = 术语
glossary-intro = 页面文字中带点状下划线的就是这些术语，点按即可看到含义。

glossary-referral = 推荐
    .words = 推荐
    .help = 由会员邀请而来、并且能追溯到这位会员的新人。

glossary-seeds = 种子用户
    .words = 种子用户|种子会员
    .help = 活动开始时就在的人：第一天之前已是会员，不计入活动带来的人。

glossary-lead = 线索
    .words = 线索
    .help = 已经加入、尚未完成咨询的人。

glossary-conversion = 转化率
    .words = 转化率|转化
    .help = 某一步的人里走到下一步的比例，例如从咨询到成交。

glossary-cac = 获客成本（CAC）
    .words = 获客成本|CAC
    .help = 为获客花的全部费用 ÷ 新增客户数。综合口径计入所有新客户，付费口径只计付费渠道带来的客户。

glossary-incremental = 增量
    .words = 增量
    .help = 只因推荐活动才有的部分：有活动减去没有活动，运气相同。

glossary-ltv = 生命周期价值（LTV）
    .words = 生命周期价值|LTV
    .help = 一位新客户在整个客户期内带来的毛利，未来的钱按折现计算。

glossary-churn = 流失
    .words = 流失率|流失
    .help = 客户一去不返。流失率是一段时间内流失客户的比例。

glossary-retention = 留存
    .words = 留存率|留存
    .help = 同期群里过一段时间还在的比例，与流失相对。

glossary-cohort = 同期群
    .words = 同期群
    .help = 在同一时期开始、被放在一起跟踪的一群人。

glossary-reproduction = 裂变系数 R
    .words = 裂变系数
    .help = 按当天的速率，一位加入者会带来多少人。大于 1，活动会自己增长。

glossary-cascade = 裂变
    .words = 裂变
    .help = 经由一位未经邀请而来的人加入的所有人，包括他自己。

glossary-generation = 代
    .words = 代数|层级
    .help = 一个人与裂变发起者之间隔着几次邀请。

glossary-virality = 结构病毒性
    .words = 结构病毒性
    .help = 一个裂变中两人之间的平均步数：全由一人带来时小于 2，代数越多越大。

glossary-saturation = 饱和
    .words = 饱和
    .help = 邀请落到已经加入的人身上，因为朋友彼此相识、市场有限。

glossary-koc = 关键意见消费者（KOC）
    .words = KOC
    .help = 发布的内容能带来陌生人的客户；影响范围不如明星，但更受信任。

glossary-super = 超级用户
    .words = 超级用户
    .help = 分享远多于他人、享有专门身份的客户。

glossary-ladder = 阶梯式奖励
    .words = 阶梯式奖励|阶梯
    .help = 推荐达到一定人数就得到的奖金：每一档有门槛和奖金。

glossary-two-sided = 双向奖励
    .words = 双向奖励
    .help = 邀请的会员和到来的好友都得到奖励。

glossary-fatigue = 激励疲劳
    .words = 激励疲劳|失去新鲜感
    .help = 同样的奖励提供得越久，拉动越弱。

glossary-fake = 虚假推荐
    .words = 虚假推荐|刷单
    .help = 为领奖励而伪造、背后并无真人的推荐。

glossary-nps = 净推荐值（NPS）
    .words = 净推荐值|NPS|贬损者
    .help = 推荐者（推荐意愿 9–10 分）的比例减去贬损者（0–6 分）的比例。

glossary-replicate = 一次模拟
    .words = 各次模拟|逐次
    .help = 一场模拟出来的活动。每次运行模拟许多场，哪一场都可能成真。

glossary-median = 中位数与区间
    .words = 中位数
    .help = 一半的模拟低于中位数；90% 区间两侧各留下 5%。

glossary-dice = 骰子
    .words = 骰子
    .help = 个人决定中的偶然：谁分享、接受、购买、离开。

glossary-weather = 天气
    .words = 天气
    .help = 同一天里所有人一起遇到的运气。

glossary-unknown = 未知数
    .words = 未知数
    .help = 因为没人知道得更准而写成区间的数字；每次模拟取其中一个值。

glossary-luck = 同样的运气
    .words = 运气相同|相同的随机数
    .help = 各方案使用相同的随机数模拟，差别只来自方案本身（公共随机数）。

glossary-sobol = Sobol 指数
    .words = Sobol 指数
    .help = 结果的波动中来自某个未知数的份额，单独计或连同共同作用计。

glossary-tornado = 龙卷风图
    .words = 龙卷风图
    .help = 每次只把一个未知数移到区间两端时，结果变动多少的条形图。

glossary-worth = 信息的价值
    .words = 完全信息
    .help = 若在选择之前就知道某个未知数，选择平均会好多少。

glossary-arm = 组
    .words = 两组|另一组
    .help = 测试中的一组：得到方案 A 的人，或得到方案 B 的人。

glossary-power = 功效
    .words = 功效
    .help = 真有差异时，这样规模的测试能看出来的可能性。

glossary-calibration = 校准
    .words = 校准
    .help = 从已发生的数据学习方案的未知数：在哪些取值下，模拟的活动与数据表相像。
