# 页面：页眉、控制栏、问题、关键指标、运行、差异、导入。

app-name = 滚雪球
app-skip = 跳到结果
app-title = { $plan } · 滚雪球

# 日期：$month 为 1 到 12。
date-month = { $month }月
date-day-month = { $name }{ $day }日
date-full = { $year }年{ $name }{ $day }日
date-time = { $date } { $time }
date-day-number = 第 { $day } 天

# 数字
interval = { $low }–{ $high }
value-unit = { $value } { $unit }
chance-under = <{ $chance }
chance-over = >{ $chance }

# 页眉
plans-label = 方案
plan-tab = 方案 { $letter }：{ $name }
plan-tab-unnamed = 方案 { $letter }
plan-letter = 方案 { $letter }
plan-duplicate = 复制方案 { $letter }
plan-remove = 关闭方案 { $letter }
preset-label = 案例
preset-own = 自定义方案
preset-about = 案例说明
preset-sources = 来源
preset-source = { $case }：种子文档 { $seed }，第 { $section } 节
preset-figures = 所用数字
preset-figure = 项目
preset-value = 数值
preset-origin = 依据
preset-origin-reported = 原文
    .help = 来源中明确写出。
preset-origin-derived = 推算
    .help = 由来源中的数字推出。
preset-origin-assumed = 假设
    .help = 无人测量过：在方案中是一个区间。
preset-origin-chosen = 自定
    .help = 由活动负责人决定。
undo = 撤销
redo = 重做
import = 导入
export = 导出
results = 结果
menu = 菜单
language = 语言
theme = 配色
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色

# 控制栏
rail-label = 方案 { $letter }
rail-open = 调整方案 { $letter }
rail-close = 查看结果
rail-matters = 最关键的参数
rail-persona = 画像
rail-all = 全部参数
rail-wake-up = 沉默用户唤醒
rail-off = { $name }：未启用
rail-dilution = 规模与活跃度
rail-warning = 流失预警
rail-voices = 用户满意度
rail-crises = 舆情危机
rail-new-members = 新增骤减
rail-negative = 负面声量
rail-activity = 活跃下滑
rail-changed = { $count } 处改动
entry-add-segments = 添加画像
entry-add-channels = 添加渠道
entry-add-yearly = 添加年度投放预算
entry-add-rungs = 添加档位
entry-add-events = 添加活动日
entry-add-phases = 添加阶段
entry-add-patches = 添加调整
entry-add-goals = 添加目标
entry-add-refresh_days = 添加焕新日
entry-remove = 移除{ $name }
entry-first = 设为首要问题
phase-none = 阶段从某一天起调整方案，例如更换每次推荐的奖励。
event-none = 没有活动日。
goal-none = 没有目标时，页面显示活动能增长到多少。
channel-none = 没有付费渠道。

# 各组标题中的概要
summary-plan = { $days } 天 · { $currency }
summary-plan-dated = { $start }起 · { $days } 天 · { $currency }
summary-market = { $size } 人
summary-market-unlimited = 不设上限
summary-segments = { $count } 类画像
summary-acquisition = 种子 { $seeds } 人 · 自然 { $organic } 人/天 · { $count ->
    [0] 无付费渠道
   *[other] { $count } 个渠道
}
summary-sharing = k { $dispersion } · 同类好友 { $homophily }
summary-ladder = { $rungs } · 每次 { $per }，好友 { $friend }
summary-ladder-even = { $rungs } · 双方各 { $per }
summary-ladder-flat = 每次 { $per }，好友 { $friend }
summary-ladder-flat-even = 双方各 { $per }
summary-off = 未启用
summary-tracking-all = 全部可追踪
summary-tracking = { $coverage } 可追踪
summary-tracking-window = { $coverage } 可追踪 · { $days } 天内
summary-fraud = 奖励 { $reward } 时 { $rate } 虚假 · 抽查 { $checked }
summary-groups = 每群上限 { $size } 人
summary-koc = { $quota } 个名额 · 单篇 { $views } 次浏览
summary-reputation = 有贬损者 · 每年 { $crises } 次危机
summary-reputation-voices = 有贬损者
summary-reputation-crises = 每年 { $crises } 次危机
summary-alerts = 新增 −{ $new } · 负面 +{ $negative } · 活跃 −{ $active }
summary-incentive = 现金最多 +{ $lift } · 半衰期 { $days } 天
summary-funnel = 咨询 { $consult } · 成交 { $purchase }
summary-layers = 每月 { $active } 活跃客户转为沉默
summary-churn = 首期流失 { $rate }
summary-money = 毛利率 { $margin }
summary-weather = 波动 { $sigma }
summary-events = { $count ->
    [0] 无
   *[other] { $count } 个
}
summary-phases = { $count ->
    [0] 无
   *[other] { $count } 个
}
summary-goals = { $count ->
    [0] 无
   *[other] { $count } 个
}

# 数字控件
field-range = 改为区间
field-range-off = 改为单一数值
field-low = { $name }，下限
field-high = { $name }，上限
field-reset = 恢复为 { $value }
field-help = 什么是“{ $name }”？
field-limit = 设上限
field-no-limit = 不限
field-on = 启用
none-groups-size = 没有社群
none-acquisition-revenue_share = 未启用
field-not-a-number = 请输入数字，例如 12.5
field-outside = 有效范围：{ $min } 到 { $max }
field-reversed = 下限须小于上限
field-at-edge = 区间须大于 0
field-at-edge-share = 区间须在 0% 与 100% 之间
weekdays-on = 区分星期几
weekday-0 = 星期一
weekday-1 = 星期二
weekday-2 = 星期三
weekday-3 = 星期四
weekday-4 = 星期五
weekday-5 = 星期六
weekday-6 = 星期日

# 阶梯
ladder-picture = 按有效推荐次数排列的档位
ladder-rung = 第 { $number } 档：推荐 { $threshold } 次
ladder-drag = 按有效推荐次数的成员占比。拖动档位或用方向键调整。
ladder-reached = { $count ->
   *[other] 达到 { $times } 次
} · { $share } 的成员止步于此
ladder-empty = 没有档位：每次推荐奖励相同。

# 问题
question-joined-at_least = 到{ $date }能新增 { $value }名用户吗？
question-customers-at_least = 到{ $date }能新增 { $value }名客户吗？
question-referral_share-at_least = 到{ $date }，新增用户中能有 { $value } 来自口碑推荐吗？
question-consult_conversion-at_least = 到{ $date }，新增用户的咨询转化率能达到 { $value } 吗？
question-deal_conversion-at_least = 到{ $date }，新增用户的成交转化率能达到 { $value } 吗？
question-members-at_least = 到{ $date }能有 { $value }名成员吗？
question-cac-at_most = 到{ $date }，获客成本能控制在 { $value } 以内吗？
question-spend-at_most = 到{ $date }，总支出能控制在 { $value } 以内吗？
question-any-at_least = 到{ $date }，{ $name }能达到 { $value } 吗？
question-any-at_most = 到{ $date }，{ $name }能控制在 { $value } 以内吗？
question-growth = 到{ $date }能新增多少客户？
answer = 方案 { $plan }：{ $chance }
answer-alone = 可能性 { $chance }
answer-expected = 方案 { $plan }：约 { $value }
answer-expected-alone = 预计约 { $value }
answer-growth = 方案 { $plan }：{ $value }（{ $interval }）
answer-growth-alone = { $value }（{ $interval }）
goals-label = 其他目标
goal-at-least = { $name }不低于 { $value }
goal-at-least-by = { $name }不低于 { $value }（到{ $date }）
goal-at-most = { $name }不高于 { $value }
goal-at-most-by = { $name }不高于 { $value }（到{ $date }）

# 关键指标
cards-label = 关键指标
card-goal = 目标达成
    .help = 达成方案首个目标的可能性：模拟活动中达成目标的比例。旁边的区间是模拟的精度，场数越多越窄。
card-expected = 预计
card-expected-met = 能
card-expected-missed = 不能
card-undefined = –
card-no-goal = 未设目标

# 运行
run-label = 模拟
run-idle = 等待操作结束
run-running = 已模拟 { $done } / { $total } 场
run-done = 已模拟 { $total } 场活动
run-done-in = { $seconds } 秒内模拟了 { $total } 场活动
run-stopped = 已停止：{ $done } / { $total } 场
run-stale = 图中区间仍是改动前的方案
run-fallback = 没有可用的后台线程，由页面自行计算，速度较慢
run-workers = { $count } 个后台线程
run-progress = 模拟进度
run-stop = 停止
run-start = 继续
run-replicates = 模拟场数
    .help = 模拟多少场活动。场数越多，区间越平滑，可能性越精确，用时也越长。
run-seed = 随机种子
    .help = 随机数的起点。相同的方案和种子在任何电脑上都得到完全相同的结果。

# 差异
difference-label = 运气相同时，方案 { $b } 与方案 { $a } 相比
difference-customers = { $way ->
    [more] { $b } 多 { $value } 名客户
    [less] { $b } 少 { $value } 名客户
   *[same] { $b } 与 { $a } 客户数相同
}
difference-cac = { $way ->
    [more] { $b } 的获客成本高 { $value }
    [less] { $b } 的获客成本低 { $value }
   *[same] { $b } 与 { $a } 获客成本相同
}
difference-spend = { $way ->
    [more] { $b } 多支出 { $value }
    [less] { $b } 少支出 { $value }
   *[same] { $b } 与 { $a } 支出相同
}
difference-customers-chance = { $b } 带来更多客户的可能性：{ $chance }
difference-cac-chance = { $b } 获客更便宜的可能性：{ $chance }
difference-spend-chance = { $b } 支出更少的可能性：{ $chance }
difference-interval = 90%：{ $low } 到 { $high }
difference-ends = { $low } 到 { $high }
difference-more = +{ $value }
difference-less = −{ $value }
difference-waiting = 正在比较方案……

# 导入与消息
import-title = 导入方案
import-hint = 粘贴方案（或导出的一组方案）的 JSON，或选择文件。读取成功之前，已打开的方案保持不变。
import-text = 方案的 JSON
import-file = 选择文件
import-open = 打开
close = 关闭
import-unreadable = 无法读取此文件。
message-label = 消息
message-bad-edit = 无法这样修改：
message-bad-import = 无法打开此方案；原有内容保持不变。
message-bad-saved = 浏览器中保存的内容无法读取，可以另存为文件。
message-problems = { $count } 个问题：
message-more = 还有 { $count } 个
message-save-text = 另存为文件
message-too-many-plans = 最多可同时打开 { $max } 个方案，请先关闭一个。
message-library-missing = 案例库无法加载。请检查网络后重试；当前打开的内容不受影响。
message-storage-full = 浏览器存储空间已满，当前内容未能保存。请导出以免丢失。
message-storage-blocked = 浏览器不允许本页保存内容，关闭标签页后将会丢失。请导出以免丢失。
message-workers-failed = 后台线程出错，现由页面自行计算，速度较慢。（{ $reason }）
message-run-failed = 模拟失败：这是程序的错误。方案没有受损，可以导出。（{ $reason }）

# 程序出错

# 控制栏中的杠杆，以及添加杠杆的抽屉。
summary-levers = { $on ->
    [0] 无
   *[other] { $on } 个启用
}
summary-levers-off = { $on } 个启用 · { $off } 个停用
levers-add = 添加杠杆…
levers-drawer = 为方案 { $plan } 添加杠杆
levers-search = 搜索机制
levers-found = { $count ->
    [0] 没有找到相关机制。
   *[other] { $count } 种机制
}
levers-full = 方案中的杠杆已达上限，请先移除一个。
levers-not-modelled = 未建模。{ $reason }
levers-to = { $place }：新值
levers-times = { $place }：倍数
levers-plus = { $place }：增量

## Pages

pages-label = 页面
page-simulate = 模拟
page-compare = 比较
page-explain = 解释
page-improve = 改进
page-cascade = 裂变
page-test = 实测
page-calibrate = 校准
page-years = 分年规划
page-report = 报告
part-coming = 正在获取这一部分……
part-missing = 无法获取页面的这一部分。已打开的内容都还在。
part-missing-title = 尚未取得
part-again = 重试
language-missing = 无法获取 { $language }，页面仍用{ $now }显示。已打开的内容都还在。
page-library = 资料库
page-method = 方法

version-new = 本页有新版本。您的方案保持不变。
version-open = 打开新版本
version-later = 以后再说
