import { defaultChecklists } from '#contract/patrols/checklists.ts';
import type { RoutePlan } from '#contract/patrols/planning.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { workDaysOf } from '#kernel/work-days.ts';
import { roundsBetween } from '#modules/patrols/domain/index.ts';
import { addPatrols, type PastPatrols } from '#modules/patrols/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
const hour = 3_600_000;
const dayOf = (at: number): string => new Date(at + 8 * hour).toISOString().slice(0, 10);

/** What is looked at, by what a point's name says it is. */
const lists: readonly (readonly [word: string, checklist: string, basis: string | null])[] = [
  ['消防栓', 'fire_point', '消防设施巡查'],
  ['消防通道', 'corridor', '疏散通道巡查'],
  ['充电棚', 'charging', '电动自行车充电安全巡查'],
  ['燃气阀门', 'fire_point', '燃气安全巡查'],
  ['变压器', 'general', null],
  ['水闸', 'river', '防汛值守'],
  ['排水沟', 'river', null],
  ['工地', 'small_works', '小散工程安全巡查'],
];
const faults = ['门口堆放杂物，已请店主清理', '指示灯不亮', '有电动自行车占道停放', '警示牌脱落', '井盖松动，已放警示桩'];

/** Points and routes of every grid, and three months of rounds: most walked, some in part, some missed, a few scans in doubt. */
const addDemoPatrols: DemoStep = async (tx) => {
  const random = seeded(20261128);
  const now = Date.now();
  const { rows: points } = await execute<{ id: string; name: string; areaCode: string }>(
    tx,
    `select id, name, area_code as "areaCode" from places where jurisdiction_id = :jurisdiction and kind = 'patrol_point' order by area_code, name`,
  );
  const { rows: workers } = await execute<{ accountId: string; areaCode: string; username: string }>(
    tx,
    `select p.account_id as "accountId", replace(p.area_path::text, '.', '') as "areaCode", a.username from posts p join accounts a on a.id = p.account_id
     where p.jurisdiction_id = :jurisdiction and p.role = 'grid_worker' and p.area_path is not null order by a.username`,
  );
  const { rows: leads } = await execute<{ id: string }>(tx, "select id from accounts where username = 'clerk'");
  const known = workers.find(({ username }) => username === 'gridworker');
  if (!known || !leads[0]) throw new Error('the demo lacks the grid worker and the clerk whom everybody tries first');
  const { rows: areas } = await execute<{ id: string; code: string; path: string }>(
    tx,
    "select id, code, path::text as path from areas where jurisdiction_id = :jurisdiction and level = 'grid' and valid_to is null",
  );
  const grids = new Map(areas.map((area) => [area.code, area]));
  const names = new Map(demoAreas().map((area) => [area.code, area.shortName]));
  const { worked } = workDaysOf({});
  const past: { -readonly [K in keyof PastPatrols]: PastPatrols[K][number][] } = { points: [], routes: [], rounds: [], scans: [] };
  const until = dayOf(now + 400 * dayLong);
  const holds = new Set<string>();
  for (const { id, name } of points) {
    const [, checklist = 'general', text = null] = lists.find(([word]) => name.includes(word)) ?? [];
    const source = text === '防汛值守' ? '防汛应急预案' : '消防法第三十一条、安全生产法第四十一条';
    const basis = text && {
      kind: text === '防汛值守' ? ('emergency' as const) : ('security' as const),
      text,
      source,
      approvedBy: '古城区应急管理局',
      until,
    };
    if (basis) holds.add(id);
    past.points.push({ placeId: id, checklist, basis: basis || null, codeMode: 'fixed', metres: null, hours: null });
  }
  const since = dayOf(now - 92 * dayLong);
  for (const [code, stops] of Map.groupBy(points, ({ areaCode }) => areaCode)) {
    const grid = grids.get(code) ?? [...grids.values()].find((one) => code.startsWith(one.code));
    if (!grid) continue;
    const ours = grid.code.slice(0, -3) === known.areaCode.slice(0, -3) || known.areaCode.startsWith(grid.code.slice(0, -3));
    const safety = stops.some(({ id }) => holds.has(id));
    const plan: RoutePlan = {
      since,
      stops: stops.map(({ id }) => id),
      scanning: stops.every(({ id }) => holds.has(id)),
      rhythm: {
        every: ours ? 'day' : 'week',
        // what burns or floods is looked at every day, days off too
        days: safety || !ours || known.areaCode.startsWith(grid.code) ? 'all' : 'workdays',
        on: [],
        times: 1,
        hours: [['08:00', '20:00']],
        from: since,
        until: null,
        seasons: stops.some(({ name }) => /水闸|排水沟/.test(name))
          ? [{ every: 'day', days: 'all', on: [], times: 2, hours: [['07:00', '21:00']], from: '06-01', to: '09-30' }]
          : [],
      },
    };
    const id = idOf(now - 92 * dayLong);
    const name = `${names.get(grid.code) ?? ''}${plan.rhythm.every === 'day' ? '日巡' : '周巡'}`;
    past.routes.push({
      id,
      name,
      areaId: grid.id,
      areaPath: grid.path,
      organisationId: null,
      lines: ['safety'],
      minutes: 15 * stops.length,
      plans: [plan],
      walkers: [],
    });
    const accountId = workers.find(({ areaCode }) => grid.code === areaCode)?.accountId ?? known.accountId;
    const dues = roundsBetween({ plans: [plan], endedOn: null }, new Date(now - 91 * dayLong), new Date(now - 2 * hour), worked);
    for (const due of dues) {
      const luck = random();
      const over = due.until.getTime() < now;
      if (luck < 0.06 || (!over && luck < 0.6)) continue;
      const walked = luck < 0.12 ? stops.slice(0, Math.max(1, stops.length - 1)) : stops;
      const opened = { routeId: id, dueKey: due.key, until: due.until, areaCode: grid.code, stops: stops.length };
      const begins = due.from.getTime() + between(random, 10, 400) * 60_000;
      const passed = walked.flatMap((stop, n) => {
        const acted = begins + n * between(random, 4, 12) * 60_000;
        return acted < now ? [{ stop, acted }] : [];
      });
      if (passed.length === 0) continue;
      past.rounds.push(opened);
      for (const { stop, acted } of passed) {
        const must = plan.scanning;
        const wrong = random() < 0.03;
        const list = defaultChecklists.find((one) => one.code === past.points.find(({ placeId }) => placeId === stop.id)?.checklist);
        const items = list?.items ?? [];
        const far = must && random() < 0.012;
        const judged = far && now - acted > 5 * dayLong;
        const at = new Date(acted);
        past.scans.push({
          id: idOf(acted),
          routeId: id,
          dueKey: due.key,
          placeId: stop.id,
          areaCode: stop.areaCode,
          accountId,
          actedAt: at,
          deviceAt: at,
          receivedAt: new Date(acted + (random() < 0.1 ? between(random, 20, 200) * 60_000 : 2_000)),
          proof: must ? 'fixed' : 'none',
          slot: null,
          metres: must ? (far ? between(random, 260, 3_100) : between(random, 2, 60)) : null,
          inTime: at <= due.until,
          doubts: far ? [{ kind: 'far', value: between(random, 260, 3_100), limit: 100 }] : [],
          ...(judged && {
            review: random() < 0.7 ? ('accepted' as const) : ('set_aside' as const),
            reviewReason: '与当日工作安排核对后认定',
            reviewedBy: leads[0].id,
            reviewedAt: new Date(acted + dayLong),
          }),
          result: wrong ? 'problem' : 'ok',
          answers: items.map(({ key, text }, i) => ({ key, text, answer: wrong && i === 0 ? ('problem' as const) : ('ok' as const) })),
          words: wrong ? (faults[between(random, 0, faults.length - 1)] as string) : '',
          photos: [],
          caseId: null,
          caseNumber: null,
          hazardId: null,
          removesId: null,
        });
      }
    }
  }
  await addPatrols(tx, past);
};
export default addDemoPatrols;
