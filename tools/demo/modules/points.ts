import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { PersonClass } from '#contract/points/rule-values.ts';
import { execute } from '#kernel/db.ts';
import { addOddity, addPast, type PastAct, type PastEntry } from '#modules/points/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';

const dayMs = 86_400_000;
const lived = 92;
const reasons = ['停电当天未能登记', '老人家里没有信号，事后补记', '签到表漏记，已与组织者核对'];

/**
 * Three months of service and reports in the show community and what they earned by the rules that come along; a street whose budget is used up; entries
 * by hand that were confirmed or wait; an afternoon in which much was confirmed at once.
 */
const addPoints: DemoStep = async (tx) => {
  const random = seeded(20261129);
  const { rows: people } = await execute<{ id: string; areaCode: string; partyMember: boolean; account: string | null }>(
    tx,
    `select p.id, a.code as "areaCode", p.party_member as "partyMember", c.username as account
     from persons p join areas a on a.jurisdiction_id = :jurisdiction and a.id = p.area_id left join accounts c on c.id = p.account_id
     where p.jurisdiction_id = :jurisdiction and p.merged_into is null order by c.username nulls last, p.phone_digest, p.id limit 45`,
  );
  const { rows: staff } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('clerk', 'dispatcher', 'supervisor')",
  );
  const account = (username: string): string => staff.find((one) => one.username === username)?.id ?? '';
  const [clerk, dispatcher, supervisor] = [account('clerk'), account('dispatcher'), account('supervisor')];
  const home = people[0]?.areaCode.slice(0, 12);
  if (home === undefined) return;
  const now = Date.now();
  const ago = (days: number, hour: number): Date =>
    new Date(Date.parse(`${shanghaiDay(new Date(now - days * dayMs))}T00:00:00+08:00`) + hour * 3_600_000);
  const classes = (n: number, partyMember: boolean): PersonClass[] => [
    ...(partyMember ? (['party_member'] as const) : []),
    ...(n % 4 !== 3 ? (['volunteer'] as const) : []),
    ...(n % 9 === 4 ? (['courier'] as const) : []),
  ];
  const acts: PastAct[] = [];
  for (let days = lived; days > 0; days -= 1)
    for (const [n, { id, areaCode, partyMember, account: own }] of people.entries()) {
      // whoever shows the demo has served every week
      if (own === 'resident' ? days % 6 !== 2 : random() > 0.035) continue;
      const mine = classes(n, partyMember);
      const isReport = mine.includes('courier') && random() < 0.6;
      acts.push({
        act: isReport ? 'couriers.report' : 'volunteers.hours',
        unit: isReport ? 'times' : 'minutes',
        kind: null,
        classes: mine,
        areaCode,
        quantity: isReport ? 1 : between(random, 2, 8) * 30,
        on: shanghaiDay(ago(days, 9)),
        person: id,
        at: ago(days, 17),
        source: { what: isReport ? 'couriers.report' : 'volunteers.hours', id: v7() },
        approvedBy: clerk,
      });
    }
  const entry = (n: number, days: number, decidedBy: string | null): PastEntry => ({
    act: 'volunteers.hours',
    unit: 'minutes',
    kind: null,
    classes: [],
    areaCode: home,
    quantity: 60 + 30 * (n % 4),
    on: shanghaiDay(ago(days + 1, 9)),
    person: people[(n * 7 + 3) % people.length]?.id ?? '',
    at: ago(days, 16),
    reason: reasons[n % reasons.length] as string,
    by: clerk,
    decidedBy,
  });
  const entries = [entry(0, 40, dispatcher), entry(1, 21, dispatcher), entry(2, 9, supervisor), entry(3, 2, null), entry(4, 1, null)];
  const payer = { payer: '街道办事处', reason: '年初预算', by: supervisor, at: ago(lived + 20, 10) };
  // whoever shows the demo has points of three years ago, which expire within weeks
  const shown = people.find((one) => one.account === 'resident');
  if (shown)
    await addPast(tx, {
      budgets: [{ areaCode: home.slice(0, 9), title: '街道志愿服务积分预算', ceiling: 2_000, points: 600, ...payer, at: ago(1_090, 10) }],
      acts: [1_084, 1_079, 1_071].map((days) => ({
        act: 'volunteers.hours',
        unit: 'minutes',
        kind: null,
        classes: ['volunteer'],
        areaCode: shown.areaCode,
        quantity: 150,
        on: shanghaiDay(ago(days, 9)),
        person: shown.id,
        at: ago(days, 17),
        source: { what: 'volunteers.hours', id: v7() },
        approvedBy: clerk,
      })),
      entries: [],
    });
  await addPast(tx, {
    budgets: [
      { areaCode: home.slice(0, 6), title: '全区志愿服务积分预算', ceiling: 200_000, points: 60_000, ...payer, payer: '区民政局' },
      { areaCode: home, title: '七一社区积分预算', ceiling: 5_000, points: 3_000, ...payer },
    ],
    acts,
    entries,
  });
  await addOddity(tx, {
    kind: 'fast',
    accountId: clerk,
    areaCode: home,
    onDay: shanghaiDay(ago(5, 17)),
    firstAt: ago(5, 17),
    lastAt: new Date(ago(5, 17).getTime() + 110_000),
    acts: 5,
    minutes: 330,
  });
};
export default addPoints;
