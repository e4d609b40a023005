### 组件页。

page-design = 组件
design-link = 本页面的全部组件及其各种状态
design-title = 本页面的组件
design-intro = 构成各页面的全部组件，以及每个组件的各种状态。这里就是组件本身：可以按、可以拖、可以输入，作用于当前方案的一份副本，不影响其他任何地方。
design-focus = 由操作产生的状态这里不作描绘。用 Tab 键逐个经过可看到焦点，把指针停在组件上可看到它的反应，滑块可用方向键移动。
design-both = 浅色与深色并排

design-part-colours = 按用途划分的颜色
    .help = 取自页面当前的样式。对比度按 WCAG 2.2 计算：文字至少 4.5，图形标记和控件边界至少 3。颜色从不单独表达含义：方案有字母，错误有文字。
design-surfaces = 底色
design-inks = 文字与线条
design-hand = 可操作的部分
design-plans-colours = 方案
design-series = 整体的各部分
design-states-colours = 状态
design-need-text = 文字：与 { $other } 为 { $ratio } : 1，至少 { $least }
design-need-mark = 标记：与 { $other } 为 { $ratio } : 1，至少 { $least }
design-need-ground = 底色：与 { $other } 为 { $ratio } : 1，至少 { $least }
design-need-hairline = 细线：与 { $other } 为 { $ratio } : 1，无下限

design-part-type = 字号
    .help = 使用系统字体，数字等宽。最小 12 px；宽度达到 2400 px 后整体放大。
design-sample = 会有 12,345 人加入吗？
design-part-space = 间距
    .help = 以 4 px 为网格。

design-part-buttons = 按钮
design-press = 按一下
design-pressed = 已按 { $count } 次
design-button-plain = 普通
design-button-main = 主要操作
design-button-quiet = 安静
design-button-icon = 带图标
design-button-add = 向列表添加
design-button-pressed = 已按下
design-button-playing = 主要操作（进行中）
design-button-file = 选择文件
design-button-off = 不可用
design-icon-button = 仅图标
design-icon-pressed = 图标，已按下
design-icon-off = 图标，不可用

design-part-icons = 图标
    .help = 颜色与旁边的文字相同，名称是程序中的叫法。图标的含义由所在按钮说明。

design-part-numbers = 数值与滑块
    .help = 第一个会改动当前方案的副本，下方图表随之变化。其余的只改变自身。
design-number-live = 方案中的数值
design-report = 每次推荐 { $value } 时，预期活动结束时有 { $customers } 位客户。
design-put-back = 恢复为当前方案
design-number-given = 打开时的值
design-number-changed = 已改动，可恢复
design-number-unknown = 不确定：一个区间
design-number-wrong = 无效：说明怎样才有效
design-number-off = 可关闭的上限
design-slider = 滑块
design-slider-range = 区间滑块

design-part-fields = 开关、选择与输入
design-switch = 开关
design-switch-name = 可开可关的设置
design-switch-on = 已打开。
design-switch-off = 已关闭。
design-pick = 带名称的选择
design-pick-name = 时间
design-pick-now = 现在
design-pick-later = 稍后
design-flag = 方案的开关
design-choice = 方案的选择
design-whole = 整数
design-text = 文字
design-group = 分组：按下后展开

design-part-plans = 方案
design-badges = 各方案的字母与颜色
design-tabs = 标签：已选中；打开后有改动
design-tabs-label = 本页副本中的方案

design-part-cards = 关键数字卡片
    .help = 数字来自当前方案。
design-card-one = 一个方案
design-card-several = 多个方案
design-card-computing = 计算中：平均路径
design-card-chance = 概率
design-card-undefined = 无定义
design-card-alone = 打开第二个方案后，这里还会显示多个方案的卡片。

design-part-messages = 消息
design-message = 消息
design-message-none = 无
design-message-plan = 文件有错误
design-message-link = 链接损坏
design-message-full = 存储空间已满
design-message-many = 方案过多
design-message-kept = 提示：内容已保存
design-message-name = 我的方案
design-copy = 完成后给出反馈的操作
design-copy-label = 要复制的文字
design-copy-text = 滚雪球

design-part-progress = 进度
design-run = 模拟的状态
design-run-running = 进行中
design-run-idle = 等待操作停下
design-run-stopped = 已停止
design-run-done = 已完成
design-run-stale = 进行中，暂显示之前的扇形
design-run-alone = 没有后台线程
design-study = 一项分析
design-study-waiting = 等待开始
design-study-running = 进行中
design-study-stopped = 已停止
design-study-done = 已完成

design-part-dialogs = 对话框
    .help = 使用浏览器自带的对话框：焦点留在其中，按 Esc 关闭，焦点回到原处。
design-dialog-open = 打开对话框
design-dialog-title = 对话框
design-dialog-text = 有标题、关闭按钮，以及放置内容的空间。

design-part-terms = 术语与说明
design-term = 文中的术语：按下查看
design-term-text = 获得一位新客户的花费就是 CAC；双边奖励让双方都得到，而流失又会带走其中一部分。
design-help = 说明：把指针停在上面，或按下

design-part-table = 表格
    .help = 下方图表的预期曲线，以数字表示。

design-part-charts = 图表
    .help = 曲线是当前方案的预期活动；若在上面的控件中改动过，则为改动后的结果。
design-chart-note = 不含区间：本页不进行模拟。
design-chart-drawn = 已绘制
design-chart-anew = 重新计算中：上一张图变淡保留
design-chart-loading = 计算中
design-chart-none = 没有可绘制的内容，并说明原因
design-chart-empty = 没有可绘制内容的图表
design-chart-empty-why = 标题和按钮保留
design-chart-error = 无法计算，并说明原因

design-part-empty = 暂无内容的页面
design-empty-waiting = 加载中
design-empty-missing = 未能加载
design-empty-alone = 还缺少开始所需的内容
