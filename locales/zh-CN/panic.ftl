# What is said after a fault of the program. In both languages, and part of the program itself: nothing can be fetched then.

panic-title = 滚雪球已停止运行
panic-text = 这是程序的错误，与方案无关。请先保存方案，再重新加载页面。
panic-export = 保存方案
panic-reload = 重新加载
panic-fresh = 改用默认方案重新开始
panic-details = 详情
