# 方案中可能出现的问题，以及怎样才有效。数字与文件中的写法一致。

problem-whole = 全文
fault-syntax = 不是有效的 JSON：第 { $line } 行，第 { $column } 列
fault-unknown_field = 没有这个字段。此处可用：{ $known }
fault-wrong_type-number = 应为数字，或形如 {"{"} "low": 1, "high": 2 {"}"} 的区间
fault-wrong_type-text = 应为引号内的文字
fault-wrong_type-list = 应为方括号内的列表
fault-wrong_type-object = 应为花括号内的对象
fault-wrong_type-flag = 应为 true 或 false
fault-wrong_type-whole = 应为整数
fault-wrong_type-date = 应为日期，例如 2027-03-01，或留空
fault-wrong_type-number_list = 应为数字列表
fault-not_a_choice = 不在可选范围内。可选：{ $choices }
fault-out_of_range = { $got } 超出范围。有效范围：{ $min } 到 { $max }
fault-range_reversed = 区间的下限须小于上限
fault-range_at_edge = 区间须在有效范围之内：大于 0；占比还须小于 1
fault-length = 有 { $got } 项（或字符）。有效范围：{ $min } 到 { $max }
fault-not_increasing = 须大于前一项 { $previous }
fault-wrong_sum = 合计为 { $got }，应为 { $needed }
fault-newer_version = 由更新版本的滚雪球写成。此处支持的最新版本：{ $newest }
fault-no_version = 方案须注明版本，例如 "version": 1
fault-patch_target = 所指的内容不存在，或在活动期间不能更改
fault-too_many_ranges = 有 { $got } 个数字是区间。最多 { $max } 个
fault-cap_too_distant = 要推荐超过 { $referrals } 次才会达到此上限。请调低或去掉
fault-too_large = 规模过大，无法模拟：步数 × 人群数 × 记录的推荐次数 × 类别数为 { $got }，最多 { $max }。可改用按周计算、减少人群、降低最高阶梯或每人上限，或减少类别
