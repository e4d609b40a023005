# 方法页：计算了什么、假设了什么、如何检验、适用到哪里。

method-title = 滚雪球怎样计算，结果有多可信

method-model = 模型概要
method-model-day = 活动按天模拟，时间长的按周。每天有人来自付费渠道、KOC 内容或自己上门；会员分享，一部分好友接受邀请；线索前来咨询、成交；客户变得更活跃或更沉默，复购，或者流失；到期的奖励发放。
method-model-people = 人数是整数，每个人各自决定：每一次分享、接受、购买和流失都是随机抽取的。会员的分享倾向（负二项分布）和忠诚度（贝塔-几何模型）各不相同且长期不变：少数人带来多数好友，留得久的人往往会一直留下去。
method-model-chance = 区间来自三种不确定：每个人的偶然、同一天里所有人一起遇到的运气，以及未知——写成区间的数字，在每次模拟中取不同的值。
method-model-expected = 随滑块移动的虚线把每次抽取换成平均值。遇到接待能力、上限或市场饱和时，它与多次模拟的平均值接近，但并不相等。
method-model-seed = 同样的方案与随机种子，在任何浏览器和命令行里都得到完全相同的结果。比较方案时，双方运气相同。

method-assumptions = 模型假设
method-assume-cash = 现金对分享的拉动边际递减，会逐渐失去新鲜感，临近下一档时更强。强弱是方案里的数字，不是定律。
method-assume-market = 好友之间认识同一批人：加入的人越多，邀请越容易落到已加入的人身上。
method-assume-media = 付费渠道各有自己的边际递减，不会随市场消耗而枯竭。
method-assume-qualify = 推荐是否有效，在好友接受邀请时按这类好友走到那一步的概率决定。总量与逐一跟踪好友一致，单个会员的奖励则未必。
method-assume-voices = 负面声音会降低邀请接受率和 KOC 内容的转化，但不会让现有客户流失。
method-assume-constant = 除非有活动日或阶段调整，各项速率保持方案所给的数值；竞争对手没有反应。

method-definitions = 指标定义
method-validation = 对照已知答案的检验
method-validation-intro = 由本版本的引擎计算，对照解析解、已发表的数据和其他软件。运行“snowball validate”即可重现。
method-validation-waiting = 正在加载检验结果……
method-validation-missing = 本版本没有附带检验结果。在命令行运行“snowball validate”即可得到。
method-validation-sum = { $total } 个案例中 { $passed } 个通过，共 { $checks } 项检验。每个案例列出最接近容许误差的一项。
method-case = 案例
method-source = 来源
method-check = 检验项
method-expected = 应得
method-got = 实得
method-error = 标准误
method-verdict = 结论
method-verdict-passed = 通过
method-verdict-failed = 未通过
method-verdict-not_expressible = 无法表达

method-compare-title = 方案比较
method-compare-luck = 所有方案逐次使用相同的随机数模拟，因此结果之差只来自方案之差。随时间的差异区间由每次模拟的差值构成，而不是两个区间之差。
method-compare-settled = 当一个方案更好的模拟占比不太可能是一半时，才算更好：计分检验（Wilson 1927），总水平 5%，按对增长样本的观察次数和方案对数平分（Bonferroni）。与一半相差不到 2 个百分点视为难分高下；少于 64 次模拟时不下结论。
method-compare-best = 成为最佳的可能性，是该方案取得最佳值的模拟占比，并列时均分；± 为其标准误。
method-compare-plane = 多出客户与多花费构成成本效果平面（Black 1990）。一名客户的价值把两者合为净收益（Stinnett 与 Mullahy 1998）：价值 × 客户数 − 获客花费。
method-compare-ratio = 增量获客成本为平均多花费 ÷ 平均多出客户，区间为两个均值之比的区间（Fieller 1954）；多出客户与零无法区分时不给出。
method-compare-choice = 可接受曲线是净收益最大的可能性，随一名客户的价值变化；应选的是平均净收益最大的方案，它不一定最常胜出（Fenwick、Claxton 与 Sculpher 2001）。

method-explain-title = 结果从何而来
method-explain-kinds = 骰子、天气与未知的份额，来自用两组随机数模拟每场活动并逐一交换其中一种：以三个种子为输入的“选取—冻结”法（Iooss 与 Ribatet 2009）。
method-explain-tornado = 龙卷风图在平均路径上每次只把一个未知数移到其区间的 5% 与 95% 点，看不到相互作用与偶然。
method-explain-sobol = 未知数单独的份额是一阶 Sobol 指数（Saltelli 等 2010），含共同作用的是总指数（Jansen 1999），采用加扰 Sobol 点，95% 区间由重抽样得到。龙卷风图中排在最前的八个未知数各有份额，其余合计一项（输入分组：Saltelli 等 2008）。估计方法重现了三个已发表案例：Ishigami、Sobol g 函数与两个均匀数之积。
method-explain-worth = 知道一个未知数的价值，是部分完全信息的期望价值：已知该数时最佳选择的均值，减去现在所作选择的均值，由对各次模拟的回归得到（Strong、Oakley 与 Brennan 2014）。该值偏高；交叉验证值由另一半活动拟合的曲线得到，偏低。一百场活动只够粗估，一千场更好。
method-explain-pilot = 足以定夺的试点，其规模使后验方向有 90% 的把握正确（共轭正态更新：Raiffa 与 Schlaifer 1961）。
method-explain-map = 图按可能性划分两个区间，等长的部分同样可能；两个方案相等的线由线性插值得到（行进方格法）。
method-improve-title = 寻找更好的阶梯
method-improve-search = 在平均路径上、以对所有阶梯相同的未知数抽样尝试各种阶梯；骰子与天气按方案及目前最好者的试跑叠加其上。以整步进化的算法，一半名额按目标选取，限制用可行性规则处理（Deb 2000），另一半留给客户数与成本的前沿（NSGA-II：Deb 等 2002）。
method-improve-fresh = 所报告的数字都是重新模拟的：第一次新模拟决定考察哪个阶梯，第二次换用另一组随机数给出数字，并列出搜索自身的判断。这样不会因为搜索中走运而被夸大（赢家诅咒）。
method-improve-limits = 搜索能找到好的阶梯，但不保证最好。限制按模型以所要求的概率成立：对任何模拟活动的提醒同样适用。
method-cascade-title = 一次活动，逐人追踪
method-cascade-one = 裂变页展示个体引擎的一次重复：区间取值、天气和新来者与其他页面同一编号的重复相同，个人的决定另行抽取。它只是许多可能中的一次，不是预测；中位数和区间在其他页面。
method-cascade-people = 一个人的代数，是从未经邀请而来的人算起的邀请次数。一个裂变是经由这样一个人而来的所有人，包括他自己。某一天的人，是到当晚为止已经加入的人。
method-cascade-sizes = 裂变的大小，用至少有这么多人的裂变占全部裂变的比例表示，两轴均为对数（互补分布：Clauset、Shalizi 和 Newman 2009）。没有市场和资金限制时，它们服从分支过程（Galton 和 Watson 1875；朋友数为泊松分布时见 Borel 1942），引擎据此检验。
method-cascade-virality = 结构病毒性是一个裂变中两人之间的平均步数（Goel、Anderson、Hofman 和 Watts 2016）：全由一人带来时小于 2，越多代人分担就越大。
method-cascade-top = 最活跃的 1% 和 10% 的份额，按已加入的朋友计，在所有在场的人中排序。整个分支是经由一个人、不论几步而来的所有人。
method-cascade-picture = 画面中每个裂变是一棵放射状的树，按前沿链紧密排列（Wang、Wang、Dai 和 Wang 2006）。只有谁邀请了谁有意义，裂变在画面上的位置没有意义。
method-test-title = 两个方案的实测
method-test-world = 两组在同一个世界里逐人模拟：市场、日子好坏、咨询的排队和口碑都是共有的；另一组的好友同样会邀请，也同样计入推荐。
method-test-assignment = 分组方式有三：每个人掷硬币；只有未经邀请到来的人掷硬币，好友随分享者；或按整个社群，其中一部分好友住在别处。两组互相干扰，因此第一种可能几乎测不到效果（Hudgens 与 Halloran 2008；Eckles、Karrer 与 Ugander 2017）。
method-test-truth = 真实情况是同一场模拟中所有人都用 A 与所有人都用 B。更好的方案是平均路径上新客户更多的方案，不计成本。测试结束时选了测得较好的一组，而它其实是较差的方案，即为选错。
method-test-left = 测得效果的比例是平均测得差异除以平均真实差异，标准误用线性化求得。两类型分支过程给出它的解析式（Harris 1963），模拟以此检验。
method-test-robust = 判断测试时以推荐树或社群为独立单位，用每个单位对差异的线性化影响计算（Cochran 1977）；并列给出以人为单位的结果，如一般计算器所做。误报来自 A 与自身对测。
method-test-sizes = 公式的人数按三种方差规则给出，彼此相差可达 6%：合并（Fleiss 1981）、不合并、按基准（Evan Miller 的计算器）。能看到的最小差异 = 达到期望功效所需的漂移 × A 与自身对测的标准差 ÷ 测得的比例。
method-test-looks = 各次查看等间隔。界限为 Pocock（1977）或 O’Brien 与 Fleming（1979）；偷看的后果按对同一增长样本的多次查看计算（Armitage、McPherson 与 Rowe 1969）。
method-test-limits = 未计入：知道另一组条件而介意的人、自行投放的组，以及按时间分组。
method-calibrate-title = 从您自己的数据学习
method-calibrate-read = 数据表的编码、分隔符、小数点和日期写法由所有行共同决定；若有两种可能，会请您选择。没有行的日子和空单元格视为未知，而不是 0。
method-calibrate-search = 事先的看法就是方案中的区间。搜索采用自适应多重重要性抽样（Cornuet、Marin、Mira 与 Robert 2012）：一代代样本围绕已知之处抽取，十分之一来自事先的看法；当少数样本占据全部权重时，把似然压平（Del Moral、Doucet 与 Jasra 2012）。
method-calibrate-noise = 活动因偶然而有多大波动，从模拟的活动中学到：每个活动与自身的平均路径比较，每列最多分为 8 段日子。由于模拟次数有限，采用学生分布形式的合成似然（Wood 2010；Sellentin 与 Heavens 2016；Percival、Friedrich、Sellentin 与 Heavens 2022）。计数在方差处处相同的尺度上比较（Anscombe 1948）。
method-calibrate-fit = 若模拟的活动中只有不到 1% 偏离自身平均路径像数据表偏离最近路径那样远，则称拟合不佳。之后的离散超过之前的 0.8 的数，称为未学到；相关系数超过 0.9 的两个数只能一起分辨。
method-calibrate-honest = 区间可信吗？在按方案的看法抽取的 200 个世界中，三个数的 90% 区间分别有 91.5%、92.5% 和 93.5% 包含真值（标准误 2 个百分点）。若现实与方案所写的不同，任何区间都不成立。
method-calibrate-scores = 对留出日子的预测以连续分级概率得分和区间得分评价（Gneiting 与 Raftery 2007），并与最后一周的均值和最后四周的直线比较。
method-calibrate-curves = 不需要方案的曲线：留存采用移位 beta-几何分布（Fader 与 Hardie 2007），扩散采用 Bass 模型（Bass 1969），以非线性最小二乘拟合（Srinivasan 与 Mason 1986）。

method-limits = 适用范围
method-limit-numbers = 结果取决于输入的数字。许多默认值没有人测量过：不确定时请给出区间，看看它让结果的区间变宽多少。
method-limit-chance = 目标的达成概率以方案的假设为前提。它是参考，不是预言。
method-limit-people = 其他页面只统计人数。谁邀请了谁，在裂变页追踪（最多 20 万人），命令行最多可追踪 200 万人。
method-limit-weeks = 按周与按天计算的结果相差百分之一二。
method-limit-law = 奖励、费用、消息和宣传是否合规、是否符合平台规则，这里不作判断。
