import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Answer } from '#contract/kernel/form/schema.ts';
import { shapes } from '#contract/registers/fields.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { bringTask } from '#modules/collections/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const number = (key: string, zh: string, en: string, source: object = { kind: 'typed' }, over: Record<string, unknown> = {}) => ({
  key,
  type: 'number',
  question: { ...shapes.number, type: 'integer', words: { title: { zh, en } } },
  source,
  ...over,
});
const firms = (over: Record<string, unknown> = {}) => ({
  kind: 'register',
  register: 'two_new',
  what: 'count',
  field: null,
  states: ['confirmed'],
  where: [],
  ...over,
});
const share = (formula: string) => ({
  ...number('share', '党员占比', 'Share of members', { kind: 'computed', formula }, { climbs: 'formula', required: false }),
  question: { ...shapes.number, words: { title: { zh: '党员占比', en: 'Share of members' } } },
});

/** The district's quarterly sheet on new organisations: all but two columns are known. */
const quarter = [
  number('firms', '两新组织数', 'New organisations', firms(), { unit: '家' }),
  number('operating', '正常经营', 'Operating', firms({ where: [{ field: 'status', is: ['operating'] }] }), { unit: '家' }),
  number('staff', '从业人员', 'Staff', firms({ what: 'sum', field: 'staff' }), { unit: '人' }),
  number('members', '正式党员', 'Full members', firms({ what: 'sum', field: 'members' }), { unit: '人' }),
  number('homes', '辖区户数', 'Households', { kind: 'base', figure: 'households' }, { unit: '户' }),
  number('visits', '本季度走访组织次数', 'Visits this quarter', { kind: 'typed' }, { unit: '次' }),
  number('talks', '开展政策宣讲场次', 'Talks held', { kind: 'typed' }, { unit: '场' }),
  share('members / staff'),
];
const estates = [
  number('estates', '物业小区数', 'Estates', { kind: 'typed' }, { unit: '个' }),
  number('committees', '成立业委会（物管会）小区数', 'Estates with a committee', { kind: 'typed' }, { unit: '个' }),
  number('homes', '辖区户数', 'Households', { kind: 'base', figure: 'households' }, { unit: '户' }),
];
const grounds = [
  number('grounds', '青少年活动场地', 'Grounds for the young', { kind: 'typed' }, { unit: '处' }),
  number('grids', '网格数', 'Grids', { kind: 'base', figure: 'grid' }, { unit: '个' }),
];

/** Tasks of a district that uses one form: one that runs, one that is over, one that is late in a street, one that is being designed. */
const addCollections: DemoStep = async (tx) => {
  const random = seeded(1015);
  const now = Date.now();
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('supervisor', 'dispatcher')",
  );
  const accountOf = (username: string): string => accounts.find((one) => one.username === username)?.id ?? '';
  const areas = demoAreas();
  const county = areas.find(({ level }) => level === 'county');
  const street = areas.find(({ name }) => name === '大研街道');
  if (!county || !street) return;
  const ago = (days: number): Date => new Date(now - days * dayLong);
  const day = (offset: number): string => shanghaiDay(new Date(now + offset * dayLong));
  const askerOf = (area: typeof county) => ({ path: pathOfCode(area.code), level: area.level, name: area.shortName });
  const own = (name: string): boolean => name.startsWith('七一');
  const sheetsFor = (
    within: typeof county,
    answered: (name: string) => boolean,
    told: (homes: number) => { figures: Record<string, Answer>; answers: Record<string, Answer>; reasons?: Record<string, string> },
    sentAt: Date,
  ) =>
    areas
      .filter(({ level, code }) => level === 'community' && code.startsWith(within.code))
      .map(({ code, level, shortName, households }) => {
        const above = areas.find((one) => one.code === code.slice(0, 9));
        const name = `${above?.shortName ?? ''} · ${shortName}`;
        const at = new Date(Math.min(sentAt.getTime() + between(random, 2, 60) * 3_600_000, now - 600_000));
        const minutes = random() < 0.7 ? between(random, 2, 9) : null;
        return { path: pathOfCode(code), level, name, answer: answered(shortName) ? { at, minutes, ...told(households ?? 0) } : null };
      });
  const sent = ago(3);
  await bringTask(tx, {
    asker: askerOf(county),
    by: accountOf('supervisor'),
    content: {
      title: '两新组织党建工作季度报表',
      note: '台账里已有的不必再填，核对带出的数字即可；台账有误的，请先改台账。',
      basis: { kind: 'admission', text: '社区工作准入事项第 8 项' },
      dueOn: day(4),
      addressees: { level: 'community' },
      cells: quarter,
    },
    createdAt: ago(4),
    sentAt: sent,
    ended: null,
    sheets: sheetsFor(
      county,
      (name) => !own(name) && random() < 0.62,
      (homes) => {
        const count = between(random, 0, 9);
        const staff = count * between(random, 4, 22);
        const figures = {
          firms: count,
          operating: Math.max(count - between(random, 0, 2), 0),
          staff,
          members: Math.round(staff * 0.07),
          homes,
        };
        const answers = { visits: between(random, 0, 14), talks: between(random, 0, 4) };
        return random() < 0.08
          ? { figures, answers: { ...answers, homes: homes + between(random, 3, 40) }, reasons: { homes: '新交付楼栋，户数尚未登记' } }
          : { figures, answers };
      },
      sent,
    ),
  });
  const before = ago(82);
  await bringTask(tx, {
    asker: askerOf(county),
    by: accountOf('supervisor'),
    content: {
      title: '物业小区与业委会情况半年统计',
      basis: { kind: 'document', text: '古住建发〔2026〕31号' },
      dueOn: day(-70),
      addressees: { level: 'community' },
      cells: estates,
    },
    createdAt: ago(84),
    sentAt: before,
    ended: { at: ago(66), reason: '已全部收齐' },
    sheets: sheetsFor(
      county,
      () => true,
      (homes) => {
        const count = between(random, 1, 8);
        return { figures: { homes }, answers: { estates: count, committees: between(random, 0, count) } };
      },
      before,
    ),
  });
  const lately = ago(9);
  await bringTask(tx, {
    asker: askerOf(street),
    by: accountOf('dispatcher'),
    content: {
      title: '青少年活动场地摸底',
      basis: { kind: 'law', text: '《未成年人保护法》第四十四条' },
      dueOn: day(-2),
      addressees: { level: 'community' },
      cells: grounds,
    },
    createdAt: ago(10),
    sentAt: lately,
    ended: null,
    sheets: sheetsFor(
      street,
      (name) => !own(name) && random() < 0.7,
      () => ({ figures: { grids: between(random, 3, 9) }, answers: { grounds: between(random, 0, 5) } }),
      lately,
    ),
  });
  await bringTask(tx, {
    asker: askerOf(county),
    by: accountOf('supervisor'),
    content: {
      title: '独居老人关爱服务情况',
      dueOn: day(12),
      cells: [
        number('homes', '家庭户数', 'Households'),
        number('staff', '两新组织职工人数', 'Staff of new organisations'),
        number('visits', '走访独居老人次数', 'Visits'),
      ],
    },
    createdAt: ago(1),
    sentAt: null,
    ended: null,
    sheets: [],
  });
};
export default addCollections;
