# 方案中每一项的名称与定义：字段、分组、选项、单位和指标。
# 字段的键来自 `snowball_engine::plan::rows()`；缺少任何一项，`tests/plan_texts.rs` 都会报错。

## 方案的各部分。键为 JSON 中对象与列表的名称。

group-plan = 活动
    .help = 活动的名称、时长与币种。
group-market = 市场
    .help = 一共能触达多少人，以及好友圈子重叠得有多快。
group-segments = 用户画像
    .help = 不同类型的人群，各有自己的分享、转化与消费水平。
group-acquisition = 获客
    .help = 并非受邀而来的人：启动时的种子用户、自然到来的人和付费渠道。
group-channels = 付费渠道
    .help = 用投放换来线索，量越大，每条线索越贵。
group-yearly = 分年投放预算
    .help = 按每 365 天一个活动年设定的投放上限。当年没用完的不结转。
group-sharing = 分享
    .help = 会员之间分享得有多不均、好友响应有多快、认识的都是哪类人。
group-incentive = 激励效果
    .help = 现金、公平感、荣誉头衔和“就差一点”对分享的推动，以及奖励多久会让人疲劳。
group-ladder = 阶梯式奖励
    .help = 推荐能得到什么：每推荐一人的奖励、给好友的奖励、达到各档的奖金。
group-rungs = 档位
    .help = 有效推荐达到多少人时发放奖金或授予头衔。
group-tracking = 推荐追踪
    .help = 哪些推荐能追溯到分享者。追踪不到的看上去是自然新增，不计档位，也没有奖励。
group-fraud = 虚假推荐
    .help = 为骗取奖励伪造的推荐，以及对它们的抽查。虚假推荐背后没有人会加入或成交。
group-funnel = 转化漏斗
    .help = 从加入、咨询到首单：等待时间、接待能力与成本。
group-layers = 用户分层
    .help = 线索与客户的分享、留存和复购，以及在沉默、活跃、核心、超级用户各层之间的流动。
group-lead = 线索
    .help = 已加入、尚未咨询的人。
group-consult = 已咨询
    .help = 咨询之后、首单之前的人。
group-edge = 沉默客户
    .help = 边缘层：很少看内容，也很少分享。
group-active = 活跃客户
    .help = 正常参与的客户，其他各层都以他们为基准。
group-core = 核心客户
    .help = 参与度最高的客户：分享最多、留得最久、买得最多。
group-super_users = 超级用户
    .help = 核心层之上的少数人：分享最多、留得最久、买得最多。
group-koc_new = 新晋 KOC
    .help = 刚进入 KOC 计划、有待检验的客户。
group-koc_key = 重点 KOC
    .help = 因成绩突出而升级的 KOC。
group-groups = 社群
    .help = 有人数上限的客户社群。群里人越多，人均分享越少；排不进群的客户留在群外。
group-koc = KOC 计划
    .help = 关键意见消费者：从核心客户中招募，发布内容，之后升级、淘汰或拉黑。看到内容而来的人不是好友邀请的。
group-churn = 流失
    .help = 客户的流失：有人很快离开，留下来的往往一直留着（贝塔-几何模型）。
group-money = 收支
    .help = 毛利率、订单金额的差异与折现。
group-reputation = 口碑风险
    .help = 不满的客户与舆情危机的影响：负面声音越多，接受邀请的好友越少。
group-alerts = 预警
    .help = 什么情况下报警。这些规则不影响活动本身，图表会给出每条规则到某一天已触发的概率。
group-weather = 每日运气
    .help = 同一天里所有人一起遇到的好坏日子：爆款内容、节假日、平淡的一周。
group-events = 活动日
    .help = 分享更多、转化更高或来人更多的日子，需要花费成本。
group-phases = 阶段
    .help = 从某天起对方案的调整：分年预算、换一套阶梯、更新奖励。
group-patches = 调整内容
    .help = 这一阶段改动方案的哪些地方。
group-levers = 杠杆
    .help = 叠加在方案之上的机制：改动数字，或添加活动与阶梯，可随时关闭而不留痕迹。
group-effects = 作用
    .help = 杠杆在方案中改动什么。
group-adds = 添加
    .help = 杠杆往方案里添加什么。
group-goals = 目标
    .help = 活动要达成的目标，各以达成概率显示。

## 列表中没有自己名称的一项

entry-segments = 画像 { $number }
entry-channels = 渠道 { $number }
entry-yearly = 第 { $number } 年
entry-rungs = 第 { $number } 档
entry-events = 活动日 { $number }
entry-phases = 阶段 { $number }
entry-patches = 调整 { $number }
entry-levers = 杠杆 { $number }
entry-goals = 目标 { $number }

## 活动

plan-version = 格式版本
    .help = 方案格式的版本，便于以后仍能读取旧文件。
plan-name = 名称
    .help = 方案名称，显示在标签页和报告中。
plan-notes = 备注
    .help = 读者应当知道的：来源、假设、待定问题。
plan-currency = 币种
    .help = 方案中所有金额的币种。更换币种不会换算金额。
plan-start_date = 开始日期
    .help = 活动第一天，格式为 YYYY-MM-DD。决定哪天是周一，也用于图表标注；留空则只显示第几天。
plan-horizon_days = 活动时长
    .help = 活动的天数，7 至 1,825 天（五年）。
plan-time_step = 时间步长
    .help = 每一步模拟的长度。长周期活动按周计算更快，各项速率会自动换算。

## 市场

market-limited = 市场会饱和
    .help = 打开后，加入的人越多，邀请越容易落空；关闭后，市场规模与圈子重叠不起作用。
market-size = 市场规模
    .help = 可能加入的总人数，新增人数不会超过它。
market-overlap = 圈子重叠
    .help = 好友之间认识同一批人的程度。1 表示人脉均匀分散；2 表示市场消耗得快一倍。

## 用户画像

segment-name = 画像名称
    .help = 这类人群的名称。
segment-market_share = 市场占比
    .help = 在市场和非受邀新增中所占的比例，各画像合计为 100%。
segment-share_rate = 分享次数
    .help = 没有任何奖励时，一位活跃客户每天分享的次数。奖励、分层和当日运气会在此基础上放大或缩小。
segment-contacts = 每次触达
    .help = 一次分享触达的好友数。
segment-acceptance = 接受率
    .help = 好友没有奖励、市场尚未消耗时，被触达的人接受邀请的概率。
segment-consult_conversion = 咨询转化率
    .help = 加入的人前来咨询的概率。没有咨询环节时为 100%。
segment-purchase_conversion = 咨询后成交率
    .help = 咨询最终带来首单的概率。
segment-first_purchase = 首单金额
    .help = 首单的平均金额（未扣成本）。
segment-repeat_purchase = 复购金额
    .help = 之后每单的平均金额（未扣成本）。
segment-churn = 画像流失倍数
    .help = 相对方案流失率的倍数：1 表示相同，2 表示离开的可能性约为两倍。
segment-promoters = 推荐者占比（NPS）
    .help = 新客户中愿意推荐的比例，只用于计算净推荐值；分享多少由“分享次数”决定。
segment-detractors = 贬损者占比（NPS）
    .help = 新客户中不满意并会说出来的比例。越高，接受邀请的好友越少。

## 获客

acquisition-seeds = 种子用户
    .help = 活动开始时已有的客户，不是受邀而来。第一天起就能分享，不计入新增。
acquisition-seeds_core = 种子中的核心占比
    .help = 种子用户中一开始就属于核心层的比例，其余为活跃层。
acquisition-organic = 自然新增
    .help = 市场尚未消耗时，每天自己找上门加入的人数。
acquisition-budget = 投放总预算
    .help = 整个活动的媒体投放上限，花到这里立即停止；不填则不设上限。
acquisition-revenue_share = 按收入提取投放
    .help = 累计收入中可用于投放的比例，有投放总预算时在其之上追加。越高，投放越能随销售增长；不填则没有这条规则。
acquisition-inflation = 线索成本年涨幅
    .help = 渠道越来越拥挤，每条线索每年贵多少。越高，后期同样的钱换来的线索越少。

## 分年投放预算

year-amount = 投放预算
    .help = 这个活动年的投放上限，花到这里立即停止，下一年再继续。

## 付费渠道

channel-name = 渠道名称
    .help = 这条渠道的名称。
channel-spend = 每日投放
    .help = 每天的投放金额，直到预算用完。
channel-cost_per_lead = 首条线索成本
    .help = 当天第一条线索的成本；渠道越接近饱和，后面的线索越贵。
channel-max_leads = 每日线索上限
    .help = 无论花多少钱，每天的线索都不会超过这个数；越接近它，下一条越贵。
channel-budget = 渠道预算
    .help = 这条渠道在整个活动中的投放上限；不填则不设上限。

## 分享

sharing-dispersion = 分享均匀度
    .help = 会员之间分享多少的相近程度（负二项分布的 k）。越小，越是少数人带来多数好友；1,000 表示人人一样。它决定有多少人能爬到高档位。
sharing-classes = 分享分组数
    .help = 计算中按分享倾向划分的组数；0 表示按均匀度和时长自动选择。
sharing-response_delay = 好友响应时间
    .help = 从接受邀请到加入的中位天数；0 表示当晚加入。
sharing-homophily = 同类好友概率
    .help = 好友与分享者属于同一画像的概率；其余按市场占比分布。

## 激励效果

incentive-cash_lift = 现金拉动上限
    .help = 现金对分享的最大拉动：1 表示分享次数翻倍，只有奖励非常大时才接近。
incentive-half_value = 半效奖励
    .help = 分享者下一笔奖励达到多少金额时，拉动达到上限的一半。好友奖励也按它衡量。
incentive-friend_lift = 好友奖励拉动上限
    .help = 给好友的奖励对接受率的最大拉动：0.5 表示接受的人多一半。
incentive-fairness_lift = 公平感拉动
    .help = 好友拿到的不少于分享者时，对分享的拉动：像是送好处，而不是拿朋友换钱。
incentive-gradient = 临门拉动
    .help = 快要达到下一档时努力程度的上升（目标梯度效应）：0.5 表示最多多一半。
incentive-gradient_shape = 临门曲线
    .help = 这种上升在两档之间如何积累：1 为均匀上升，2 以上主要集中在最后。
incentive-novelty_half_life = 新鲜感半衰期
    .help = 奖励的新鲜感减半所需的天数。奖励一旦更换或更新，就重新算起。
incentive-novelty_floor = 持久效力
    .help = 奖励的效力中永远不会疲劳的部分。
incentive-refresh_days = 奖励更新日
    .help = 奖励重新推出、恢复新鲜感的日子，从第 0 天算起。
incentive-status_tires = 荣誉也会疲劳
    .help = 打开后，头衔和荣誉像现金一样逐渐失效；关闭后效力不减。

## 阶梯式奖励

ladder-rule = 阶梯规则
    .help = 逐档累计：每档发放一次。只取最高档：每档只补足与上一档的差额。循环：到顶后重新计数。
ladder-qualifies_on = 有效推荐条件
    .help = 好友做到哪一步推荐才算数：加入、咨询或成交。
ladder-per_referral = 每人推荐奖励
    .help = 每一次有效推荐付给分享者的奖励。
ladder-friend_reward = 好友奖励
    .help = 好友首单时得到的奖励。它提高接受率，也因公平感促进分享。
ladder-settlement_days = 结算周期
    .help = 从推荐生效到发放奖励的天数。
ladder-breakage = 未领取比例
    .help = 始终没人领取的奖励比例，例如过期的代金券。
ladder-cap_per_member = 个人奖励上限
    .help = 一位会员在整个活动中最多能得到的金额；不填则不设上限。
ladder-cap_per_day = 每日发放上限
    .help = 一天最多发放的金额，其余顺延；不填则不设上限。
ladder-budget = 奖励总预算
    .help = 整个活动最多发放的奖励。用完之后，现金不再有拉动作用；不填则不设上限。
ladder-fixed_cost = 启动成本
    .help = 活动开始时的一次性投入：工具、设计、法务审核。
ladder-daily_cost = 日常成本
    .help = 每天的运营成本：人员、工具、客服。

rung-threshold = 所需推荐数
    .help = 达到这一档所需的有效推荐人数，须逐档递增。
rung-bonus = 达档奖金
    .help = 达到这一档时一次性发放，与每人推荐奖励叠加。
rung-status = 荣誉拉动
    .help = 下一档的头衔或荣誉对分享的拉动：0.2 表示多 20%。到达最高档后，拉动一直保留。
## 推荐追踪与虚假推荐

tracking-coverage = 追踪覆盖率
    .help = 推荐码、链接或海报能追溯到分享者的推荐比例。越低，奖励和达档越少，越多受邀客户看上去像自然新增。
tracking-window = 归因窗口
    .help = 好友接受邀请后须在多少天内加入才算推荐。越短，算数的推荐越少；不填则不限。
fraud-rate = 虚假推荐占比
    .help = 每次推荐的价值等于参照奖励时，被接受的邀请中虚假的比例。以加入为有效条件时，没查出的照样发奖励；越高，损失越大。
fraud-reference = 参照奖励
    .help = 推荐对分享者值多少钱时，虚假推荐达到上述比例。奖励越大，虚假推荐越多，反之越少。
fraud-checked = 抽查比例
    .help = 被接受的邀请中接受抽查的比例。查得越多，查出的越多，成本也越高。
fraud-detection = 检出率
    .help = 一次抽查查出虚假推荐的概率。
fraud-check_cost = 单次抽查成本
    .help = 抽查一次的成本，不论查的是真是假。

## 转化漏斗

funnel-consult_delay = 等待咨询
    .help = 从加入到咨询（或决定不来）的中位天数；0 表示立即。
funnel-purchase_delay = 决策时间
    .help = 从咨询到成交（或决定不买）的中位天数；0 表示立即。
funnel-capacity = 每日咨询量
    .help = 人员每天最多能接待的咨询数，排不上的继续等；不填则不限。
funnel-impatience = 等待流失
    .help = 排队等咨询的人每天放弃的比例。
funnel-consult_cost = 单次咨询成本
    .help = 一次咨询的人工成本，计入获客成本。

## 用户分层

prospect-share = 分享
    .help = 首单之前的分享相对活跃客户的倍数：0.2 表示五分之一。
prospect-trust = 信任
    .help = 邀请被接受的程度，相对活跃客户的倍数。
layer-share = 分享
    .help = 分享相对活跃客户的倍数：3 表示三倍。
layer-trust = 信任
    .help = 邀请被接受的程度，相对活跃客户的倍数。
layer-churn = 流失
    .help = 相对方案流失率的倍数：0.5 表示离开的可能性约为一半。
layer-purchases = 复购次数
    .help = 每位客户每月的复购次数。
layers-edge_to_active = 沉默转活跃
    .help = 沉默客户未经唤醒、自己恢复活跃的月概率。
layers-active_to_edge = 活跃转沉默
    .help = 活跃客户变为沉默的月概率。
layers-active_to_core = 活跃转核心
    .help = 活跃客户成为核心客户的月概率。
layers-core_to_active = 核心转活跃
    .help = 核心客户退回活跃层的月概率。
layers-wake_up_messages = 唤醒消息
    .help = 每位沉默客户每月收到的唤醒消息条数。
layers-wake_up_success = 唤醒成功率
    .help = 一条唤醒消息让收到的人恢复活跃的概率。
layers-wake_up_cost = 单条消息成本
    .help = 一条唤醒消息的成本。
layers-wake_up_after = 沉默多久后唤醒
    .help = 沉默多少天后才发唤醒消息。越长，消息越省，沉默的客户也越多；0 表示立即发送。
layers-core_to_super = 核心转超级用户
    .help = 核心客户成为超级用户的月概率。越高，分享最多的人越多；0 表示没有这一层。
layers-super_to_core = 超级用户转核心
    .help = 超级用户退回核心层的月概率。
layers-dilution = 规模稀释
    .help = 规模增长对活跃度的稀释：新成交客户中，（稀释起点 ÷ 参与人数）的这个次方为活跃，其余直接沉默。0 表示不稀释；越大，人群越沉默。
layers-dilution_from = 稀释起点
    .help = 参与人数超过多少之后，规模开始稀释活跃度。
## 社群

groups-size = 单群人数上限
    .help = 一个社群最多容纳的客户数。上限越大，容纳越多，人均分享越少；不填则没有社群。
groups-start = 初始群数
    .help = 第一天已经建好的社群数。
groups-opened = 每月新建群数
    .help = 运营人员每月最多能新建的社群数。太少，就有客户进不了群。
groups-halving = 活跃减半人数
    .help = 群里有多少人时，人均分享降到小群的一半。越高，大群的影响越小。
groups-outside = 群外分享
    .help = 没有进群的客户，分享相对小群成员的倍数：0.5 表示一半。
groups-cost = 单群成本
    .help = 运营一个社群每月的成本。

## KOC 计划

koc-quota = 名额
    .help = 同时在计划中的 KOC 人数上限。名额越多，内容和费用越多；0 表示没有这项计划。
koc-start = 初始 KOC
    .help = 第一天就开始发布内容的 KOC，不含在种子用户之内。
koc-recruit = 招募率
    .help = 名额有空缺时，每月从核心客户中招募的比例。越高，名额满得越快。
koc-selectivity = 择优程度
    .help = 招募时对分享能力的看重程度：0 为随机，1 为与分享多少成正比。越高，KOC 自己邀请的好友也越多。
koc-promote = 升级率
    .help = 新晋 KOC 每月升级为重点 KOC 的概率。
koc-eliminate = 淘汰率
    .help = KOC 每月因内容平平被淘汰、回到核心层的概率。
koc-blacklist = 拉黑率
    .help = KOC 每月因违反约定被拉黑、从此沉默的概率。
koc-posts_new = 新晋 KOC 发文量
    .help = 每位新晋 KOC 每月发布的内容数。
koc-posts_key = 重点 KOC 发文量
    .help = 每位重点 KOC 每月发布的内容数。
koc-views = 单篇浏览量
    .help = 一篇内容浏览量的中位数：一半的内容达不到，少数爆款远远超过。
koc-views_spread = 浏览量差异
    .help = 各篇内容浏览量的悬殊程度（对数的标准差）。越大，浏览量越集中在少数爆款，结果也越不确定。
koc-conversion = 浏览转化率
    .help = 市场尚未消耗时，每次浏览带来的加入概率：0.05% 即 2,000 次浏览来一人。
koc-fee_new = 新晋 KOC 月费
    .help = 每月付给每位新晋 KOC 的费用。
koc-fee_key = 重点 KOC 月费
    .help = 每月付给每位重点 KOC 的费用。
koc-post_cost = 单篇成本
    .help = 一篇内容的成本：样品、制作、流量扶持。

## 流失

churn-rate = 首期流失率
    .help = 新的活跃客户在第一个流失周期内流失的概率。之后各期更低，因为留下的是更忠诚的人。
churn-polarization = 忠诚度差异
    .help = 客户之间流失倾向的差异（1/(α+β+1)）：0 表示人人一样；接近 1 表示有人马上走、有人永远不走。
churn-period = 流失周期
    .help = 一个流失周期的天数：30.44 为一个月，365.25 为一年。
churn-referred_ratio = 受邀客户流失倍数
    .help = 受邀客户相对其他客户的流失倍数：0.82 表示低 18%。
churn-classes = 流失分组数
    .help = 计算中按忠诚度划分的组数；0 表示按活动内的周期数自动选择。
churn-warning_recall = 预警命中率
    .help = 即将流失的客户中被预警发现的比例：活跃度下降 30% 或沉默 7 天。越高，挽留的机会越多；0 表示没有流失预警。
churn-warning_precision = 预警准确率
    .help = 发出的预警中确实要流失的比例。越低，误报越多，而误报同样要花钱。
churn-warning_saves = 挽留成功率
    .help = 预警准确的客户中，因关怀而留下来的比例。
churn-warning_cost = 单次预警成本
    .help = 每次预警后的关怀成本：回访、代金券等，误报也一样要花。

## 收支

money-margin = 毛利率
    .help = 收入扣除商品与服务成本之后的比例。
money-order_variation = 订单金额差异
    .help = 订单金额的离散程度：标准差除以平均值。
money-discount = 折现率
    .help = 计算生命周期价值时，晚一年的毛利打多少折扣。
## 口碑风险与预警

reputation-negativity = 负面权重
    .help = 一个不满的声音相当于几位会员。越高，同样多的贬损者会让越多好友不接受邀请。
reputation-memory = 负面持续
    .help = 一位不满的客户平均会说多少天。越长，负面口碑积累得越多。
reputation-crisis_rate = 危机频率
    .help = 平均每年发生的舆情危机次数，发生时间随机；0 表示没有。
reputation-crisis_size = 危机规模
    .help = 规模的中位数。爆发时，0.3 会让 26% 的好友不接受邀请，1 会让 63% 不接受。
reputation-crisis_spread = 规模差异
    .help = 各次危机规模的悬殊程度（对数的标准差）。越大，越可能遇到特别严重的危机。
reputation-crisis_half_life = 危机半衰期
    .help = 立即回应时，危机影响减半所需的天数。越长，流失的好友越多。
reputation-response = 响应时间
    .help = 多少天之后作出回应。每拖一天，危机都会持续得更久。
reputation-response_doubling = 公众耐心
    .help = 迟多少天回应，半衰期就翻倍。越短，回应迟缓的代价越大。
reputation-crisis_cost = 单次危机成本
    .help = 一次危机的成本：退款、声明、善后。
alerts-new_drop = 新增跌幅
    .help = 相对前七天平均值下跌多少才算数。越高，越少报警。
alerts-new_days = 连续天数
    .help = 连续多少天达到这一跌幅才报警。
alerts-negative_level_1 = 负面声量涨幅（一级）
    .help = 单日上涨多少触发一级预警。越高，越少报警。
alerts-negative_level_2 = 负面声量涨幅（二级）
    .help = 单日上涨多少触发二级预警。
alerts-negative_least = 负面声量下限
    .help = 负面声音少于这个数时不算：从一条变两条不必报警。
alerts-active_drop = 活跃率跌幅
    .help = 相对前一周下跌的比例达到多少才算数。越高，越少报警。
alerts-active_weeks = 连续周数
    .help = 连续多少周达到这一跌幅才报警。

## 每日运气

weather-sigma = 波动幅度
    .help = 每日分享量对数的标准差。0.3 表示好日子比平常多三分之一左右。
weather-persistence = 波动持续
    .help = 相邻两天的相关性：0 表示每天各自独立，0.9 表示好坏行情持续数周。
weather-weekdays = 星期系数
    .help = 周一到周日分享与到访的倍数，平均为 1。

## 活动日与阶段

event-name = 活动名称
    .help = 这次活动的名称。
event-day = 开始日
    .help = 活动的第一天，从第 0 天算起。
event-length = 持续天数
    .help = 活动持续的天数。
event-share = 分享倍数
    .help = 这些日子里分享的倍数。
event-conversion = 接受倍数
    .help = 这些日子里邀请接受率的倍数。
event-arrivals = 到访倍数
    .help = 这些日子里付费与自然新增的倍数。
event-cost = 费用
    .help = 活动的费用，计入第一天。
phase-name = 阶段名称
    .help = 这一阶段的名称。
phase-from_day = 起始日
    .help = 这一阶段的第一天，从第 0 天算起；各阶段依次排列。
patch-path = 字段
    .help = 改动哪里，写成方案中的路径，例如 /ladder/per_referral。
patch-op = 方式
    .help = 替换、相乘还是相加。
patch-value = 数值
    .help = 新的数值或区间、倍数或增量。

## 目标

goal-metric = 指标
    .help = 衡量什么。
goal-direction = 方向
    .help = 不低于还是不高于目标值。
goal-value = 目标值
    .help = 目标线的位置。
goal-by_day = 截止日
    .help = 开始后多少天的当晚之前；0 表示活动结束时。

## 杠杆

lever-id = 机制
    .help = 机制在案例库中的名称。
lever-name = 杠杆
    .help = 机制的名称。
lever-on = 启用
    .help = 停用时如同不存在：不会改变任何数字。
lever-from_day = 起始日
    .help = 杠杆开始起作用的第一天，从第 0 天算起。
lever-until_day = 截止日
    .help = 从这一天起不再起作用；0 表示直到活动结束。
effect-path = 字段
    .help = 杠杆改动哪里，写成方案中的路径，例如 /segments/*/share_rate。
effect-to = 新值
    .help = 取代方案中的数字。
effect-times = 倍数
    .help = 乘以方案中的数字；1 表示不变。
effect-plus = 增量
    .help = 加到方案中的数字上；0 表示不变。
addition-to = 列表
    .help = 杠杆往方案的哪个列表里添加。
addition-entry = 条目
    .help = 杠杆添加的内容：活动、渠道或阶梯。

## 选项

choice-CNY = 人民币（¥）
choice-USD = 美元（$）
choice-EUR = 欧元（€）
choice-auto = 自动
    .help = 一年以内按天，超过一年按周。
choice-day = 按天
choice-week = 按周
choice-cumulative = 逐档累计
    .help = 每档达到时发放一次。
choice-highest = 只取最高档
    .help = 只算达到的最高档：每档只补足与上一档的差额。
choice-repeating = 循环
    .help = 到顶后重新计数。
choice-join = 加入
choice-consult = 咨询
choice-purchase = 成交
choice-at_least = 不低于
choice-at_most = 不高于
choice-set = 设为
choice-multiply = 乘以
choice-add = 加上

## 单位，写在数值后面

unit-share = %
unit-times = 倍
unit-one = { "" }
unit-people = 人
unit-people_per_day = 人/天
unit-contacts = 人/次
unit-per_day = 次/天
unit-per_month = 次/月
unit-share_per_day = %/天
unit-share_per_month = %/月
unit-share_per_year = %/年
unit-share_per_period = %/期
unit-days = 天
unit-money = { $currency }
unit-money_per_day = { $currency }/天
unit-money_per_month = { $currency }/月
unit-consults_per_day = 人/天
unit-per_year = 次/年
unit-views = 次
unit-groups = 个
unit-groups_per_month = 个/月
unit-hours = 小时
unit-months = 个月
unit-years = 年
unit-percentage_points = 个百分点

## 指标

metric-joined = 新增用户
    .help = 活动开始以来加入的人数，不含种子用户。
metric-customers = 新增客户
    .help = 活动开始以来完成首单的人数，不含种子用户。
metric-customers_paid = 新增客户（付费）
    .help = 来自付费渠道的新增客户。
metric-customers_organic = 新增客户（自然）
    .help = 看上去自己找上门的新增客户，包括追踪不到的受邀好友。
metric-customers_referred = 新增客户（推荐）
    .help = 由会员邀请而来、并能追溯到该会员的新增客户。
metric-customers_koc = 新增客户（KOC）
    .help = 看到 KOC 内容而来的新增客户。
metric-members = 在册人数
    .help = 当前在册的人：线索、已咨询的人和客户，含种子用户。
metric-leads = 线索
    .help = 已加入、尚未咨询的人，含正在排队的人。
metric-consults = 已咨询
    .help = 咨询之后、成交之前的人。
metric-edge = 沉默客户
    .help = 当前在册、已经沉默的客户。
metric-active = 活跃客户
    .help = 当前在册的活跃客户，不含核心客户。
metric-core = 核心客户
    .help = 当前在册的核心客户。
metric-super = 超级用户
    .help = 当前在册的超级用户。
metric-koc = KOC
    .help = 当前在册的 KOC，含新晋与重点。
metric-groups = 社群数
    .help = 当前已建的社群数。
metric-active_rate = 活跃率
    .help = 在册客户中没有沉默的比例。
metric-referral_share = 推荐占比
    .help = 新增用户中已知由会员邀请而来的比例，即口碑占比。
metric-referral_share_true = 真实推荐占比
    .help = 新增用户中由会员邀请而来的比例，包括追踪不到的。
metric-consult_conversion = 咨询转化率
    .help = 咨询人数 ÷ 新增用户。
metric-deal_conversion = 成交转化率
    .help = 新增客户 ÷ 新增用户。刚加入的人之后仍可能成交。
metric-accepted = 接受的邀请
    .help = 活动开始以来被接受的邀请数，好友几天后才会加入。
metric-churned = 流失客户
    .help = 活动开始以来流失的客户，含种子用户。
metric-fakes = 虚假推荐
    .help = 活动开始以来背后没有真人的“被接受的邀请”。
metric-fakes_caught = 查出的虚假推荐
    .help = 抽查查出的虚假推荐。
metric-nps = 净推荐值
    .help = 新增客户的净推荐值（NPS）：推荐者占比 − 贬损者占比，从 −100% 到 100%。
metric-sentiment = 口碑阻力
    .help = 本来会接受邀请、却因负面声音而没有接受的好友比例，按当天计算，不是累计。
metric-negative_volume = 负面声量
    .help = 当天的负面声音：仍在抱怨的客户，以及危机带来的。
metric-warned = 流失预警
    .help = 活动开始以来发出的流失预警，包括误报。
metric-saved = 挽留客户
    .help = 活动开始以来因预警而挽留的客户。
metric-cac = 获客成本
    .help = 综合获客成本（CAC）：全部获客支出 ÷ 新增客户。
metric-cac_paid = 付费获客成本
    .help = 媒体投放 ÷ 付费渠道的新增客户。
metric-cac_referral = 推荐获客成本
    .help = 推荐活动的运营、奖励（含付给虚假推荐的）与抽查支出 ÷ 推荐而来的新增客户。
metric-cac_incremental = 增量获客成本
    .help = 每多得一位因推荐活动才有的客户要花多少钱：（有活动的成本 − 无活动的成本）÷（有活动的客户 − 无活动的客户），两者运气相同。
metric-customers_incremental = 增量客户
    .help = 有推荐活动时的新增客户，减去同样条件下没有活动时的新增客户。
metric-spend = 总支出
    .help = 活动开始以来的获客支出：投放、奖励、运营、活动日、消息、咨询、虚假推荐与抽查、KOC、危机、流失预警和社群。
metric-spend_media = 媒体投放
    .help = 活动开始以来的媒体投放。
metric-spend_referrer = 推荐人奖励
    .help = 因推荐付给分享者的奖励。
metric-spend_bonus = 达档奖金
    .help = 因达到档位发放的奖金。
metric-spend_friend = 好友奖励
    .help = 付给受邀好友的奖励。
metric-spend_programme = 推荐活动运营
    .help = 推荐活动的启动成本与日常成本。
metric-spend_events = 活动日
    .help = 各活动日的费用。
metric-spend_messages = 消息
    .help = 唤醒消息的成本。
metric-spend_consults = 咨询
    .help = 咨询的成本。
metric-spend_fraud = 虚假推荐损失
    .help = 付给虚假推荐的奖励。
metric-spend_checks = 抽查
    .help = 抽查推荐的成本。
metric-spend_koc = KOC 计划
    .help = KOC 的费用与内容成本。
metric-spend_crises = 危机
    .help = 舆情危机的成本。
metric-spend_warnings = 流失预警
    .help = 预警后的关怀成本，包括误报。
metric-spend_groups = 社群
    .help = 运营社群的成本。
metric-liability = 待付奖励
    .help = 已经记账、预计会被领取而尚未发放的奖励。
metric-reward_exposure = 奖励总敞口
    .help = 已发放与待付的全部奖励。90% 区间的上端就是风险预算：20 次里有 19 次不会超过它。
metric-revenue = 收入
    .help = 活动开始以来首单与复购的金额。
metric-margin = 毛利
    .help = 活动开始以来的毛利，未扣获客支出。
metric-roi = 投入产出比
    .help = 活动期内（新增客户的毛利 − 获客支出）÷ 获客支出。
metric-ltv = 生命周期价值
    .help = 一位新增客户在整个生命周期内带来的毛利（LTV），按折现计算。
metric-ltv_cac = LTV : CAC
    .help = 生命周期价值 ÷ 综合获客成本。大于 1，客户带来的超过获客花费；3 是常用的经验线。
metric-r = 裂变系数 R
    .help = 按当天的速率，一位加入的人在活动时长内会带来多少人。大于 1，雪球自己会越滚越大。
metric-payback = 回本天数
    .help = 新增客户的毛利覆盖获客支出所需的天数；一直不能覆盖则没有。
