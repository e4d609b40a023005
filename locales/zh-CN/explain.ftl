# The Explain page: where a result comes from.

explain-title = 结果从何而来
explain-intro = 哪些输入影响结果，波动有多少来自运气、多少来自未知，以及应当先测量什么。以上方打开的方案计算。

explain-metric = 解释
explain-precision = 精度
    .help = 用多少场模拟来估计各份额。份额末端的短线表示其可信范围；每细一档，耗时约为四倍。
explain-precision-quick = 快速
explain-precision-fine = 精细
explain-precision-finest = 最细

explain-answer = “{ $metric }”的波动中，未知占 { $ignorance }，日子好坏占 { $weather }，个人的偶然占 { $dice }（均含与其他来源的共同作用）。影响最大的是{ $name }：从 { $low } 到 { $high }，结果从 { $at_low } 变为 { $at_high }。
explain-answer-chance = “{ $metric }”的波动中，未知占 { $ignorance }，日子好坏占 { $weather }，个人的偶然占 { $dice }（均含与其他来源的共同作用）。方案中没有哪个未知数单独影响它。
explain-answer-waiting = 正在计算结果从何而来……
explain-charts = 差异从何而来

explain-kinds-title = “{ $metric }”有多少是运气，多少是未知？
explain-kinds-subtitle = 活动结束时{ $metric }方差的来源份额；均值 { $mean }，标准差 { $deviation }
explain-kind = 来源
explain-dice = 骰子：每个人各自决定
explain-weather = 天气：日子有好有坏
explain-ignorance = 未知：以区间给出的数
explain-first = 单独
explain-total = 含共同作用
explain-total-short = 含共同作用
explain-between = { $value }（{ $low } 至 { $high }）

explain-tornado-title = 哪个未知数最影响“{ $metric }”？
explain-tornado-subtitle = 平均路径上的{ $metric }：每次只让一个未知数取区间的低端与高端，其余取中位数
explain-tornado-middle = 中位数时为 { $value }
explain-tornado-low = 未知数取低端
explain-tornado-high = 取高端
explain-tornado-said = { $name }：{ $low } 时为 { $at_low }，{ $high } 时为 { $at_high }
explain-unknown = 未知数
explain-range = 区间
explain-at-low = 低端时
explain-at-high = 高端时
explain-more = 另有 { $count } 个未知数影响较小，见表格。

explain-indices-title = “{ $metric }”的波动由哪些未知数构成？
explain-indices-subtitle = 平均路径上的 Sobol 指数，不含骰子与天气；{ $points } 个基点，95% 区间
explain-indices-said = { $name }：{ $share }
explain-indices-note = 各未知数单独合计解释 { $share }；其余来自它们之间的相互作用。
explain-others = 其余 { $count } 个合计
explain-axis = { $name }（{ $unit }）
explain-left-out = { $of } 个点中有 { $count } 个没有定义该指标，已略去。

explain-map-title = 两个未知数下的“{ $metric }”
explain-map-title-two = 两个未知数下，{ $b } 的“{ $metric }”比 { $a } 多多少
explain-map-subtitle = 横轴：{ $across }。纵轴：{ $up }。其余未知数取中位数，平均路径；圆点处两者均为中位数
explain-map-note = 坐标轴按可能性划分：等长的部分同样可能。
explain-map-note-two = 线上两个方案相等。坐标轴按可能性划分：等长的部分同样可能。
explain-map-more = { $plan } 更多
explain-map-said = 从 { $low } 到 { $high }。
explain-map-said-two = 图上 { $share } 的范围内 { $b } 更多。
explain-map-across = 横轴
explain-map-up = 纵轴
explain-map-difference = 将 { $b } 与 { $a } 比较
explain-map-need-two = 图需要两个未知数：请把方案中的两个数改为区间。

explain-measure-title = 应当先测量什么？
explain-measure-intro = 在方案之间选择之前：准确知道某个未知数值多少钱，有多大可能改变选择，以及多大的试点能以 90% 的把握定下来。
explain-measure-one = 要选择，先要有可选的方案。再打开一个方案，就能看到由哪个未知数决定。
explain-measure-copy = 复制方案 { $letter }
explain-measure-waiting = 活动仍在模拟中，需等其结果。
explain-by = 选择依据
explain-by-metric = 上面的指标
explain-by-worth = 净收益
    .help = 每位新客户的价值 × 新客户数 − 获客成本。应当选均值最大的方案，不论把握多大。
explain-worth = 每位客户价值
explain-net-benefit = 净收益（每位客户价值 { $worth }）
explain-mean = { $plan }：{ $mean }
explain-choice = 按{ $by }，目前应选方案 { $plan }（均值 { $means }）。有 { $regret } 的活动最终是另一个方案最好；事先知道一切最多值 { $evpi }。
explain-measure-first = 先测量{ $name }：知道它会在 { $flips } 的情形下改变选择，价值 { $worth }。
explain-measure-unsure = { $name }也许值得测量（{ $worth }；在 { $flips } 的情形下改变选择），但目前模拟的活动尚不能证实。
explain-nothing-to-measure = 没有哪一个未知数在准确知道后会改变选择：没有需要先测量的。
explain-evppi = 信息价值
explain-evppi-low = 交叉验证
explain-flips = 改变选择的可能
explain-line = 转折点
explain-pilot = 足以定夺的试点
explain-pilot-share = 观察 { $count } 人
explain-pilot-count = 计数 { $count } 人或天
explain-pilot-none = 现有认识已足够

explain-progress = 已完成 { $done } / { $total } 次
explain-stopped = 完成 { $done } / { $total } 次后停止
explain-waiting = 等待中
explain-stop = 停止
explain-go-on = 继续
explain-study-progress = 进度：{ $name }

explain-undefined = 该方案没有定义此指标，无从解释。请换一个指标。
explain-no-unknowns = 该方案的每个数都是单一值。请把无人确知的数改为区间：控件旁的开关可以做到。
explain-no-spread = 该指标在每次模拟中都相同。
explain-too-few = 只有 { $got } / { $of } 次模拟定义了该指标，至少需要 { $min } 次。请换一个指标或提高精度。
explain-trouble = 无法计算（{ $reason }）。
