import type { CategoryRow } from '#modules/cases/index.ts';

type Kind = 'complaint' | 'request' | 'enquiry' | 'hazard' | 'dispute' | 'component' | 'event';
type Child = readonly [name: string, nameEn: string, kind: Kind, keywords: string, handle?: CategoryRow['limits']['handle']];

const hours = (n: number) => ({ n, unit: 'emergency_hours' as const });
const working = (n: number) => ({ n, unit: 'working_hours' as const });
const days = (n: number) => ({ n, unit: 'working_days' as const });

/**
 * Categories a district may begin with, and those of the demo: codes beyond the classes of GB/T 30428.2 are local data everywhere. A parent has two digits, a child
 * four. Handling limits follow common practice: a missing manhole cover 2 hours round the clock, rubbish 4 working hours, construction waste
 * 4 working days, illegal building 15 working days, hotline enquiries 3, complaints 13.
 */
const tree: readonly (readonly [name: string, nameEn: string, kind: Kind, keywords: string, children: readonly Child[]])[] = [
  [
    '市容环卫',
    'Street cleaning',
    'event',
    '卫生 环卫 脏乱 保洁',
    [
      ['垃圾清运', 'Waste collection', 'event', '垃圾 垃圾桶 垃圾站 清运 乱扔 垃圾成堆', working(4)],
      ['道路不洁', 'Dirty road', 'event', '扬尘 泥土 路面脏 积灰 洒水车 油污', working(5)],
      ['建筑渣土', 'Construction waste', 'event', '渣土 建筑垃圾 余土 装修垃圾', days(4)],
      ['占道经营', 'Unlicensed street vending', 'event', '占道 摆摊 流动摊贩 夜宵摊 马路市场 店外经营', days(2)],
      ['公共厕所', 'Public toilets', 'component', '公厕 厕所 旱厕'],
      ['小广告', 'Illegal flyposting', 'event', '小广告 牛皮癣 乱贴 广告牌 户外广告'],
    ],
  ],
  [
    '市政设施',
    'Municipal facilities',
    'component',
    '市政 公共设施',
    [
      ['井盖缺损', 'Missing or broken manhole cover', 'component', '井盖 窨井 下水道盖 雨水篦子', hours(2)],
      ['路面破损', 'Damaged road surface', 'component', '路面破损 路面坏 坑洼 坑坑洼洼 路面塌陷 烂路 修路 道路破损 人行道', days(5)],
      ['路灯照明', 'Street lighting', 'component', '路灯 照明 不亮 亮化', days(3)],
      ['排水内涝', 'Drainage and flooding', 'component', '积水 内涝 排水 下水道 污水管 管网 堵塞', days(3)],
      ['污水外溢', 'Sewage overflow', 'event', '污水 外溢 化粪池 粪水 臭水', working(8)],
    ],
  ],
  [
    '道路交通',
    'Roads and traffic',
    'complaint',
    '交通 道路',
    [
      ['交通拥堵', 'Traffic congestion', 'complaint', '堵车 拥堵 交通瓶颈 上下班高峰'],
      ['停车管理', 'Parking', 'event', '停车 乱停 车位 停车场 违停 停车费 僵尸车'],
      ['公共交通', 'Public transport', 'complaint', '公交 公交车 地铁 站台 线路 班次 出租车 网约车 的士'],
      ['信号标线', 'Traffic signals and markings', 'component', '红绿灯 斑马线 标线 信号灯 天桥 隔离栏 减速带'],
      ['道路规划', 'Road planning', 'enquiry', '断头路 道路规划 通车 修通 高速 匝道 收费站 大桥', days(13)],
    ],
  ],
  [
    '物业管理',
    'Property management',
    'complaint',
    '物业 小区 业主',
    [
      ['物业服务', 'Property services', 'complaint', '物业公司 物业服务 不作为 保安 门禁 物业管理'],
      ['物业收费', 'Property fees', 'complaint', '物业费 收费 乱收费 公摊 停车收费 维修资金 水电费'],
      ['业主委员会', 'Owners committee', 'request', '业委会 业主大会 业主委员会 筹备组 业主自治'],
      ['电梯故障', 'Lift failure', 'hazard', '电梯 困人 梯控', hours(4)],
      ['房屋质量', 'Building quality', 'complaint', '漏水 渗水 开裂 外墙 质量问题 墙面 房屋质量 维修', days(13)],
      [
        '交房办证',
        'Home handover and title deeds',
        'complaint',
        '交房 延期交房 房产证 不动产证 办证 开发商 烂尾 购房 网签 精装修',
        days(13),
      ],
    ],
  ],
  [
    '噪声扰民',
    'Noise',
    'complaint',
    '噪音 噪声 扰民',
    [
      ['施工噪声', 'Construction noise', 'complaint', '施工噪音 夜间施工 工地 打桩 夜里施工 凌晨施工', working(4)],
      ['生活噪声', 'Neighbourhood noise', 'complaint', '广场舞 音响 麻将馆 唱歌 狗叫 KTV 酒吧 喇叭', working(4)],
      ['交通噪声', 'Traffic noise', 'complaint', '车辆噪音 鸣笛 隔音 隔音屏 高架'],
    ],
  ],
  [
    '水电气暖',
    'Utilities',
    'request',
    '供水 供电 供气',
    [
      ['供水', 'Water supply', 'request', '停水 水压 自来水 水质 用水 二次供水 水管', hours(12)],
      ['供电', 'Electricity supply', 'request', '停电 电压 电费 变压器 用电 电力 高压线', hours(12)],
      ['燃气', 'Gas supply', 'hazard', '燃气 天然气 煤气 漏气 开通燃气', hours(4)],
      ['通信', 'Telecommunications', 'complaint', '网络 宽带 信号 移动 电信 联通 基站 光纤'],
    ],
  ],
  [
    '园林绿化',
    'Parks and greenery',
    'component',
    '绿化 公园',
    [
      ['树木修剪', 'Tree maintenance', 'component', '树木 树枝 修剪 倒伏 大树 枯树', days(3)],
      ['绿地管护', 'Green space maintenance', 'component', '绿化带 草坪 绿地 毁绿 种菜 花坛'],
      ['公园广场', 'Parks and squares', 'request', '公园 广场 健身器材 休闲 景区 步道'],
    ],
  ],
  [
    '违法建设',
    'Illegal construction',
    'complaint',
    '违建 违章建筑',
    [
      ['违章搭建', 'Unauthorised structures', 'complaint', '违章搭建 违建 搭建 加层 私搭 违法建筑 违规建房 占用公共', days(15)],
      ['征地拆迁', 'Land acquisition and demolition', 'enquiry', '拆迁 征地 征收 补偿 安置 安置房 棚改 回迁 拆迁款', days(13)],
      ['宅基地', 'Rural housing plots', 'enquiry', '宅基地 建房 农村建房 自建房 土地证 耕地 承包地', days(13)],
    ],
  ],
  [
    '安全隐患',
    'Safety hazards',
    'hazard',
    '隐患 安全 危险',
    [
      ['消防安全', 'Fire safety', 'hazard', '消防 火灾 消防通道 灭火器 堵塞通道 电动车充电 飞线', hours(4)],
      ['施工安全', 'Construction safety', 'hazard', '施工安全 脚手架 围挡 塔吊 高空坠物 坠落'],
      ['地质灾害', 'Geological hazards', 'hazard', '滑坡 塌方 山体 泥石流 危房 护坡 河堤', hours(8)],
      ['犬只管理', 'Dog control', 'hazard', '流浪狗 养狗 遛狗 狗咬 不牵绳 犬只'],
    ],
  ],
  [
    '矛盾纠纷',
    'Disputes',
    'dispute',
    '纠纷 矛盾',
    [
      ['邻里纠纷', 'Neighbour disputes', 'dispute', '邻居 邻里 楼上 楼下 吵架 调解'],
      ['消费纠纷', 'Consumer disputes', 'dispute', '退款 退费 退卡 预付卡 健身房 跑路 押金 定金 欺诈 虚假宣传'],
      ['劳资纠纷', 'Labour disputes', 'dispute', '拖欠工资 欠薪 农民工 讨薪 工资 加班 劳动合同', days(5)],
    ],
  ],
  [
    '教育文体',
    'Education, culture and sport',
    'complaint',
    '教育 学校',
    [
      ['入学招生', 'School admissions', 'enquiry', '入学 招生 学区 学位 幼儿园 小学 初中 高考 中考 转学', days(5)],
      ['学校管理', 'School management', 'complaint', '学校 老师 补课 校服 学生 食堂 住宿 教育局 课后服务 作业'],
      ['校外培训', 'Tutoring and training', 'complaint', '培训机构 培训班 辅导班 驾校 学费'],
      ['文旅体育', 'Culture, tourism and sport', 'complaint', '旅游 景点 导游 图书馆 体育馆 文物 古城'],
    ],
  ],
  [
    '卫生健康',
    'Public health',
    'complaint',
    '医院 医疗',
    [
      ['医疗服务', 'Medical services', 'complaint', '医院 医生 看病 就诊 医疗 药店 疫苗 卫生院 诊所', days(5)],
      ['计划生育', 'Family planning', 'enquiry', '生育 二胎 独生子女 社会抚养费 产假'],
    ],
  ],
  [
    '劳动社保',
    'Employment and social security',
    'enquiry',
    '社保 就业',
    [
      ['社会保险', 'Social insurance', 'enquiry', '社保 医保 养老保险 退休 养老金 工伤 失业 公积金 缴费', days(5)],
      ['就业人才', 'Employment and talent', 'enquiry', '人才 补贴 招聘 事业单位 考试 编制 人才购房 职称 公务员'],
    ],
  ],
  [
    '市场监管',
    'Market regulation',
    'complaint',
    '商家 市场',
    [
      ['食品安全', 'Food safety', 'complaint', '食品 餐馆 过期 外卖 饭店 卫生许可 变质', days(3)],
      ['经营执照', 'Business licences', 'complaint', '营业执照 无证 证照 无照经营 传销 偷税 纳税 假冒'],
      ['价格质量', 'Prices and product quality', 'complaint', '价格 质量 涨价 虚假 打折 加油站 售后'],
    ],
  ],
  [
    '生态环境',
    'Environment',
    'complaint',
    '污染 环保',
    [
      ['大气污染', 'Air pollution', 'complaint', '油烟 废气 臭气 异味 刺鼻 烟雾 焚烧 恶臭', days(3)],
      ['水体污染', 'Water pollution', 'complaint', '河水 水污染 排污 黑臭 水库 养殖场 猪场', days(3)],
      ['工业污染', 'Industrial pollution', 'complaint', '工厂 化工 搅拌站 采石场 污染 粉尘 环评'],
    ],
  ],
  [
    '公共安全',
    'Public safety',
    'complaint',
    '治安 派出所',
    [
      ['治安管理', 'Public order', 'complaint', '派出所 公安 警察 报警 打架 盗窃 赌博 诈骗 扫黑', days(3)],
      ['户籍证件', 'Household registration and ID', 'enquiry', '户口 户籍 身份证 落户 居住证 迁移 驾驶证 车管所'],
      ['交通执法', 'Traffic enforcement', 'complaint', '交警 违章 罚款 罚单 抓拍 摩托车 货车 超载 闯红灯'],
    ],
  ],
  [
    '民政救助',
    'Social assistance',
    'request',
    '民政 救助',
    [
      ['困难救助', 'Hardship relief', 'request', '低保 困难 救助 贫困 扶贫 五保 残疾 补助', days(5)],
      ['养老服务', 'Elderly care', 'request', '老人 养老院 敬老院 高龄 日间照料 老年人 老年食堂 长者食堂 助餐'],
      ['社区服务', 'Community services', 'request', '社区 居委会 村委会 村干部 村务 街道办 基层'],
      ['退役军人', 'Veterans', 'enquiry', '退伍 退役军人 老兵 转业 优抚'],
    ],
  ],
];

const two = (n: number): string => String(n + 1).padStart(2, '0');
const plain: Partial<Record<Kind, CategoryRow['limits']['handle']>> = {
  enquiry: days(3),
  hazard: hours(24),
  component: days(5),
  event: days(1),
  request: days(5),
  dispute: days(10),
  complaint: days(13),
};

/** The standard categories, parents before children: a beginning that every district changes to its own. */
export const standardCategories = (): CategoryRow[] =>
  tree.flatMap(([name, nameEn, kind, keywords, children], p) => {
    const code = two(p);
    const row = (
      c: string,
      parent: string | null,
      n: string,
      en: string,
      k: Kind,
      words: string,
      handle: CategoryRow['limits']['handle'],
    ): CategoryRow => ({
      code: c,
      parentCode: parent,
      name: n,
      nameEn: en,
      kind: k,
      keywords: words.split(' '),
      limits: handle ? { handle } : {},
    });
    return [
      row(code, null, name, nameEn, kind, keywords, plain[kind]),
      ...children.map(([n, en, k, words, handle], i) => row(`${code}${two(i)}`, code, n, en, k, words, handle ?? plain[k])),
    ];
  });
