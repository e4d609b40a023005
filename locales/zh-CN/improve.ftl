# The Improve page.

improve-title = 改进：更好的阶梯
improve-intro = 搜索能以最低成本达成目标的奖励。所报告的数字来自换用新随机数的重新模拟。
