# 分年规划页。

years-more = 查看全部分年目标
years-title = 分年规划：{ $plan }
years-title-unnamed = 分年规划
years-intro = 共 { $days } 天，每 { $year } 天为一个活动年度。所有数字都来自首页的同一次模拟。
years-intro-short = 共 { $days } 天，不足一年，因此只有一列。所有数字都来自首页的同一次模拟。
years-count = 中位数与 90% 区间，共 { $count } 次模拟。
years-expected = 目前为预期走势，区间和概率将随模拟给出。
years-year = 第 { $number } 年
years-until = 截止日期
years-start = 起步

years-indicators = 目标能达成吗？
    .help = 同一指标、同一截止日的多个目标，按严格程度依次为基础值、目标值和挑战值；每个值旁边是达成概率。
years-indicators-none = 本方案没有目标。可在首页的“目标”中添加。
years-indicator = 指标
years-by = 截至
years-simulated = 模拟结果
years-base = 基础值
years-target = 目标值
years-challenge = 挑战值
years-at-least = ≥ { $value }
years-at-most = ≤ { $value }
years-chance-expected = { $met }（{ $kind }）

years-budgets = 阶段与预算
    .help = 每年处于哪个阶段，到年末累计花了多少，是否在预算之内。
years-phases = 阶段
years-media-cap = 投放上限
years-spent-so-far = 累计支出
years-budget-so-far = 累计预算
years-within-budget = 不超预算的概率
years-spending = 当年支出
    .help = 每年的钱花在哪里。
years-customers = 当年新增客户
    .help = 每年来了多少客户，从哪里来。
years-cost = 当年新客户的成本
    .help = 当年支出除以当年新增客户。
years-layers = 年末在册人数
    .help = 按活跃层级划分的在册人数。
years-alerts = 预警
    .help = 到年末为止各条规则已触发的概率。
years-table-scroll = { $title }，表格
