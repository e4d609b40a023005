# 资料库：杠杆加入方案之前的样子，以及资料库页面。

value-times = { $value } 倍

## 杠杆：加入之前，先看清它会改动方案的哪些地方。

lever-dialog = { $name }：改动内容
lever-parameters = 设置
lever-patch = 对方案 { $plan } 的改动
lever-when = 作用时间
lever-window-whole = 活动全程
lever-window-from = { $from }起至结束
lever-window = { $from }至{ $to }
lever-place = { $part } · { $field }
lever-every-segments = 所有画像
lever-every-channels = 所有付费渠道
lever-every-rungs = 所有档位
lever-to = 改为 { $value }
lever-times = × { $value }
lever-plus = + { $value }
lever-minus = − { $value }
lever-range = 90%：{ $range }
lever-now = 现为 { $value }
lever-now-none = 方案中未设置，不产生改动
lever-needs = 方案中“{ $place }”为 0 时不起作用。
lever-adds-events = 新增活动日：{ $name }
lever-adds-channels = 新增付费渠道：{ $name }
lever-adds-rungs = 新增档位：推荐 { $threshold } 人
lever-entry = { $field } { $value }
lever-entry-times = { $field } × { $value }
lever-moves-up = ↑ { $metric }
lever-moves-down = ↓ { $metric }
lever-problem = 方案无法接受：{ $problem }
lever-warnings = 合规提醒
lever-confirm = 加入方案 { $plan }
lever-cancel = 取消
lever-from = 出自 { $source }

## 页面

library-title = 领域资料库
library-intro = 来自种子文档的案例与机制。其中的数字均为原文说法，未经核实。
library-shelves = 资料库的各部分
library-shelf-cases = 案例
library-shelf-mechanisms = 机制
library-shelf-replication = 复现
library-shelf-conflicts = 矛盾
library-waiting = 正在加载资料库……
library-missing = 资料库无法加载。请检查网络；您的方案不受影响。
library-again = 重试

library-search-cases = 搜索案例
library-search-mechanisms = 搜索机制
library-search-conflicts = 搜索矛盾
library-search-hint = 中文或英文
library-any-sector = 所有行业
library-any-grade = 所有等级
library-any-mechanism = 所有机制
library-any-group = 所有分组
library-any-kind = 所有类型
library-any-verdict = 所有结论
library-filter-sector = 行业
library-filter-grade = 等级
library-filter-mechanism = 机制
library-filter-group = 分组
library-filter-kind = 类型
library-filter-verdict = 结论
library-with-plan = 可打开为方案
library-option = { $name }（{ $count }）
library-clear = 清除筛选
library-none = 没有符合条件的内容。
library-cases-found = 案例：{ $found } / { $count }
library-mechanisms-found = 机制：{ $found } / { $count }
library-conflicts-found = 矛盾：{ $found } / { $count }
library-rows-found = 原文数字：{ $found } / { $count }

sector-plastic_surgery = 医美
sector-internet = 互联网
sector-e_commerce = 电商
sector-health_care = 医疗健康
sector-other = 其他
sector-content = 内容
sector-education = 教育
sector-beauty = 美妆
sector-fmcg = 快消
sector-home = 家居
sector-retail = 零售
sector-auto = 汽车
sector-general = 通用
sector-mother_baby = 母婴
sector-finance = 金融
sector-culture = 文化

library-grade = { $grade } 级
library-grades = 等级含义
library-grade-A = 有时间过程或多个相互关联的结果：起点、变化与时长齐全。
library-grade-B = 有前后对比或比例，缺时间跨度。
library-grade-C = 只有一个水平或倍数：可设定输入，不能检验模型。
library-grade-D = 没有可用数字，或不是活动：仅供参考结构。

library-figures = { $count ->
    [0] 没有数字
   *[other] { $count } 个数字
}
library-figure-what = 项目
library-figure-value = 原文
library-figure-sort = 性质
library-figure-observed = 观测
library-figure-target = 目标
library-figure-design = 设计
library-figure-structure = 结构
library-figure-rule = 规则
library-figure-survey = 调查
library-figure-anecdote = 轶事
library-figure-market = 市场
library-figure-example = 示例
library-source = 种子文档 { $seed }，第 { $section } 节
library-sources = 来源
library-case-mechanisms = 所用机制
library-open = 打开为方案
library-simulated = 模拟结果

library-kind-kernel = 内核
library-kind-lever = 杠杆
library-kind-not-modelled = 未建模
library-kind-help-kernel = 引擎中有自己的状态，杠杆设定其数值。
library-kind-help-lever = 改动模型已有的数值。
library-kind-help-not-modelled = 不改动模型中的任何数值。
library-group = 分组
library-all = 合计
library-counts = 各组机制数
library-plan = { $letter }（{ $name }）
library-my-plan = 杠杆将加入方案 { $plan }。{ $count ->
    [0] 目前还没有杠杆。
   *[other] 目前有 { $count } 个。
}
library-add = 加入我的方案
library-more = 参数、作用与来源
library-parameter = 参数
library-value = 数值
library-origin = 依据
library-moves = 影响
library-at-work = 用到它的案例
library-not-modelled = 未建模的部分及原因
library-not-modelled-what = 未建模的内容
library-not-modelled-why = 原因
library-not-modelled-whole = 整个机制
library-not-modelled-none = 目录中的每个机制都会改动模型。以下作用没有建模：
library-added = “{ $name }”已加入方案 { $plan }。
lever-expected = 期末预期新增客户：{ $before } → { $after }
lever-expected-same = 期末预期新增客户不变，仍为 { $after }。
library-show-plan = 查看方案

output-variance = 各次模拟间的离散
output-data_coverage = 用户数据覆盖
output-compliance_risk = 合规风险
output-ugc = 用户自发内容
output-trust = 信任
output-selection = 入选人群
output-retention = 客户留存
output-learning_speed = 学习速度
output-delivery_speed = 交付速度
output-churn = 客户流失
output-response_time = 响应时间
output-content_delay = 内容延迟
output-conversion = 转化

library-replication-intro = 原文报告的每个数字与对应方案的结果并列：{ $replicates } 场模拟的中位数与 90% 区间。假设的输入都是区间；选定区间时难免知道案例的结果，因此算得出只是弱证据，算不出反而更说明问题。可用“snowball replicate”重新计算本表。
library-replication-waiting = 正在加载结果……
library-replication-missing = 本次构建没有附带复现结果，只列出原文数字。命令行“snowball replicate”可以计算。
library-replication-what = 原文项目
library-replication-reported = 原文
library-replication-simulated = 模拟
library-replication-verdict = 结论
library-verdict-given = 已给定
library-verdict-reproduced = 复现
library-verdict-within_range = 区间内
library-verdict-not_reachable = 达不到
library-verdict-too_little_information = 信息不足
library-verdict-given_missed = 已给定，未达到
library-verdict-help-given_missed = 方案按这个数字设定，但方案的其他部分使结果偏离了它。
library-verdict-help-given = 方案就是按这个数字设定的，得出它不说明任何问题。
library-verdict-help-reproduced = 中位数与原文一致（在其取整范围内）。
library-verdict-help-within_range = 中位数不同，但原文数字落在 90% 区间内。
library-verdict-help-not_reachable = 该机制达不到这个数字，原因列在旁边。
library-verdict-help-too_little_information = 原文信息不足以比较，或模型没有这一项。
library-not-computed = 未计算
library-verdict-none = 未计算

library-conflicts-intro = 原文中相互矛盾的说法、对不上的算术和有两种读法的文字，以及方案采用的读法。
library-conflict-conflict = 矛盾
library-conflict-arithmetic = 算术不符
library-conflict-ambiguity = 歧义
library-conflict-damaged_text = 文字残损
library-conflict-reading = 方案采用
library-conflict-cases = 案例
