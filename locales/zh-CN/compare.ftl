# 比较页。

compare-title = 比较：两至六个方案并列
compare-intro = 哪个方案更好、有多大把握、多获得的客户花多少钱。所有方案用同样的随机数模拟。

# 只有一个方案，或模拟场数太少。
compare-alone = 现在只打开了一个方案，比较至少需要两个：先复制这个方案再修改要考虑的地方，或打开自带两个方案的案例。
compare-alone-copy = 把方案 { $plan } 复制为方案 { $next }
compare-alone-library = 打开资料库
compare-alone-case = 打开案例“{ $case }”，其中有两个方案
compare-waiting = 正在模拟：已有 { $done } 场，比较至少需要 { $least } 场。
compare-stale = 有方案刚被修改：在重新模拟之前，这里仍是修改前的结果。
compare-stopped = 模拟已停止：这里是目前已模拟的活动。

# 比较什么。
compare-by = 比较指标
compare-yardstick = 对照方案

# 结论。$chance 带有误差，例如“93% ± 0.8 个百分点”。
compare-answer = 模拟的结论
compare-limits = 这些数字不代表什么
compare-chance = { $chance } ± { $error }
compare-list = { $before }；{ $next }
compare-sentences = { $before }{ $next }
compare-says-best = 按{ $metric }比较，{ $plans } 个方案中方案 { $plan } 最常为最佳：占模拟活动的 { $chance }。
compare-says-wins = 按{ $metric }比较，在 { $chance } 的模拟活动中方案 { $plan } 优于方案 { $over }。
compare-says-even = 按{ $metric }比较，在 { $chance } 的模拟活动中方案 { $plan } 优于方案 { $over }：不分上下。
compare-says-spread = 差值 { $plan } − { $over } 的中位数为 { $value }，90% 的活动在 { $ends }之间。
compare-says-settled = 结论已定：再多模拟也不会改变。
compare-says-open = { $more ->
   *[other] 结论未定：如果比例不变，再模拟约 { $more } 场可以定论。
}
compare-says-close = 按{ $metric }比较，方案 { $a } 与 { $b } 难分高下：{ $b } 在 { $chance } 的模拟活动中更好，再多模拟也基本停在一半左右。
compare-says-same = 按{ $metric }比较，没有一场模拟活动能区分方案 { $a } 与 { $b }：没有差异。
compare-says-buys = { $count ->
   *[other] 平均而言，方案 { $plan } 比方案 { $over } 多 { $customers } 名客户，多花 { $cost }：每名多出的客户 { $each }（均值的 95% 区间：{ $interval }）。如果一名客户的价值高于此数，就值得。
}
compare-says-buys-unclear = { $count ->
   *[other] 平均而言，方案 { $plan } 比方案 { $over } 多 { $customers } 名客户，多花 { $cost }；但模拟无法把这一客户数与零区分开，因此给不出每名多出客户的价格。
}
compare-says-dominates = { $count ->
   *[other] 平均而言，方案 { $plan } 比方案 { $over } 多 { $customers } 名客户，还少花 { $saving }：不论一名客户价值多少都更好。
}
compare-says-saves = 平均而言，方案 { $plan } 与方案 { $over } 的客户一样多，少花 { $saving }。
compare-says-wins-free = { $count ->
   *[other] 平均而言，方案 { $plan } 以同样的花费比方案 { $over } 多 { $customers } 名客户。
}
compare-says-lengths = 各方案长度不同（天数：{ $days }）：各自以自己的结束日为准。
compare-says-currencies = 各方案的货币不同（{ $currencies }）：金额不作比较。
compare-says-conditional = 这些概率以模型和方案给出的区间为前提（以区间给出的数字个数：{ $unknowns }）。它们并不说明区间是对的；模拟更多场只会更精确，不会更真实。
compare-limit-often = “在多数活动中更好”不等于“好很多”：还要看差异有多大、代价是多少。

# 是否已定。
compare-settle = 结论定了吗？
    .help = 当一个方案更好的活动占比不太可能是一半时，才算更好（计分检验，所有观察次数和方案对合计 5%）。与一半相差不到 2 个百分点视为难分高下。少于 64 场时不下结论。
compare-pair-better = { $b } 在 { $chance } 的活动中优于 { $a }：已定。
compare-pair-worse = { $a } 优于 { $b }：{ $b } 只在 { $chance } 的活动中更好。已定。
compare-pair-close = { $a } 与 { $b } 难分高下：{ $b } 在 { $chance } 的活动中更好。已定。
compare-pair-same = { $a } 与 { $b }：所有活动都没有差异。已定。
compare-pair-open = { $more ->
   *[other] { $a } 还是 { $b }：未定。{ $b } 在 { $chance } 的活动中更好；再模拟约 { $more } 场可以定论。
}
compare-pair-beyond = { $a } 还是 { $b }：未定。{ $b } 在 { $chance } 的活动中更好；定论约需再模拟 { $more } 场，而本页最多 { $most } 场。
compare-pair-undefined = { $a } 与 { $b }：没有双方都有数值的活动。
compare-until = 模拟到结论确定
compare-until-going = 正在模拟到结论确定，最多 { $most } 场
compare-until-settled = 全部已定。
compare-until-most = 已在 { $most } 场停止，这是本页能保留的上限：结论仍未定。

# 随时间变化。
compare-over-time = 逐日差异

# 表格。
compare-table = 逐项指标
    .help = 每个方案的中位数与 90% 区间。横条是成为其中最佳方案的可能性，并列时均分；± 为模拟的标准误。支出没有横条：多花少花本身无所谓好坏。
compare-table-metric = 指标
compare-table-plan = 方案
compare-table-difference = { $b } − { $a }
compare-table-better = { $b } 优于 { $a }
compare-table-best = 最佳可能 { $chance }

# 成本效果平面。
compare-money = 多获得的客户花多少钱
compare-worth = 一名客户的价值
    .help = 对您来说多一名客户值多少钱，不扣除获客花费。初值为对照方案 LTV 的中位数；没有 LTV 时为其获客成本的中位数。
compare-worth-ltv = 方案 { $plan } 的 LTV 中位数：{ $value }
compare-worth-cac = 方案 { $plan } 的获客成本中位数：{ $value }
compare-plane-title = 多获得的客户值这个价吗？
compare-plane-subtitle = 每个点是一场活动：与 { $plan } 相比多出的客户与多花的钱。虚线表示一名客户价值 { $worth }，其右侧为值得
compare-plane-customers = 比 { $plan } 多的客户
compare-plane-cost = 比 { $plan } 多的花费
compare-plane-mean = { $plan } 平均 { $customers } 名客户，{ $cost }
compare-plane-drawn = 图中画出 { $all } 场活动中的前 { $drawn } 场。
compare-plane-head-customers = 多出客户，均值
compare-plane-head-cost = 多花费，均值
compare-plane-head-each = 每名多出客户
compare-corner = { $name }：{ $chance }
compare-corner-fewer-dearer = 更少更贵
compare-corner-more-dearer = 更多更贵
compare-corner-fewer-cheaper = 更少更省
compare-corner-more-cheaper = 更多更省
compare-accept-title = 按客户的价值，选哪个方案？
compare-accept-subtitle = 各方案净收益最大的可能性：客户数 × 一名客户的价值 − 花费
compare-accept-worth = 一名客户的价值
compare-accept-chance = 净收益最大的可能性
compare-accept-choice = 选择
compare-choice-same = 每一场活动中，各方案都以同样的花费获得同样的客户。
compare-choice-one = 不论一名客户价值多少，方案 { $plan } 的平均净收益都最大。
compare-choice = 平均净收益最大的是：{ $list }。
compare-choice-until = 客户价值低于 { $worth } 时为 { $plan }
compare-choice-from = 从 { $worth } 起为 { $plan }
compare-choice-at = 一名客户价值 { $worth } 时，各方案净收益最大的可能性：{ $list }。

# 增量与边际获客成本。
compare-cost-title = 每名多出的客户花多少钱？
compare-cost-subtitle = 平均客户更多且花费更多的方案：多花费 ÷ 多出客户，限于其客户更多的活动
compare-cost-none = 没有哪个方案以更多花费获得更多客户：这里没有每名多出客户的价格。
compare-cost-bars = 这些活动中间的 95%
compare-cost-worth = 价值 { $worth }
compare-cost-row = { $plan } 对 { $over } { $value } · { $interval }
compare-cost-share = 在 { $share } 的活动中，{ $plan } 的客户多于 { $over }。
compare-cost-pair = { $plan } 对 { $over }
compare-cost-mean = { $plan } 对 { $over }：增量获客成本 { $each }，即平均多花费 ÷ 平均多出客户（95% 区间 { $interval }，Fieller 法）。
compare-cost-mean-free = { $plan } 对 { $over }：客户更多而花费不增，因此没有每名多出客户的价格。
compare-cost-mean-unclear = { $plan } 对 { $over }：多出客户的均值与 0 无法区分，因此没有增量获客成本。
compare-margins = 均值与边际
    .help = 平均每名多出客户的花费，以及从一个方案到下一个值得考虑的更大方案
compare-margin = 从 { $from } 到 { $to }，每多一名客户的边际成本为 { $each }。
compare-dominated = { $plan } 永远不会入选：另一个方案或两个方案的组合能以更低花费获得同样多的客户。

# 输入。
compare-inputs = 方案之间的不同
compare-inputs-none = 各方案的输入相同。
compare-inputs-input = 输入
compare-inputs-all = 显示全部 { $count } 项
compare-inputs-fewer = 只显示前 { $count } 项
compare-input-entry = { $name } { $number }
compare-scroll = { $title }：表格，可左右滚动
