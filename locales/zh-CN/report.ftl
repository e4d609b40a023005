# 结果导出为文件，以及可打印的报告。

# 表格：每个方案每天一行；每场模拟一行。
export-days = 逐日数据（CSV）
export-campaigns = 逐场模拟（CSV）

# 页面。
report-title = 报告
report-intro = 全部内容在一页上，可打印或存为 PDF：结论、图表、输入，以及可信到什么程度。这里和纸上一样是浅色。
report-tools = 打印
report-print = 打印或存为 PDF
report-charts-choice = 图表
report-running = 正在模拟，完成后报告就会出现。
report-few = 模拟停得太早，场数还不够写报告。请继续模拟。

# 报告的开头。
report-brand = 滚雪球 · 裂变活动模拟器
report-date = 日期
report-case = 案例
report-period = 活动期
report-period-value = { $from } 至 { $to }（{ $days } 天）
report-campaigns = 模拟场数
report-seed = 随机种子
report-version = 引擎
report-version-value = 滚雪球 { $version }

# 报告的各部分。
report-cards-note = 大字是各场模拟的中位数，旁边是包含其中 90% 的区间。
report-charts = 图表
report-charts-none = 没有选择图表。
report-alarms = 警报
report-alarm = 规则
report-alarm-chance = 到结束时触发的可能性
report-caveats = 采信之前请先读
report-changes = 改了什么
report-changes-none = 没有：每项输入都和打开方案时一样。
report-before = 打开时
report-now = 现在
report-inputs = 输入
    .help = 写成两端的数字是未知的：每场模拟都在两端之间另取一个值。跨列的数值是所有方案共有的。
report-off = 未启用：{ $parts }。
report-method = 怎样计算
report-method-link = “方法”页有完整的模型、定义和检验。

# 采信之前要知道的。
report-caveat-stopped = 模拟在 { $done } / { $total } 场时被停止：区间和可能性比要求的粗略。
report-caveat-open = 尚无定论：{ $pair }
report-caveat-ranges = { $count ->
    [0] 没有任何输入写成区间：结果区间只反映偶然，不反映未知。只要有数字是猜的，区间就太窄。
   *[other] 有 { $count } 项输入写成区间。结果区间的好坏取决于这些区间。
}
report-caveat-ranges-plan = { $count ->
    [0] 方案 { $plan } 没有任何输入写成区间：它的结果区间只反映偶然，不反映未知。只要有数字是猜的，区间就太窄。
   *[other] 方案 { $plan } 有 { $count } 项输入写成区间。它的结果区间的好坏取决于这些区间。
}
report-caveat-assumed = 案例带来的 { $all } 项输入中有 { $count } 项是假设：没有人测量过。
report-caveat-rule = { $name }：{ $rule }
report-caveat-interval = 90% 区间包含十场模拟中的九场。只有输入和模型都正确时，真实的活动才会同样常落在其中。
report-caveat-chance = 可能性是在各场模拟中的占比。多模拟几场会更精确，但不会更真实。
