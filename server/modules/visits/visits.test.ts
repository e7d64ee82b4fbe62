import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanDetail } from '#contract/visits/plans.ts';
import type { VisitStop } from '#contract/visits/visits.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { actNow, formOf, planBody, yesNo } from './testing/bodies.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async <T = Answer['body']>(who: Who, url: string, body: object): Promise<T> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object): Promise<string> => (await post(who, url, body)).body.error?.code;
const get = async (who: Who, url: string) => (await (await d.as(who)).get(url)).body;

let buildings = 0;
/** A household of the grid with one member. */
const household = async (room = '301', member = '和阿婆'): Promise<{ id: string; personId: string }> => {
  buildings += 1;
  const building = await must('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name: `走访苑${buildings}栋` });
  const made = await must('clerk', `/api/buildings/${building.id}/households`, { unit: '', room, use: 'dwelling', people: 1 });
  const kept = await must('clerk', `/api/households/${made.id}/members`, {
    person: { name: member, phone: null, partyMember: false },
    relation: 'head',
  });
  return { id: made.id, personId: kept.members[0].person.id };
};
const plan = (over: Record<string, unknown> = {}, who: Who = 'clerk') => must<PlanDetail>(who, '/api/visits/plans', planBody(d, over));
const give = (planId: string, householdId: string, visitor: Who = 'grid_worker') =>
  must('clerk', `/api/visits/plans/${planId}/assignments`, { way: 'hand', householdIds: [householdId], visitorId: d.people[visitor].id });
const stopOf = async (householdId: string, who: Who = 'grid_worker'): Promise<VisitStop> => get(who, `/api/visits/mine/${householdId}`);
const visit = (stop: VisitStop, result: string, over: Record<string, unknown> = {}) => ({
  act: actNow(d),
  served: stop.plans.map(({ assignmentId, version }) => ({ assignmentId, version })),
  result,
  minutes: 15,
  ...over,
});

test('one visit serves all plans of a household and all their lines, is kept once, and is seen by its visitor and leads alone', async () => {
  const home = await household();
  const gas = await plan({ content: { questions: formOf({ alarm: yesNo('有没有燃气报警器') }) } });
  const old = await plan({
    title: '独居老人探访',
    risk: 'high',
    content: { lines: ['health'], questions: formOf({ well: yesNo('身体可好') }) },
  });
  for (const one of [gas, old]) expect(await give(one.id, home.id)).toMatchObject({ added: 1, known: 0 });
  expect(await give(gas.id, home.id)).toMatchObject({ added: 0, known: 1 });
  const stop = await stopOf(home.id);
  expect(stop).toMatchObject({ state: 'due', address: '走访苑1栋301', names: [{ name: '和**' }] });
  expect(stop.plans.map(({ title }) => title).sort()).toEqual(['燃气安全敲门行动', '独居老人探访']);
  const answers: Record<string, object> = { [gas.id]: { alarm: false }, [old.id]: { well: true } };
  const body = {
    id: v7(),
    ...visit(stop, 'met', {
      served: stop.plans.map(({ assignmentId, planId, version }) => ({ assignmentId, version, answers: answers[planId] })),
      note: '软管老化',
      wishes: [{ as: 'case', text: '厨房燃气软管老化，请更换' }],
    }),
  };
  const worker = await d.as('grid_worker');
  const first = await worker.post('/api/visits', body);
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  // sent again at another moment: the same visit
  const again = await worker.post('/api/visits', { ...body, act: { ...body.act, sentAt: '2025-09-15T02:05:00.000Z' } });
  expect(again).toMatchObject({ status: 201, body: first.body });
  const acts = await d.asOwner<{ lines: string[]; minutes: number }>(
    "select lines, minutes from activity_acts where what = 'visits.visit'",
  );
  expect(acts).toMatchObject([{ minutes: 15 }]);
  expect(acts[0]?.lines.toSorted()).toEqual(['health', 'safety']);
  expect(await stopOf(home.id)).toMatchObject({ state: 'done', lastResult: 'met' });
  // both ways
  const caseId = first.body.caseIds[0];
  expect((await get('grid_worker', `/api/cases/${caseId}/visit`)).visit).toMatchObject({ id: body.id, mayOpen: true });
  // what was answered is sealed, opened for a reason, and each look is kept
  const [row] = await d.asOwner<{ sealed: Buffer }>('select sealed from visits where id = $1', [body.id]);
  expect(row?.sealed.toString('utf8')).not.toContain('软管');
  const seen = await must('clerk', `/api/visits/${body.id}/look`, { reason: '核对走访结果' });
  expect(seen).toMatchObject({ note: '软管老化', cases: [{ id: caseId }] });
  expect(seen.answers.flatMap(({ told }: { told: { answer: { zh: string } }[] }) => told.map(({ answer }) => answer.zh)).sort()).toEqual([
    '否',
    '是',
  ]);
  for (const who of ['supervisor', 'dispatcher', 'outsider'] as const) {
    expect(await refused(who, `/api/visits/${body.id}/look`, { reason: '想看看' })).toBe('visits.visit_not_found');
    expect(await refused(who, `/api/visits/assignments/${stop.plans[0]?.assignmentId}/look`, { reason: '想看看' })).toBe(
      'visits.assignment_not_found',
    );
  }
  expect(
    (await must('grid_worker', `/api/visits/assignments/${stop.plans[0]?.assignmentId}/look`, { reason: '上门' })).people,
  ).toMatchObject([{ name: '和阿婆', relation: 'head' }]);
  const looks = await d.asOwner<{ reason: string }>('select reason from visit_looks');
  expect(looks.map(({ reason }) => reason).sort()).toEqual(['上门', '核对走访结果']);
  // who manages plans gives households to visitors and is shown none
  expect((await (await d.as('dispatcher')).get(`/api/visits/plans/${gas.id}/assignments`)).status).toBe(403);
  expect((await get('clerk', `/api/visits/plans/${gas.id}/assignments`)).items).toMatchObject([{ address: '走访苑1栋301', state: 'done' }]);
  expect((await get('supervisor', `/api/visits/plans/${gas.id}/figures`)).items).toMatchObject([
    { households: 1, due: 1, done: 1, results: { met: 1 } },
  ]);
});

test('a rhythm makes a household due in every window, computed anew: what is over and reached by no visit was missed', async () => {
  const home = await household();
  const rhythm = { every: 'week', days: 'all', on: [], times: 1, hours: [], from: '2025-09-01', until: null, seasons: [] };
  const weekly = await plan({ kind: 'standing', title: '每周探访', risk: 'high', from: '2025-09-01', until: null, rhythm });
  await give(weekly.id, home.id);
  expect(await stopOf(home.id)).toMatchObject({ state: 'due', dueUntil: '2025-09-21', plans: [{ missed: 0 }] });
  await must('grid_worker', '/api/visits', visit(await stopOf(home.id), 'met'));
  expect(await stopOf(home.id)).toMatchObject({ state: 'done' });
  d.clock.set('2025-09-23T02:00:00.000Z');
  expect(await stopOf(home.id)).toMatchObject({ state: 'due', plans: [{ missed: 0 }] });
  // a call does not count unless the plan says so
  await must('grid_worker', '/api/visits', visit(await stopOf(home.id), 'phone'));
  expect(await stopOf(home.id)).toMatchObject({ state: 'due', lastResult: 'phone' });
  d.clock.set('2025-09-30T02:00:00.000Z');
  expect(await stopOf(home.id)).toMatchObject({ state: 'late', plans: [{ missed: 1 }] });
  const day = await get('grid_worker', '/api/field/day');
  expect(day.items.find(({ link }: { link: string }) => link === `/visits/${home.id}`)).toMatchObject({
    kind: 'visits.stop',
    state: 'late',
  });
  const todos = (await get('grid_worker', '/api/todos?kind=visits.due')).items;
  expect(todos.find(({ id }: { id: string }) => id === home.id)).toMatchObject({ light: 'red' });
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('nobody twice at high risk asks for kin, neighbour or police the same day; a household said to have moved is struck out by a decision alone', async () => {
  const home = await household('302', '木大爷');
  const high = await plan({ title: '高风险老人', risk: 'high' });
  await give(high.id, home.id);
  await must('grid_worker', '/api/visits', visit(await stopOf(home.id), 'nobody'));
  const second = await must('grid_worker', '/api/visits', visit(await stopOf(home.id), 'nobody'));
  expect(second.followUps).toEqual(['reach']);
  const own = (await get('clerk', '/api/visits/follow-ups')).items;
  expect(own).toMatchObject([{ kind: 'reach', address: '走访苑3栋302' }]);
  expect(await refused('clerk', `/api/visits/follow-ups/${own[0].id}/settle`, { outcome: 'moved' })).toBe('visits.outcome_unfit');
  expect(await refused('dispatcher', `/api/visits/follow-ups/${own[0].id}/settle`, { outcome: 'kin' })).toBe('visits.follow_up_not_found');
  await must('grid_worker', `/api/visits/follow-ups/${own[0].id}/settle`, { outcome: 'neighbour' });
  expect(await refused('clerk', `/api/visits/follow-ups/${own[0].id}/settle`, { outcome: 'kin' })).toBe('visits.follow_up_settled');

  const stop = await stopOf(home.id);
  await must('grid_worker', '/api/visits', visit(stop, 'moved'));
  // told, not changed: the register stays until somebody who keeps it decides
  expect((await get('clerk', `/api/households/${home.id}`)).members).toHaveLength(1);
  const [moved] = (await get('dispatcher', '/api/visits/follow-ups')).items;
  expect(moved).toMatchObject({ kind: 'moved', householdId: home.id });
  await must('dispatcher', `/api/visits/follow-ups/${moved.id}/settle`, { outcome: 'moved' });
  expect(await get('clerk', `/api/households/${home.id}`)).toMatchObject({ members: [], occupancy: 'vacant', people: 0 });
  // what was written on the phone meanwhile is told in clear words
  const late = await post('grid_worker', '/api/visits', visit(stop, 'met'));
  expect(late.status).toBe(409);
  expect(late.body.error).toMatchObject({ code: 'visits.household_moved', data: { address: '走访苑3栋302' } });
});

test('consent is asked, kept with purpose, who sees it, until when and its witness; taken back, it ends the visits that rest on it', async () => {
  const home = await household('401', '李奶奶');
  const consent = { purpose: '记录健康状况以便上门服务', sees: '走访人、社区卫生站', months: 6 };
  const well = await plan({ title: '健康走访', content: { consent, questions: formOf({ pills: yesNo('按时服药') }) } });
  await give(well.id, home.id);
  const stop = await stopOf(home.id);
  expect(stop.plans[0]?.consent).toMatchObject({ given: false });
  const served = stop.plans.map(({ assignmentId, version }) => ({ assignmentId, version, answers: { pills: true } }));
  expect(await refused('grid_worker', '/api/visits', visit(stop, 'met', { served }))).toBe('visits.consent_missing');
  const said = { planId: well.id, personId: home.personId, given: true, how: 'spoken' };
  expect(await refused('grid_worker', '/api/visits', visit(stop, 'met', { served, consents: [said] }))).toBe('visits.consent_missing');
  const stranger = await household('402', '外人');
  const wrong = { ...said, personId: stranger.personId, witness: '楼栋长' };
  expect(await refused('grid_worker', '/api/visits', visit(stop, 'met', { served, consents: [wrong] }))).toBe('visits.person_unfit');
  await must('grid_worker', '/api/visits', visit(stop, 'met', { served, consents: [{ ...said, witness: '楼栋长' }] }));
  expect((await stopOf(home.id)).plans[0]?.consent).toMatchObject({ given: true });
  const kept = await d.asOwner('select purpose, sees, until_day::text, witness from person_consents where person_id = $1', [home.personId]);
  expect(kept).toEqual([{ purpose: consent.purpose, sees: consent.sees, until_day: '2026-03-15', witness: '楼栋长' }]);
  await must('clerk', `/api/persons/${home.personId}/consents`, { use: 'visits.visited', given: false, on: '2025-09-15', how: '电话告知' });
  expect((await (await d.as('grid_worker')).get(`/api/visits/mine/${home.id}`)).status).toBe(404);
});

test('households are chosen by a condition, given by grid, and given on; two who assign at once give each household once (fails without visit_assignments_once)', async () => {
  const home = await household('501');
  const shop = await must(
    'clerk',
    `/api/buildings/${(await must('clerk', '/api/buildings', { areaCode: d.area('001001001').code, name: '商铺楼1栋' })).id}/households`,
    {
      unit: '',
      room: '101',
      use: 'shop',
    },
  );
  const shops = await plan({ title: '九小场所走访', content: { condition: "use == 'shop'" } });
  const tried = await must('clerk', `/api/visits/plans/${shops.id}/assignments`, { way: 'grid', dryRun: true });
  expect(tried).toMatchObject({ found: 1, added: 1, without: 0 });
  const both = await Promise.all([1, 2].map(() => must('clerk', `/api/visits/plans/${shops.id}/assignments`, { way: 'grid' })));
  expect(both.map(({ added }) => added).sort()).toEqual([0, 1]);
  expect(await stopOf(shop.id)).toMatchObject({ address: '商铺楼1栋101' });
  expect((await stopOf(home.id)) as unknown).toMatchObject({ error: { code: 'visits.assignment_not_found' } });
  expect(await refused('clerk', '/api/visits/plans', planBody(d, { content: { condition: 'use = shop' } }))).toBe('visits.condition_wrong');
  // a substitute sees the household up to the day, the visitor keeps it
  await must('clerk', `/api/visits/plans/${shops.id}/reassign`, {
    fromVisitorId: d.people.grid_worker.id,
    visitorId: d.people.clerk.id,
    substituteUntil: '2025-09-20',
    reason: '休假',
  });
  expect(await stopOf(shop.id, 'clerk')).toMatchObject({ address: '商铺楼1栋101' });
  d.clock.set('2025-09-22T02:00:00.000Z');
  expect((await (await d.as('clerk')).get(`/api/visits/mine/${shop.id}`)).status).toBe(404);
  d.clock.set('2025-09-15T02:00:00.000Z');
  await must('clerk', `/api/visits/plans/${shops.id}/end`, { reason: '已完成' });
  expect((await (await d.as('grid_worker')).get(`/api/visits/mine/${shop.id}`)).status).toBe(404);
});

test('households are given to visitors by a workbook and come out of it with how they stand, without names or answers', async () => {
  const home = await household('601', '杨某某');
  const listed = await plan({ title: '名单走访' });
  const address = (await get('clerk', `/api/households/${home.id}`)).address as string;
  const rows = [
    ['楼栋', '单元', '室', '走访人登录名'],
    [address.slice(0, -3), '', '601', d.people.grid_worker.username],
  ];
  const url = `/api/visits/plans/${listed.id}/import`;
  const wrong = [...rows, ['没有这栋', '', '101', 'nobody.there']];
  const tried = await sendSheet(d, `${url}?id=${v7()}&dryRun=true`, rawWorkbook([{ name: '名单', rows: wrong }]));
  expect(tried.body).toMatchObject({ added: 1, faults: [{ row: 3, code: 'visits.fault.household' }] });
  const done = await sendSheet(d, `${url}?id=${v7()}`, rawWorkbook([{ name: '名单', rows }]));
  expect(done.body).toMatchObject({ added: 1, moved: 0, same: 0, faults: [] });
  expect(await stopOf(home.id)).toMatchObject({ address });
  const out = await (await d.as('clerk')).get(`/api/visits/plans/${listed.id}/sheet`);
  expect(out.status).toBe(200);
  expect((await (await d.as('dispatcher')).get(`/api/visits/plans/${listed.id}/sheet`)).status).toBe(403);
});

test('a plan asked of areas below is a demand with its basis', async () => {
  const areas = [d.area('001001').code];
  const over = { areaCode: d.area('001').code, areas, title: '街道入户走访' };
  expect(await refused('dispatcher', '/api/visits/plans', planBody(d, over))).toBe('demands.without_basis');
  await must('dispatcher', '/api/visits/plans', planBody(d, { ...over, basis: { kind: 'document', text: '街道〔2025〕8号' } }));
  expect((await get('clerk', '/api/demands?side=received')).items.map(({ title }: { title: string }) => title)).toContain('街道入户走访');
});

test('the share of working time is minutes of visits over minutes of rosters, by community', async () => {
  const rows = (await get('supervisor', '/api/visits/shares')).items;
  const own = rows.find(({ area }: { area: { code: string } }) => area.code === d.area('001001').code);
  expect(own).toMatchObject({ rosterMinutes: 0, share: null });
  expect(own.minutes).toBeGreaterThan(0);
});
