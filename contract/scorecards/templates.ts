import { estatesCard, taizhouCard } from '../property/card.ts';
import type { Card, Indicator } from './card.ts';

const plain = { outside: false, exempt: 'spread', none: 'spread', zones: {}, better: 'more', small: 'apart', pull: 0 } as const;
const rate = (code: string, measure: string, full: number, zh: string, en: string, over: Partial<Indicator> = {}): Indicator => ({
  ...plain,
  code,
  name: { zh, en },
  unit: 'percent',
  source: { kind: 'measure', measure },
  full,
  scoring: { kind: 'share' },
  least: 10,
  small: 'drawn',
  pull: 10,
  ...over,
});
const given = (code: string, full: number, zh: string, en: string, help: string, zones: Indicator['zones'] = {}): Indicator => ({
  ...plain,
  code,
  name: { zh, en },
  unit: 'points',
  source: { kind: 'given', help },
  full,
  scoring: { kind: 'given' },
  least: 0,
  zones,
});
const rest = {
  digits: 2,
  vetoes: [],
  red: null,
  yellow: null,
  ranked: 60,
  appealDays: 5,
  answerDays: 10,
} satisfies Partial<Card>;
const bands = [
  { code: 'good', name: { zh: '优秀', en: 'Excellent' }, from: 90 },
  { code: 'well', name: { zh: '良好', en: 'Good' }, from: 80 },
  { code: 'fair', name: { zh: '一般', en: 'Fair' }, from: 60 },
  { code: 'poor', name: { zh: '较差', en: 'Poor' }, from: 0 },
];

/**
 * The one comprehensive assessment of streets in a year, by three zones as Gucheng has them; whoever uses it says which street lies in which. A common part is the
 * same everywhere, what differs is what a zone is there for. Weights are ours to begin with.
 */
const streets: Card = {
  ...rest,
  title: { zh: '街道（乡镇）年度综合考核', en: 'Streets: yearly assessment' },
  subjects: 'street',
  period: 'year',
  full: 100,
  indicators: [
    rate('solved', 'ratings.solved', 15, '群众诉求解决率', 'Solved'),
    rate('satisfied', 'ratings.satisfied', 20, '群众满意率', 'Satisfied', { zones: { old: 25 } }),
    rate('on_time', 'ratings.on_time', 10, '诉求按期办结率', 'In time'),
    rate('resolved', 'meetings.resolved', 10, '议事决议按期办结率', 'Resolutions done in time', { least: 5, pull: 5 }),
    rate('grounded', 'demands.grounded', 10, '派给社区的任务有依据率', 'Tasks with a basis', { least: 0, small: 'apart', pull: 0 }),
    rate('borne_out', 'whistles.borne_out', 5, '有效吹哨率', 'Whistles with reason', { least: 0, small: 'apart', pull: 0 }),
    given('party', 15, '党建引领', 'Party work', '组织设置、网格党支部、双报到的实效，现场看，不看台账厚薄'),
    given('special', 15, '片区重点任务', 'Task of the zone', '古城：保护与秩序；新城：物业与服务；乡镇：和美乡村', { old: 10, town: 20 }),
  ],
  zones: [
    { code: 'old', name: { zh: '古城片区', en: 'Old town' }, subjects: [] },
    { code: 'fresh', name: { zh: '新城片区', en: 'New town' }, subjects: [] },
    { code: 'town', name: { zh: '乡镇片区', en: 'Townships' }, subjects: [] },
  ],
  bands,
  source: '《整治形式主义为基层减负若干规定》（2024）：一年一次综合考核；本县细则',
};
// what a zone has more of one thing it has less of another
streets.indicators = streets.indicators.map((one) => (one.code === 'party' ? { ...one, zones: { town: 10 } } : one));

/** Departments by what they do for streets: 60 of facts, 40 of what streets think of them. */
const departments: Card = {
  ...rest,
  title: { zh: '职能部门服务街道季度考核', en: 'Departments: serving streets' },
  subjects: 'department',
  period: 'quarter',
  full: 100,
  indicators: [
    rate('answered', 'whistles.answered', 15, '吹哨按时响应率', 'Whistles answered in time', { least: 5, pull: 5 }),
    rate('came', 'whistles.came', 15, '吹哨按时到场率', 'On site in time', { least: 5, pull: 5 }),
    rate('closed', 'whistles.closed', 10, '吹哨按时反馈率', 'Reported on in time', { least: 5, pull: 5 }),
    rate('kept', 'objections.kept', 15, '派单未退回率', 'Dispatches kept'),
    {
      ...rate('again', 'objections.returned_again', 5, '重复退单', 'Given back again', { least: 0, small: 'apart', pull: 0 }),
      unit: 'count',
      better: 'less',
      scoring: { kind: 'deduct', each: 1, floor: 0 },
    },
    rate('rated', 'evaluations.rated', 40, '街道评价', 'Rated by streets', { least: 3, small: 'apart', pull: 0 }),
  ],
  zones: [],
  bands,
  source: '街道评价部门办法：过程占六成以上，本县细则',
};

/** A number of things, each of which takes points from the whole. */
const taken = (code: string, each: number, zh: string, en: string, help: string): Indicator => ({
  ...given(code, 60, zh, en, help),
  unit: 'count',
  better: 'less',
  scoring: { kind: 'deduct', each, floor: 0 },
  outside: true,
});
/** Managers of property companies as Wuxi keeps their points: a sum with its reasons, beginning from 100, and no order among them. */
const wuxi: Card = {
  ...rest,
  title: { zh: '物业项目经理记分', en: 'Managers of property companies: points' },
  subjects: 'manager',
  period: 'half',
  full: 100,
  ranked: 0,
  indicators: [
    { ...given('base', 100, '基础分', 'To begin with', ''), source: { kind: 'formula', text: '100.0' } },
    {
      ...given(
        'survey',
        3,
        '满意度调查（90 分以上加 3 分）',
        'Survey of owners: +3 from 90',
        '填本期业主满意度调查得分；没有调查的填“不适用”',
      ),
      scoring: { kind: 'steps', steps: [{ from: 90, points: 3 }], otherwise: 0 },
      outside: true,
    },
    taken('petition', 5, '十人以上集体上访（每起扣 5 分）', 'Petitions of ten or more: −5 each', '填起数，写明时间和事由；没有的填 0'),
    taken('late', 5, '投诉逾期未处理（每件扣 5 分）', 'Complaints handled late: −5 each', '填件数，写明工单编号；没有的填 0'),
    taken('unhappy', 3, '报修后业主不满意（每件扣 3 分）', 'Unhappy after a repair: −3 each', '填件数，写明工单编号；没有的填 0'),
  ],
  zones: [],
  bands: [],
  source:
    '无锡市物业项目经理信用记分：满意度 90 分以上加 3 分，十人以上集体上访扣 5 分，投诉逾期扣 5 分，报修后不满意扣 3 分；基础分和周期以本地办法为准',
};

/** Companies as Nanning has them scored: by street, county and city, with the ratings of owners; twelve months of it are their credit. Weights are ours to begin with. */
const nanning: Card = {
  ...rest,
  title: { zh: '物业企业三级打分', en: 'Property companies: scored on three levels' },
  subjects: 'company',
  period: 'quarter',
  full: 100,
  indicators: [
    given('street', 40, '街道打分', 'By the street', '日常巡查、投诉处理、配合社区工作，写明依据'),
    given('county', 20, '县区打分', 'By the county', '专项检查、整改落实，写明依据'),
    given('city', 10, '市级打分', 'By the city', '市级抽查、表彰通报，写明依据'),
    rate('owners', 'ratings.satisfied', 30, '业主评价', 'Rated by owners', { least: 3, small: 'apart', pull: 0 }),
  ],
  zones: [],
  bands: [],
  source: '南宁市 2024 年 8 月物业服务信用评价：街道、县区、市三级打分，业主评价计入；各级分值以本地办法为准',
};

/** Cards to begin with; measures that are not offered are told when they are published. */
export const templates: Readonly<Record<'streets' | 'departments' | 'estates' | 'taizhou' | 'wuxi' | 'nanning', Card>> = {
  streets,
  departments,
  estates: estatesCard,
  taizhou: taizhouCard,
  wuxi,
  nanning,
};
