# 演示模式：幻灯片、现场猜测、讲者窗口。
page-present = 演示
page-prepare = 准备幻灯片

present-topic-question = 问题与答案
present-topic-cards = 关键数字
present-topic-comparison = 哪个方案更好？
present-topic-difference = 方案之间的差异
present-topic-best = 各方案成为最佳的可能性有多大？

present-place = { $at } / { $of }
present-announce = 第 { $at } 页，共 { $of } 页：{ $title }
present-announce-black = 屏幕已变黑
present-seed = 演示时种子 { $seed } 保持不变 · { $replicates } 次模拟
present-controls = 演示
present-none = 所选幻灯片对当前方案都没有内容可显示。

present-back = 上一页
present-next = 下一页
present-black = 黑屏
present-flip = 单看下一个方案
present-all = 全部方案
present-sliders = 滑块
present-notes = 讲者备注
present-guess = 猜一猜
present-reveal = 揭晓
present-full = 全屏
present-leave = 退出
present-hint = → 或空格：下一页 · ←：上一页 · B：黑屏 · A：单看方案 A 或 B · S：滑块 · G：猜一猜 · R：揭晓 · N：备注 · F：全屏 · Esc：退出
present-hint-close = 知道了
present-shown-alone = 单看方案 { $plan }，坐标轴与全部方案相同
present-no-notes = 本页没有备注。
present-waiting = 正在模拟各方案。

present-best = 按以下指标成为最佳的可能性：{ $metric }

present-guess-asked = 最后一天会是多少？揭晓之前不显示模拟结果。
present-guess-label = 现场猜测
present-guess-hint = 数字之间用空格或顿号分隔，前面可加名字：小安 3000、2500
present-guess-count = { $count } 个猜测
present-guess-plan = 与方案 { $plan } 对照。
present-guess-of = { $name }（{ $value }）
present-list = 、
present-median = 模拟的中位数是 { $median }。
present-inside = { $guesses } 个猜测中，{ $half } 个落在 50% 区间（{ $half-interval }），{ $most } 个落在 90% 区间（{ $most-interval }）。
present-nearest = 最接近中位数的是：{ $nearest }。
present-misread-comma = “{ $text }”可能是千位分隔，也可能是几个猜测：数字里请不要写逗号，或在逗号后加空格。
present-misread-name = “{ $text }”后面没有数字。
present-misread-many = 只采用前 200 个猜测。

prepare-intro = 显示哪些内容、按什么顺序、想说什么。它们随方案保存，进入导出文件；除猜测外也进入链接。
prepare-start = 开始演示
prepare-reset = 恢复默认幻灯片
prepare-slides = 幻灯片
prepare-up = 上移“{ $title }”
prepare-down = 下移“{ $title }”
prepare-notes = “{ $title }”的备注
prepare-impossible = 对当前方案没有内容可显示
prepare-guess = 先猜再看
prepare-guess-hint = 这一页的模拟结果在大家猜完之前不显示。
prepare-guess-none = 不猜
prepare-sliders = 屏幕上的滑块
prepare-sliders-hint = 最多四个。退出演示后，所有改动可以一步撤销。
prepare-keys = 字母快捷键
prepare-keys-hint = P 开始演示；演示中可用 B、A、S、N、G、R、F。如果键盘或语音输入会误触，可以关闭；方向键和按钮始终可用。

speaker-title = 讲者备注
speaker-waiting = 正在等待另一个窗口中的演示。
speaker-next = 下一页：{ $title }
speaker-last = 这是最后一页。
speaker-clock = 已开始 { $time }
