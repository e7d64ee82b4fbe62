import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type SuggestedPlan, suggestedPlans } from '#contract/visits/suggested.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { addConsent } from '#modules/persons/index.ts';
import { addVisits, type PastAssignment, type PastVisit } from '#modules/visits/index.ts';
import { between, type Random, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const notes = ['阳台堆物较多，已提醒', '子女在外地，已留联系卡', '老人听力不好，敲门要久一点', '', '', '', '已更换软管', ''];
const said = (title: string, answer: string) => ({ title: { zh: title, en: null }, answer: { zh: answer, en: null } });
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/**
 * Who lives in some households of the show community, a campaign under way and standing plans of every rhythm: most visits made, some missed, one
 * household at which nobody opened twice, one said to have moved.
 */
const addDemoVisits: DemoStep = async (tx, { jurisdictionId, areaIds, ring }) => {
  const random = seeded(20261203);
  const now = Date.now();
  const day = (back: number): string => shanghaiDay(new Date(now - back * dayLong));
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const community = areas.find((area) => area.name === '七一社区居委会' && area.parentCode === street?.code);
  const { rows: workers } = await execute<{ id: string; username: string; areaPath: string | null }>(
    tx,
    `select a.id, a.username, p.area_path::text as "areaPath" from accounts a join posts p on p.jurisdiction_id = :jurisdiction and p.account_id = a.id
     where p.role in ('grid_worker', 'clerk')`,
  );
  const clerk = workers.find(({ username }) => username === 'clerk');
  const { rows: persons } = await execute<{ id: string; areaCode: string }>(
    tx,
    `select p.id, p.area_code as "areaCode" from persons p where p.jurisdiction_id = :jurisdiction and p.area_code is not null and p.merged_into is null order by p.id`,
  );
  if (!clerk || !community) throw new Error('the demo lacks the community whose people everybody tries first');
  // six households of each grid that has a register, with who lives in them
  const { rows: households } = await execute<{ id: string; areaPath: string; areaCode: string; room: number; headId: string | null }>(
    tx,
    `select x.id, x.path as "areaPath", x.code as "areaCode", x.n as room from (
       select h.id, b.area_path::text as path, h.area_code as code, row_number() over (partition by h.area_code order by h.place)::int as n
       from households h join buildings b on b.jurisdiction_id = :jurisdiction and b.id = h.building_id
       where h.jurisdiction_id = :jurisdiction and b.area_path <@ $1::ltree and h.use = 'dwelling' and h.occupancy = 'owner') x
     where x.n <= 6 order by x.code, x.n`,
    [community.path],
  );
  const members = households.flatMap((one) => {
    const living = persons
      .filter(({ areaCode }) => areaCode === one.areaCode)
      .filter((_, at) => at % 6 === one.room - 1)
      .slice(0, 3);
    one.headId = living[0]?.id ?? null;
    return living.map(({ id }, at) => [v7(), one.id, id, at === 0 ? 'head' : at === 1 ? 'spouse' : 'child'] as const);
  });
  if (members.length > 0)
    await execute(
      tx,
      `insert into household_members (jurisdiction_id, id, household_id, person_id, relation)
       values ${members.map((_, i) => `(:jurisdiction, $${i * 4 + 1}, $${i * 4 + 2}, $${i * 4 + 3}, $${i * 4 + 4})`).join(', ')}`,
      members.flat(),
    );
  const visitorOf = (areaPath: string): string => workers.find((one) => one.areaPath === areaPath)?.id ?? clerk.id;
  const made: Awaited<ReturnType<typeof addVisits>> = [];
  const add = async (
    plan: SuggestedPlan,
    span: { from: number; until: number | null },
    lines: string[],
    chosen: (room: number) => boolean,
    past: (n: number) => PastVisit[],
  ): Promise<void> => {
    const fromOn = day(span.from);
    const rhythm = plan.every && {
      every: plan.every,
      days: 'all' as const,
      on: [],
      times: 1,
      hours: [],
      from: fromOn,
      until: null,
      seasons: [],
    };
    const assignments = households
      .filter(({ room }) => chosen(room))
      .map(
        (one, n): PastAssignment => ({
          householdId: one.id,
          areaPath: one.areaPath,
          visitorId: visitorOf(one.areaPath),
          byPost: true,
          fromOn,
          visits: past(n),
        }),
      );
    made.push(
      ...(await addVisits(
        tx,
        jurisdictionId,
        ring,
        {
          id: idOf(now - span.from * dayLong),
          kind: plan.kind,
          areaPath: community.path,
          areas: [community.code],
          leadId: clerk.id,
          title: plan.title,
          risk: plan.risk,
          rhythms: rhythm ? [{ since: fromOn, rhythm }] : [],
          fromOn,
          untilOn: span.until === null ? null : day(-span.until),
          content: { ...plan.content, lines, condition: null },
        },
        assignments,
      )),
    );
    const { consent } = plan.content;
    if (!consent) return;
    for (const { headId } of households.filter(({ room }) => chosen(room)))
      if (headId)
        await addConsent(tx, {
          jurisdictionId,
          id: v7(),
          personId: headId,
          use: 'visits.visited',
          given: true,
          on: fromOn,
          how: '上门口头',
          at: new Date(now - span.from * dayLong),
          by: clerk.id,
          endedAt: null,
          terms: { purpose: consent.purpose, sees: consent.sees, until: day(-300), witness: '楼栋长' },
        });
  };
  const visit = (back: number, result: string, told: PastVisit['told'] = []): PastVisit => ({
    at: new Date(now - back * dayLong + between(random, 0, 300) * 60_000),
    result,
    minutes: result === 'nobody' ? 5 : between(random, 10, 35),
    told: result === 'met' ? told : [],
    note: result === 'met' ? oneOf(random, notes) : '',
  });
  const plan = (code: string): SuggestedPlan => suggestedPlans.find((one) => one.code === code) as SuggestedPlan;
  const gas = [said('用气方式', '管道气'), said('软管', '完好'), said('是否安装报警器', '是')];
  const well = [said('身体和精神', '良好'), said('吃饭、穿衣、用药是否正常', '是')];
  await add(
    plan('gas'),
    { from: 20, until: 15 },
    ['safety'],
    () => true,
    (n) =>
      n % 5 < 3
        ? [visit(18 - (n % 12), n % 7 === 3 ? 'nobody' : n % 11 === 6 ? 'refused' : 'met', gas)]
        : n === 9
          ? [visit(3, 'moved')]
          : [],
  );
  await add(
    plan('weekly'),
    { from: 63, until: null },
    ['health'],
    (room) => room === 1,
    (n) => [
      ...[60, 53, 46, 39, 32, 25, 18, 11].filter((_, week) => (week + n) % 6 !== 5).map((back) => visit(back, 'met', well)),
      ...(n === 0 ? [visit(2, 'nobody'), visit(1, 'nobody')] : [visit(4, 'met', well)]),
    ],
  );
  await add(
    plan('monthly'),
    { from: 85, until: 200 },
    ['health', 'safety'],
    (room) => room === 2,
    (n) => [70, 40].filter((back) => !(n === 2 && back === 40)).map((back) => visit(back, 'met', well)),
  );
  await add(
    plan('quarterly'),
    { from: 85, until: 12 },
    ['health'],
    (room) => room === 3,
    (n) => (n % 2 === 0 ? [visit(30, 'met', well)] : []),
  );
  await add(
    plan('half_yearly'),
    { from: 75, until: null },
    ['party'],
    (room) => room > 3,
    (n) => (n % 3 === 0 ? [visit(50, 'met')] : []),
  );
  // what is recorded about whoever went there, for them alone
  const acts = made.filter(({ accountId }) => accountId === workers.find(({ username }) => username === 'gridworker')?.id);
  const values = acts.map(
    (_, i) =>
      `(:jurisdiction, $${i * 6 + 1}, 'visits.visit', $${i * 6 + 1}, $${i * 6 + 2}, $${i * 6 + 3}, $${i * 6 + 4}, $${i * 6 + 5}, $${i * 6 + 5}, $${i * 6 + 5}, $${i * 6 + 6})`,
  );
  if (acts.length > 0)
    await execute(
      tx,
      `insert into activity_acts (jurisdiction_id, id, what, subject_id, account_id, area_id, area_code, acted_at, device_at, received_at, minutes)
       values ${values.join(', ')}`,
      acts.flatMap(({ id, accountId, areaPath, at, minutes }) => {
        const code = areaPath.replaceAll('.', '');
        return [id, accountId, areaIds.get(code) ?? '', code, at, minutes];
      }),
    );
};
export default addDemoVisits;
