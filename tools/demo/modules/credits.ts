import { v7 } from 'uuid';
import type { Scheme } from '#contract/credits/scheme.ts';
import { templates } from '#contract/credits/templates.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { estatesCardCode } from '#contract/property/card-code.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { execute } from '#kernel/db.ts';
import { type Brought, bringCredits } from '#modules/credits/index.ts';
import { begunBefore } from '../past/arrivals.ts';
import type { DemoStep } from '../step.ts';

/** What was entered about the so-manieth company, and how many days ago. */
const told: readonly (readonly [every: number, at: number, item: string, daysAgo: number, words: string])[] = [
  [3, 0, 'party', 210, '“红色物业”示范点命名文件'],
  [4, 1, 'honour', 330, '区级优秀物业服务项目表彰决定'],
  [5, 2, 'help', 95, '暴雨夜转移地下车库车辆，社区出具证明'],
  [4, 3, 'yellow_list', 40, '上月黄榜，限期内未整改到位'],
  [3, 1, 'complaint', 150, '电梯维修投诉属实，超期 12 天处理'],
  [5, 4, 'accounts', 120, '公共收益半年未公示，责令改正通知书'],
  [6, 2, 'penalty', 260, '消防设施未保持完好，行政处罚决定书'],
  [11, 7, 'safety', 300, '电动车棚起火，调查报告认定管理责任'],
];

/** Yantai’s with 70 points of basic information instead of 80, 10 by the monthly scores of a company’s estates, and steps for bad points as Beijing has them. */
const scheme: Scheme = {
  ...templates.yantai,
  source: `${templates.yantai.source}；本区基本信息 70 分，另按小区月度考核得分折算，最高 10 分；12 个月内记满 5 分警示、10 分约谈、20 分一年内不得承接新项目`,
  base: 70,
  card: { code: estatesCardCode, of: 100, most: 10 },
  marks: {
    window: 'rolling',
    begins: null,
    steps: templates.beijing.marks?.steps.map((one, i) => ({ ...one, from: [5, 10, 20][i] ?? one.from })) ?? [],
  },
};

/** The scheme of Yantai with the district’s companies, a year that is final, and what was entered since. */
const addCredits: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows: accounts } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const supervisor = accounts[0]?.id;
  if (!supervisor) throw new Error('the demo has no supervisor');
  const { rows: companies } = await execute<{ id: string; name: string }>(
    tx,
    "select id, name from organisations where jurisdiction_id = :jurisdiction and kind = 'property_company' order by name",
    [],
  );
  if (companies.length === 0) return;
  const now = Date.now();
  const at = begunBefore(now);
  const today = shanghaiDay(new Date(now));
  const year = Number(today.slice(0, 4)) - 1;
  const isIn = (n: number): boolean => n % 9 !== 8;
  const members = companies.flatMap(({ id, name }, n) =>
    isIn(n)
      ? [
          {
            companyId: id,
            name,
            joinedOn: `${year}-03-${String(1 + (n % 28)).padStart(2, '0')}`,
            base: scheme.base - (n % 4) * 3,
            basics: n % 4 === 0 ? '资料齐全' : '合同备案或人员名册待补',
          },
        ]
      : [],
  );
  const entries = companies.flatMap(({ id }, n) =>
    told.flatMap(([every, rest, item, daysAgo, words]): Brought[] =>
      n % every === rest ? [{ id: v7(), companyId: id, item, since: daysAfter(today, -daysAgo - (n % 7)), words }] : [],
    ),
  );
  const missing = companies.flatMap(({ id, name }, n) => (isIn(n) ? [] : [{ companyId: id, name }]));
  await bringCredits(tx, { jurisdictionId, actorId: supervisor, at }, scheme, members, entries, { id: v7(), year }, missing);
};
export default addCredits;
