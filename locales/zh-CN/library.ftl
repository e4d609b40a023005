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

library-link = 资料库
