# Links, and what this browser keeps.

# Sharing
share = 分享
share-title = 分享当前视图
share-intro = 链接里有：打开的方案（含名称与备注）、案例、随机种子与模拟次数、所在页面及其选项，以及结果指纹。打开链接的人能看到结果是否一致。您导入的数据表不在其中。
share-private = 所有内容都在网址的 # 之后，浏览器不会把这部分发给任何服务器；只有拿到链接的人能读到。
share-link = 链接
share-length = { $count } 个字符
share-copy = 复制
share-copied = 已复制。
share-copy-by-hand = 浏览器不允许网页复制。文字已选中，请用键盘复制。
share-native = 发送…
share-file = 存为文件
share-too-long = 链接有 { $count } 个字符。邮件和聊天软件大约从 { $most } 个字符起会截断网址，用文件更稳妥：对方用“导入”打开。
share-impossible = 此浏览器无法生成链接。文件包含同样的方案，可用“导入”打开。
share-fingerprint = 指纹取自每个方案的 { $count } 次模拟。
share-no-fingerprint = 还没有模拟结果，链接不带指纹。
share-display = 用于幻灯片或其他网页
share-display-hint = 选了其中任何一项，链接就只展示而不进入编辑：网址保持不变，读者的浏览器里不保存任何内容。
share-no-header = 不显示页头
share-no-controls = 不显示控件
share-chart = 图表
share-chart-all = 全部
share-language = 语言
share-theme = 颜色
share-own = 读者自己的设置
share-frame = 嵌入网页的代码
shown-open = 在滚雪球中打开

# Links that were opened
link-waiting = 来自链接。每个方案模拟 { $count } 次后可知能否重现。
link-exact = 来自链接：完全重现，每个方案 { $count } 次模拟的所有数字一致。
link-differs = 来自链接：{ $count ->
   *[other] 方案 { $plans } 未能重现。
}
link-why-engine = 链接由引擎 { $theirs } 生成，本页是 { $ours }。
link-why-migrated = 方案以第 { $version } 版格式写成，已转换为当前格式。
link-why-numbers = 引擎和格式相同，但数字不同：链接被改动过，或其中一个浏览器计算有误。
link-fault-newer = 它由更新版本的滚雪球生成。请刷新页面获取新版本，或请对方发送文件。
link-fault-characters = 其中有链接里不该有的字符：传送途中被改动。请重新完整复制，或请对方发送文件。
link-fault-packing = 无法解压：结尾缺失，或传送途中被改动。请重新完整复制，或请对方发送文件。
link-fault-large = 解压后超过 { $most } kB，大于任何一组方案。
message-bad-link = 无法打开此链接；原来打开的内容仍在。
message-kept-before-link = 链接已取代此处原来打开的内容。原内容存于“我的方案”，名为“{ $name }”，也可用“撤销”恢复。

# My plans
keep-title = 我的方案
keep-intro = 只保存在此浏览器中。不能丢失的请导出。
keep-empty = 还没有命名保存的方案。打开的内容会自动保存，直到您关闭；起个名字便于再次找到。
keep-open-as = 已打开：“{ $name }”。每次改动都保存在此名称下。
keep-as = 给打开的内容起名保存
keep-name = 名称
keep-save = 保存
keep-save-copy = 另存副本
keep-untitled = 方案
keep-search = 搜索
keep-none-found = 没有匹配的名称或方案。
keep-count = { $count ->
   *[other] { $count } 个方案
}
keep-changed = 改于 { $date }
keep-open = 打开
keep-is-open = 当前打开
keep-rename = 重命名
keep-rename-label = “{ $name }”的新名称
keep-duplicate = 复制一份
keep-export = 导出
keep-delete = 删除
keep-deleted = 已删除“{ $name }”。
keep-undo = 撤销
keep-unreadable = 无法读取（{ $count ->
   *[other] { $count } 个问题
}）。在您删除之前会一直保留。
keep-save-text = 保存其文本
keep-loading = 正在查找…
keep-before-link = 打开链接之前
keep-before-fresh = 重新开始之前
message-kept-beside = “{ $theirs }”已在另一个标签页中改动。没有覆盖任何内容：此处打开的从现在起保存为“{ $ours }”。
message-changed-elsewhere = “{ $name }”刚在另一个标签页中改动。此处打开的仍是原来的内容；您在此处的下一次修改会另存为新名称，不会覆盖。要看那边的内容，请在“我的方案”中打开。
message-storage-newer = 此浏览器中的内容由更新版本的滚雪球写入。请刷新页面获取新版本。在此之前无法命名保存；不能丢失的请导出。
