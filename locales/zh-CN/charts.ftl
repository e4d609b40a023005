# 图表：标题是图所回答的问题，副标题写明画的是什么和单位。

charts-growth-title = 能增长到多少？
charts-growth-subtitle = 累计{ $metric }：中位数与 50%、80%、90% 区间
charts-cac-title = 获得一位客户要花多少钱？
charts-cac-subtitle = 截至当日的单客获客成本：各口径中位数，色带为“{ $kind }”的 50%、80%、90% 区间
charts-sources-title = 新客户从哪里来？
charts-sources-subtitle = 按来源累计的新客户：预期走势，右端为合计的 90% 区间
charts-layers-title = 社群有多活跃？
charts-layers-subtitle = 各层级在册人数：预期走势，右端为合计的 90% 区间
charts-ladder-title = 谁能登上阶梯，花费多少？
charts-ladder-subtitle = 活动结束时各级达成次数与奖金：预期值与 90% 区间
charts-r-title = 能靠自身裂变增长吗？
charts-r-subtitle = 再生数 R：每位新加入者能带来的人数；中位数与 50%、80%、90% 区间
charts-spend-title = 钱花在哪里？
charts-spend-subtitle = 按类别累计的支出：预期走势，右端为合计的 90% 区间
charts-outcome-title = 可能是什么结果？
charts-outcome-subtitle = 活动结束时的{ $metric }，全部模拟结果
charts-reputation-title = 负面口碑带来多大阻力？
charts-reputation-subtitle = 当天因负面声音而没有接受邀请的好友比例；中位数与 50%、80%、90% 区间
charts-alerts-title = 会不会触发预警？
charts-alerts-subtitle = 各条规则到当天为止已触发的概率
charts-alerts-none = 在所有模拟中，没有任何规则触发。

# 线条和色块旁的短名称。
charts-part-cac = 综合
charts-part-cac_paid = 付费
charts-part-cac_referral = 推荐
charts-part-cac_incremental = 增量
charts-part-customers_paid = 付费
charts-part-customers_organic = 自然
charts-part-customers_referred = 推荐
charts-part-customers_koc = KOC
charts-part-customers_untracked = 推荐（未追踪）
charts-part-koc = KOC
charts-part-super = 超级用户
charts-part-core = 核心层
charts-part-active = 活跃层
charts-part-edge = 边缘层
charts-part-consults = 已咨询
charts-part-leads = 线索
charts-part-spend_media = 投放
charts-part-spend_referrer = 推荐人
charts-part-spend_bonus = 阶梯奖金
charts-part-spend_friend = 好友
charts-part-spend_programme = 计划运营
charts-part-spend_events = 活动日
charts-part-spend_messages = 唤醒消息
charts-part-spend_consults = 咨询
charts-part-spend_fraud = 虚假推荐
charts-part-spend_checks = 抽查
charts-part-spend_koc = KOC
charts-part-spend_crises = 危机
charts-part-spend_warnings = 流失挽留
charts-part-spend_groups = 社群
charts-part-alert-new_drop = 新增骤减
charts-part-alert-negative_level_1 = 负面一级
charts-part-alert-negative_level_2 = 负面二级
charts-part-alert-active_drop = 活跃下滑
charts-total = 合计

# 线旁的数值。
charts-about = ≈ { $value }
charts-none = –
charts-label = { $value }
charts-label-plan = { $plan } { $value }
charts-label-part = { $part } { $value }
charts-label-plan-part = { $plan } { $part } { $value }
charts-name-plan = { $plan } · { $name }
charts-heading = { $plan } · { $name }

# 目标线，以及 R = 1 的线。
charts-goal = 目标 { $value }
charts-limit = 不超过 { $value }
charts-goal-chance = { $goal } · 达成概率 { $chance }
charts-goal-plan = { $goal } · { $plan } { $chance }
charts-r-line = 1：自行增长
# 增长定律。
charts-laws = 其他工具会怎么说
charts-laws-note = 同样的 K：每位会员在最初 { $days } 天里带来 { $k } 人。到结束时，各定律相差 { $factor } 倍，从 { $low } 到 { $high }。
charts-law-continuous = 一直邀请
charts-law-compounding = 每周期邀请
charts-law-one-shot = 只邀请一次
charts-law-bass = Bass 模型
charts-law-bass-discrete = Bass（按周期）

# 阶梯。
charts-ladder-empty = 本方案没有阶梯，只按每次推荐付奖励。添加一级即可看到谁能达成。
charts-ladder-reached = 达成次数
charts-ladder-paid = 已付奖金
charts-ladder-each = 每次推荐
charts-ladder-bar-reached = 达成次数
charts-ladder-bar-standing = 结束时停留在该级
charts-rung = 推荐 { $count } 人

# 结果分布。
charts-outcome-empty = 正在模拟。
charts-outcome-dots = 每个点代表 1/20 的可能
charts-outcome-bars = 全部模拟结果
charts-outcome-value = { $value } · { $interval }
charts-outcome-plan = { $plan } { $value } · { $interval }

# 区间所依据的模拟次数。
charts-count = { $done } 次模拟
charts-count-of = { $done } / { $total } 次模拟
charts-count-before = 重算中
charts-empty = 暂无可画的数据。

# 用文字说图。
charts-summary = { $title }{ $subtitle }。{ $values }
charts-summary-day = { $day }：{ $values }
charts-summary-plan = { $plan }：{ $values }
charts-summary-value = { $value }（90% 区间 { $interval }）
charts-summary-rung = { $rung }：达成 { $reached } 次，奖金 { $paid }
charts-summary-rung-plan = 方案 { $plan }，{ $rung }：达成 { $reached } 次，奖金 { $paid }
charts-list = { $before }；{ $next }

# 用表格看图。
charts-table = 数据表
charts-table-day = 日期
charts-table-median = { $name }，中位数
charts-table-low = { $name }，5%
charts-table-high = { $name }，95%
charts-table-expected = { $name }，预期
charts-table-rung = 级别
charts-table-chance = 低于该值的可能性
charts-table-value = 数值

# 图表的操作。
charts-metric = 指标
charts-kind = 色带
charts-full-screen = 全屏
charts-png = PNG
charts-csv = CSV
charts-svg = SVG
charts-keys = 方向键移动日期，回车固定，Esc 取消固定。

# 随时间的差异。
charts-difference-customers-title = 比 { $plan } 多多少客户？
charts-difference-cac-title = 获客成本比 { $plan } 高多少？
charts-difference-spend-title = 比 { $plan } 多花多少？
charts-difference-margin-title = 毛利比 { $plan } 多多少？
charts-difference-chosen-title = { $metric }：比 { $plan } 高多少？
charts-difference-subtitle = { $metric }：每次模拟与 { $plan } 同一次模拟之差；中位数与 50%、80%、90% 区间
charts-difference-name = { $plan } − { $yardstick }
charts-difference-line = 与 { $plan } 相同
charts-difference-lengths = 只画双方都有的日期：较长方案此后的部分不在图中。
