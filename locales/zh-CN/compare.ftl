# The Compare page.

compare-title = 比较：两至六个方案并列
compare-intro = 哪个方案更好、有多大把握、多获得的客户花多少钱。所有方案用同样的随机数模拟。
