import type { Grade, Item, Scheme, Step } from './scheme.ts';
import type { StepAct } from './values.ts';

const good = (code: string, zh: string, en: string, points: number, months = 12): Item => ({
  code,
  name: { zh, en },
  sign: 'good',
  points,
  months,
  grave: false,
  veto: null,
});
const bad = (code: string, zh: string, en: string, points: number, over: Partial<Item> = {}): Item => ({
  ...good(code, zh, en, points),
  sign: 'bad',
  ...over,
});
const grade = (code: string, name: string, from: number, over: Partial<Grade> = {}): Grade => ({
  code,
  name,
  from,
  clean: null,
  list: null,
  ...over,
});

const step = (code: string, zh: string, en: string, from: number, act: StepAct, months: number): Step => ({
  code,
  name: { zh, en },
  from,
  act,
  months,
});

const items = (worst: string): Item[] => [
  good('party', '党建引领、红色物业示范', 'Model of red property', 5),
  good('honour', '获区县级以上表彰', 'Honoured by the district or above', 8),
  good('help', '参与应急、抢险、老旧小区兜底', 'Helped in emergencies or took over old estates', 6),
  good('red_list', '月度考核列入红榜', 'On the red list of a month', 2),
  bad('yellow_list', '月度考核列入黄榜且未按期整改', 'On the yellow list and not mended in time', 2),
  bad('complaint', '投诉属实且未按期处理', 'A true complaint not handled in time', 3),
  bad('accounts', '未按规定公示收支', 'Accounts not published', 5),
  bad('penalty', '受到行政处罚', 'An administrative penalty', 10),
  bad('safety', '发生安全生产责任事故', 'An accident it is to blame for', 20, { grave: true, veto: worst }),
  bad('leaving', '擅自撤离或拒不移交', 'Left without leave or hands nothing over', 20, { grave: true, veto: worst }),
];
const days = { objectDays: 5, answerDays: 10, shown: 3, shownGrave: 12, shownMost: 36 } as const;
const common = { card: null, marks: null, ...days, missing: '缺' } as const;

/**
 * Published rules, ready to begin from: they differ in settings alone. Thresholds, caps and lives of entries are those of the rule that is named; items and their
 * points differ from place to place and are to be gone through.
 */
export const templates: Readonly<Record<'shandong' | 'yantai' | 'shangqiu' | 'lianyungang' | 'beijing' | 'nanning', Scheme>> = {
  shandong: {
    ...common,
    title: { zh: '物业企业信用评价', en: 'Credit of property companies' },
    source: '山东省物业服务企业信用评价：基本信息＋良好信息－不良信息，AAA 85 分以上，未参评为 C（缺）',
    window: 'rolling',
    base: 70,
    goodMost: 30,
    badMost: null,
    items: items('c'),
    grades: [
      grade('aaa', 'AAA', 85, { list: 'red' }),
      grade('aa', 'AA', 80),
      grade('a', 'A', 70),
      grade('b', 'B', 60, { clean: 0 }),
      grade('c', 'C', 0),
    ],
    missing: 'C（缺）',
  },
  yantai: {
    ...common,
    title: { zh: '物业企业信用评价', en: 'Credit of property companies' },
    source: '烟建住房〔2022〕13号：基本信息最高 80 分，良好信息最高 40 分，不良信息按规定期限、未规定的一年、严重失信至改正为止',
    window: 'rolling',
    base: 80,
    goodMost: 40,
    badMost: null,
    items: items('c'),
    grades: [
      grade('aaa', 'AAA', 85, { list: 'red' }),
      grade('aa', 'AA', 80),
      grade('a', 'A', 70),
      grade('b', 'B', 60),
      grade('c', 'C', 0, { list: 'black' }),
    ],
  },
  shangqiu: {
    ...common,
    title: { zh: '物业企业年度信用评价', en: 'Yearly credit of property companies' },
    source: '商丘市 2022 年物业企业信用评价：自然年度，AAA 100、AA 90、A 80、B 70、C 60 分以上，以下列入黑名单',
    window: 'year',
    base: 80,
    goodMost: null,
    badMost: null,
    items: items('d'),
    grades: [
      grade('aaa', 'AAA', 100, { list: 'red' }),
      grade('aa', 'AA', 90),
      grade('a', 'A', 80),
      grade('b', 'B', 70),
      grade('c', 'C', 60),
      grade('d', '不合格', 0, { list: 'black' }),
    ],
  },
  lianyungang: {
    ...common,
    title: { zh: '物业企业信用等级', en: 'Credit grades of property companies' },
    source: '连云港市 2018 年：基础分 90，AAAA 140、AAA 120、AA 100、A 85 分以上，以下或一票否决的为 B',
    window: 'year',
    base: 90,
    goodMost: null,
    badMost: null,
    items: items('b'),
    grades: [
      grade('aaaa', 'AAAA', 140, { list: 'red' }),
      grade('aaa', 'AAA', 120),
      grade('aa', 'AA', 100),
      grade('a', 'A', 85),
      grade('b', 'B', 0, { list: 'black' }),
    ],
  },
  beijing: {
    ...common,
    title: { zh: '物业企业违规记分', en: 'Points for breaches of property companies' },
    source:
      '《北京市物业服务企业资质动态监督管理暂行办法》（2009）：每年 12 分，记满 6 分书面警示、9 分约谈、12 分一年内不得承接新项目；前半年试行，只记分不处理',
    window: 'year',
    base: 12,
    goodMost: 0,
    badMost: null,
    items: [
      bad('supply', '擅自停水、停电', 'Cut off water or power without leave', 3),
      bad('fund', '挪用住宅专项维修资金', 'Misused the maintenance fund', 6),
      bad('grounds', '擅自占用、挖掘道路场地', 'Took or dug up shared grounds without leave', 3),
      bad('yellow_list', '月度考核列入黄榜且未按期整改', 'On the yellow list and not mended in time', 1),
      bad('complaint', '投诉属实且未按期处理', 'A true complaint not handled in time', 1),
    ],
    grades: [
      grade('kept', '正常', 6.01),
      grade('warned', '警示', 3.01),
      grade('called', '约谈', 0.01),
      grade('barred', '记满 12 分', 0, { list: 'black' }),
    ],
    marks: {
      window: 'year',
      begins: null,
      steps: [
        step('warned', '书面警示，限期整改', 'Warned in writing, to mend in time', 6, 'warn', 3),
        step('called', '约谈法定代表人', 'Its head is called in', 9, 'talk', 12),
        step('barred', '一年内不得承接新项目', 'Takes on no new estates for a year', 12, 'bar', 12),
      ],
    },
  },
  nanning: {
    ...common,
    title: { zh: '物业企业信用评价', en: 'Credit of property companies' },
    source: '南宁市 2024 年 8 月物业服务信用评价：街道、县区、市三级打分，业主评价计入，按最近 12 个月计算。分值以本地办法为准',
    window: 'rolling',
    base: 0,
    goodMost: 10,
    badMost: null,
    items: items('c'),
    card: { code: 'nanning', of: 100, most: 100 },
    grades: [
      grade('aaa', 'AAA', 90, { list: 'red' }),
      grade('aa', 'AA', 80),
      grade('a', 'A', 70),
      grade('b', 'B', 60),
      grade('c', 'C', 0, { list: 'black' }),
    ],
  },
};
