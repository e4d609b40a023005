# 裂变页：一次模拟活动里，谁邀请了谁。

cascade-title = 谁邀请了谁
cascade-intro = 把一次活动逐人展开：骰子、天气和运气碰巧造成的样子。它只是许多可能中的一次，不是预测；典型情况请看“{ $link }”页。
cascade-loading = 正在逐人追踪……
cascade-too-many = 这次活动的人数超过 { $limit }，本页无法逐人追踪。减少起始人数、减少新来者或缩短活动时间即可；其他页面只统计人数，没有这个限制。
cascade-nobody = 这次活动没有人加入。请给方案设定起始客户或新来者。
cascade-nobody-brought = 还没有人带来别人。

cascade-headline = { $date }：{ $people } 人，分成 { $trees } 个裂变，最深 { $depth } 代。最大的有 { $largest } 人；全体中有 { $alone } 独自一人：没有人带他来，他也没有带来别人。
cascade-headline-alone = { $date }：{ $number ->
   *[other] { $people } 人，还没有人带来别人。
  }
cascade-headline-nobody = { $date }：没有人。
cascade-evening = { $date }（第 { $day } 天）
cascade-words = { $headline }每个裂变是一个圆盘：发起人在中间，他们带来的人在外圈，一代一圈。独自一人者排在圆盘旁边的方块里。

cascade-forest = 推荐森林
cascade-picture = 整个活动，逐人展示
cascade-picture-subtitle = 一点是一人，一盘是一个裂变，一圈是一代；第 { $replicate } 次重复，种子 { $seed }
cascade-keys = 加号和减号缩放，0 显示全部，方向键移动画面。选中一人后，上键到邀请人，下键到他带来的第一人，左右键到同一邀请人的其他人。Esc 取消选择，空格播放或暂停。
cascade-hint = 点击一人，查看通向他的路径。画面获得焦点后，滚轮缩放，拖动移动。
cascade-block = 方块中：到最后仍独自一人 · { $count }
cascade-behind = 正在计算修改后方案的森林……

cascade-colour = 颜色
cascade-colour-origin = 来源
cascade-colour-segment = 人群
cascade-colour-generation = 代
cascade-colour-customer = 是否成为客户
cascade-origin-seed = 开始前的客户
cascade-origin-paid = 付费渠道
cascade-origin-organic = 自然到来
cascade-origin-koc = KOC 内容
cascade-origin-referred = 受邀
cascade-origin-untracked = 受邀，未追踪到
cascade-segment-others = 其他人群
cascade-generation = 第 { $number } 代
cascade-generation-none = 未经邀请
cascade-generation-later = 第 { $number } 代及以后
cascade-joined = 已加入，尚未成为客户
cascade-bought = 客户
cascade-hollow = 空心：尚未成为客户
cascade-legend = 颜色的含义
cascade-legend-entry = { $name } · { $count }

cascade-play = 播放
cascade-pause = 暂停
cascade-day = 显示的日期
cascade-start = 回到开始
cascade-before = 后退一天
cascade-after = 前进一天
cascade-end = 到结尾
cascade-speed = 速度
cascade-speed-times = { $speed } 倍
cascade-replicate = 第几次重复
cascade-replicate-before = 上一次重复
cascade-replicate-after = 下一次重复
cascade-zoom-in = 放大
cascade-zoom-out = 缩小
cascade-zoom-fit = 显示全部
cascade-zoom = 缩放

cascade-person-field = 人员编号
cascade-person-show = 显示
cascade-person-none = 没有编号为 { $number } 的人；最后一个是 { $last }。
cascade-person-later = 在显示的日期还没有加入。
cascade-person-title = 一个人的路径
cascade-person-hint = 点击画面中的人，按下“谁带来的人最多”表中的按钮，或输入 1 到 { $last } 的编号。
cascade-person-clear = 取消选择
cascade-person = { $person } 号：第 { $generation } 代，{ $friends ->
    [0] 没有带来别人
   *[other] 带来 { $friends } 位朋友
  }；整个分支{ $below ->
    [0] 没有人
   *[other] 有 { $below_text } 人
  }。
cascade-person-root = { $person } 号未经邀请而来，{ $friends ->
    [0] 没有带来别人
   *[other] 带来 { $friends } 位朋友
  }；整个分支{ $below ->
    [0] 没有人
   *[other] 有 { $below_text } 人
  }。
cascade-step-seed = { $person } 号 · { $segment } · { $came }
cascade-step-root = { $person } 号 · { $segment } · { $came } · { $date }
cascade-step = { $person } 号 · { $segment } · { $came } · { $date }，比邀请人晚 { $days } 天
cascade-step-bought = { $date }首次购买
cascade-step-never = 尚未购买
cascade-walk-up = 邀请人
cascade-walk-down = 第一位朋友
cascade-walk-back = 前一位同伴
cascade-walk-on = 后一位同伴

cascade-generations-title = 邀请能传多远？
cascade-generations-subtitle = 显示日期当天每一代的人数
cascade-generation-head = 代
cascade-people = 人数
cascade-sizes-title = 裂变能有多大？
cascade-sizes-subtitle = 至少有这么多人的裂变占全部裂变的比例，两轴均为对数
cascade-sizes-least = 至少这么多人
cascade-sizes-cascades = 裂变数
cascade-sizes-share = 占裂变的比例
cascade-sizes-said = { $size } 人及以上：{ $share }
cascade-virality-title = 一人广播，还是人传人？
cascade-virality-subtitle = 最大裂变的结构病毒性：其中两人之间的平均步数
cascade-virality = 两人间步数
cascade-virality-broadcast = 2：全由一人带来
cascade-of = { $person } 号的裂变
cascade-began = 发起人
cascade-came = 来源
cascade-depth = 代数
cascade-tops-title = 谁带来的人最多？
cascade-tops-none = 到显示的日期为止，还没有人带来别人。
cascade-tops-person = 编号
cascade-tops-segment = 人群
cascade-day-joined = 加入
cascade-tops-referrals = 带来
cascade-tops-branch = 分支
cascade-tops-show = 在画面中显示
cascade-tops-show-one = 在画面中显示 { $person } 号
cascade-facts-top = 最活跃的 1% 带来了全部朋友中的 { $one }，最活跃的 10% 带来了 { $ten }。
cascade-facts-each = 全体中有 { $active } 带来过别人，平均每人 { $each } 位朋友。
cascade-facts-none = 到显示的日期为止，还没有朋友加入。
