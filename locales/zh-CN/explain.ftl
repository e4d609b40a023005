# The Explain page.

explain-title = 结果从何而来
explain-intro = 哪些输入影响结果，波动有多少来自运气、多少来自未知，以及应当先测量什么。
