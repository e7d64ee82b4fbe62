import { randomBytes, randomInt } from 'node:crypto';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Progress, RenovationDetail } from '#contract/renovations/shown.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { openSheets } from '#tools/testing/send-sheet.ts';
import { importRegister } from '../assemblies/testing/register.ts';
import { estateOf } from '../surveys/testing/estate.ts';
import { acceptedEstates } from './measures.ts';
import { lockRenovation, setStage } from './store/renovations.ts';

const dayLong = 86_400_000;
let d: District;
beforeAll(async () => {
  d = await testDistrict();
  await estateOf(d, '柳岸苑', [3], { first: ['resident'], second: ['neighbour'] });
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object = {}) => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const seen = async (id: string): Promise<RenovationDetail> => (await (await d.as('clerk')).get(`/api/renovations/${id}`)).body;
const step = async (id: string, taken: object, who: Who = 'clerk'): Promise<RenovationDetail> =>
  must(who, `/api/renovations/${id}/steps`, { version: (await seen(id)).version, step: taken });
const stepRefused = async (id: string, taken: object, who: Who = 'clerk'): Promise<string> =>
  refused(who, `/api/renovations/${id}/steps`, { version: (await seen(id)).version, step: taken });
/** Whether the next step of a renovation is a to-do. */
const isDue = async (id: string): Promise<boolean> =>
  (await (await d.as('clerk')).get('/api/todos?kind=renovations.step')).body.items.some((one: { id: string }) => one.id === `${id}:step`);
const photo = async (who: Who): Promise<string> => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#aa4400' } })
    .jpeg()
    .toBuffer();
  return (await (await d.as(who)).upload(bytes)).body.id;
};
const cast = async (who: Who, voteId: string, mark: 'yes' | 'no'): Promise<void> => {
  const mine = (await (await d.as(who)).get(`/api/my-votes/${voteId}`)).body;
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const code = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
  const key = mine.entries?.[0]?.key ?? mine.places?.[0]?.key;
  await must(who, `/api/my-votes/${voteId}/ballots`, { key, marks: { plan: mark }, receipt: code });
};
const answer = async (who: Who, surveyId: string, answers: object): Promise<void> => {
  const { places, anonymous } = (await (await d.as(who)).get(`/api/my/surveys/${surveyId}`)).body;
  const receipt = anonymous ? randomBytes(24).toString('base64url') : null;
  await must(who, `/api/my/surveys/${surveyId}/answers`, { key: places[0].key, answers, receipt });
};

describe('the renovation of an estate', () => {
  let id: string;

  test('residents are asked, the menu has costs per flat, and the plan is posted before anybody votes', async () => {
    const area = d.area('001001001').code;
    expect(await refused('clerk', '/api/renovations', { areaCode: d.area('001001').code, title: '社区' })).toBe('renovations.no_estate');
    const begun = await must('clerk', '/api/renovations', { areaCode: area, title: '柳岸苑改造' });
    id = begun.id;
    expect(await refused('clerk', '/api/renovations', { areaCode: area, title: '再来一次' })).toBe('renovations.estate_taken');
    const asked = await step(id, { act: 'ask', closesOn: dayOf(d, 5), extra: '围墙要不要改？' });
    expect(asked.surveys).toMatchObject([{ purpose: 'ask', asked: 3, answered: 0, state: 'open' }]);
    await answer('resident', asked.surveys[0]?.surveyId ?? '', { willing: 'yes', needs: ['roof'], own: '要' });
    expect(await stepRefused(id, { act: 'post' })).toBe('renovations.stage');
    expect(await isDue(id)).toBe(false);
    await must('clerk', `/api/surveys/${asked.surveys[0]?.surveyId}/close`);
    expect(await isDue(id)).toBe(true);
    await step(id, { act: 'menu' });
    const option = { kind: 'common', title: '屋面防水', costFen: 100_000, subsidyFen: 60_000, photoIds: [await photo('clerk')] };
    expect(await refused('clerk', `/api/renovations/${id}/options`, { ...option, subsidyFen: 200_000 })).toBe('renovations.costs_reversed');
    const menu: RenovationDetail = await must('clerk', `/api/renovations/${id}/options`, option);
    // 400 yuan among three flats
    expect(menu.options[0]?.shares).toEqual([{ floor: null, flats: 3, leastFen: 13_333, mostFen: 13_334 }]);
    expect(await stepRefused(id, { act: 'post' })).toBe('renovations.nothing_chosen');
    await must('clerk', `/api/renovations/${id}/options/${menu.options[0]?.id}`, { change: 'choose' });
    const [building] = menu.buildings;
    const lift = { kind: 'lift', title: '加装电梯', buildingId: building?.id, unit: '1单元', costFen: 600_000, subsidyFen: 200_000 };
    expect(await refused('clerk', `/api/renovations/${id}/options`, { ...lift, unit: '9单元' })).toBe('renovations.option_place');
    const lifted: RenovationDetail = await must('clerk', `/api/renovations/${id}/options`, lift);
    await must('clerk', `/api/renovations/${id}/options/${lifted.options[1]?.id}`, { change: 'choose' });
    const posted = await step(id, { act: 'post' });
    expect(posted).toMatchObject({ stage: 'posted', post: { until: dayOf(d, 6), over: false } });
    expect(await refused('clerk', `/api/renovations/${id}/options`, option)).toBe('renovations.option_frozen');
    expect(await stepRefused(id, { act: 'vote', closesOn: dayOf(d, 20) })).toBe('renovations.posting_open');
  });

  test('owners vote by heads and area; a lift is decided by its own unit; works have weekly pictures, and a missed week is seen', async () => {
    d.clock.advance(8 * dayLong);
    const voting = await step(id, { act: 'vote', closesOn: dayOf(d, 10) });
    const voteId = voting.votes[0]?.voteId ?? '';
    expect(voting).toMatchObject({ stage: 'voting', votes: [{ scope: 'plan', state: 'running' }] });
    const liftId = voting.options[1]?.id;
    const lift = await must('clerk', `/api/renovations/${id}/options/${liftId}/vote`, { closesOn: dayOf(d, 10) });
    expect(lift.options[1].votes).toMatchObject([{ scope: 'unit', state: 'running' }]);
    expect(await refused('clerk', `/api/renovations/${id}/options/${liftId}/vote`, { closesOn: dayOf(d, 10) })).toBe(
      'renovations.vote_running',
    );
    await cast('resident', voteId, 'yes');
    await cast('neighbour', voteId, 'yes');
    // two of three take part, all of them agree
    await must('clerk', `/api/votes/${voteId}/close`, { reason: '已达到法定比例，提前结束' });
    const passed = await seen(id);
    expect(passed).toMatchObject({ stage: 'works', votes: [{ state: 'passed' }] });
    // one of the two flats of the unit: fewer than two thirds
    const unitVote = passed.options[1]?.votes[0]?.voteId ?? '';
    await cast('resident', unitVote, 'yes');
    await must('clerk', `/api/votes/${unitVote}/close`, { reason: '到期' });
    expect((await seen(id)).options[1]?.votes).toMatchObject([{ state: 'failed' }]);

    // works that nobody has planned wait for somebody
    expect(await isDue(id)).toBe(true);
    expect(await stepRefused(id, { act: 'works', milestones: [{ title: '屋面拆除', dueOn: dayOf(d, -1) }] })).toBe(
      'renovations.day_passed',
    );
    await step(id, {
      act: 'works',
      milestones: [
        { title: '屋面拆除', dueOn: dayOf(d, 5) },
        { title: '防水施工', dueOn: dayOf(d, 12) },
      ],
    });
    expect(await isDue(id)).toBe(false);
    const week = { kind: 'week', takenOn: dayOf(d, 0), words: '屋面清理' };
    const early = { ...week, takenOn: dayOf(d, -1), photoIds: [await photo('clerk')] };
    expect(await refused('clerk', `/api/renovations/${id}/pictures`, early)).toBe('renovations.day_before');
    await must('clerk', `/api/renovations/${id}/pictures`, { ...week, photoIds: [await photo('clerk')] });
    expect(await refused('neighbour', `/api/renovations/${id}/pictures`, { ...week, photoIds: [await photo('neighbour')] })).toBe(
      'session.forbidden',
    );
    d.clock.advance(14 * dayLong);
    const late = await seen(id);
    expect(late.missedWeeks).toHaveLength(1);
    const todos = (await (await d.as('clerk')).get('/api/todos?kind=renovations.picture')).body.items;
    expect(todos).toMatchObject([{ light: 'red', data: { missed: 1 } }]);
  });

  test('residents supervise by consent and are named; defects become cases; nothing is paid before residents accept', async () => {
    const supervise = `/api/my/renovations/${id}/supervise`;
    expect(await refused('handler', supervise, { supervise: true, consent: true })).toBe('renovations.not_resident');
    expect(await refused('neighbour', supervise, { supervise: true, consent: false })).toBe('request.invalid');
    const both = await Promise.all([1, 2].map(() => post('neighbour', supervise, { supervise: true, consent: true })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await must('neighbour', `/api/renovations/${id}/pictures`, {
      kind: 'week',
      takenOn: dayOf(d, 0),
      photoIds: [await photo('neighbour')],
    });
    const detail = await seen(id);
    const open: Progress = (await d.nobody().get(`/api/open/renovations/${detail.publicPath.split('/').at(-1)}`)).body;
    expect(open.supervisors).toEqual([d.people.neighbour.name]);
    expect(open.pictures).toHaveLength(2);
    await must('neighbour', supervise, { supervise: false, consent: false });
    expect((await seen(id)).supervisors).toEqual([]);

    expect(await stepRefused(id, { act: 'pay', amountFen: 100, paidOn: dayOf(d, 0), words: '工程款' }, 'dispatcher')).toBe(
      'renovations.not_accepted',
    );
    expect(await stepRefused(id, { act: 'acceptance', closesOn: dayOf(d, 3) })).toBe('renovations.milestones_open');
    const [milestone] = detail.milestones;
    expect(await refused('clerk', `/api/renovations/${id}/milestones/${milestone?.id}`, { doneOn: '1999-12-31' })).toBe(
      'renovations.day_before',
    );
    for (const { id: one } of detail.milestones) await must('clerk', `/api/renovations/${id}/milestones/${one}`, { doneOn: dayOf(d, 0) });
    expect(await isDue(id)).toBe(true);
    const accepting = await step(id, { act: 'acceptance', closesOn: dayOf(d, 3) });
    expect(await isDue(id)).toBe(false);
    const survey = accepting.surveys.find(({ purpose }) => purpose === 'acceptance')?.surveyId ?? '';
    const defect = await must('resident', `/api/my/renovations/${id}/defects`, { text: '顶楼东侧仍然渗水' });
    expect((await (await d.as('clerk')).see(defect.caseId)).timeline.at(-1)?.told?.zh).toContain('柳岸苑改造');
    await answer('resident', survey, { satisfied: 'yes' });
    expect(await stepRefused(id, { act: 'accept' })).toBe('renovations.acceptance_open');
    await must('clerk', `/api/surveys/${survey}/close`);
    expect(await isDue(id)).toBe(true);
    // one of three households
    expect(await stepRefused(id, { act: 'accept' })).toBe('renovations.turnout_short');
    await step(id, { act: 'rework', reason: '参与不足，整改后重来' });
    const again = await step(id, { act: 'acceptance', closesOn: dayOf(d, 3) });
    const second = again.surveys.filter(({ purpose }) => purpose === 'acceptance').at(-1)?.surveyId ?? '';
    await answer('resident', second, { satisfied: 'partly', why: '楼道还没刷' });
    await answer('neighbour', second, { satisfied: 'yes' });
    await must('clerk', `/api/surveys/${second}/close`);
    expect(await stepRefused(id, { act: 'accept' })).toBe('renovations.defects_open');
    await d.must('clerk', defect.caseId, 'reject', { reason: '已现场维修，居民确认' });
    const accepted = await step(id, { act: 'accept' });
    const territory = await d.process.modules.territory.snapshot(d.id);
    const whole = {
      jurisdictionId: d.id,
      territory,
      places: [],
      settings: {},
      roots: [territory.root],
      day: dayOf(d, 0),
      at: d.clock.now(),
    };
    const measured = await d.database.db.read(d.access, (tx) => acceptedEstates.figures(tx, { ...whole, levels: ['community'] }));
    expect(measured.find(({ areaCode }) => areaCode === d.area('001001').code)).toMatchObject({ value: 100 });
    expect(accepted).toMatchObject({ stage: 'accepted', acceptance: { satisfied: 2, answered: 2, asked: 3 } });
    expect(await stepRefused(id, { act: 'pay', amountFen: 100, paidOn: dayOf(d, 0), words: '工程款' })).toBe('session.forbidden');
    expect(await stepRefused(id, { act: 'pay', amountFen: 100, paidOn: dayOf(d, -1), words: '工程款' }, 'dispatcher')).toBe(
      'renovations.paid_before',
    );
    const paid = await step(id, { act: 'pay', amountFen: 100_000, paidOn: dayOf(d, 0), words: '竣工结算款' }, 'dispatcher');
    expect(paid).toMatchObject({ stage: 'paid', payments: [{ amountFen: 100_000 }] });
    const after = await step(id, { act: 'after', closesOn: dayOf(d, 30) });
    expect(after.surveys.at(-1)).toMatchObject({ purpose: 'after', state: 'open' });
    const [book] = await openSheets(d, '/api/renovations-book?stage=paid');
    const row = book?.rows.find(([title]) => title === '柳岸苑改造');
    expect(row?.slice(2)).toEqual([
      '已付款',
      '3',
      expect.stringContaining('屋面防水'),
      '7000',
      '2600',
      '通过',
      '2/2',
      expect.any(String),
      '0/1',
      expect.stringContaining('2/2'),
    ]);
    await step(id, { act: 'end', reason: '项目完成' });
  });
});

test('the database itself refuses a payment without acceptance', async () => {
  const { id } = await must('clerk', '/api/renovations', { areaCode: d.area('001001001').code, title: '再改造' });
  await expect(
    d.asOwner(
      `insert into renovation_payments (jurisdiction_id, id, renovation_id, amount_fen, paid_on, words) values ($1, $2, $3, 1, '2025-09-20', '款')`,
      [d.id, v7(), id],
    ),
  ).rejects.toThrow(/renovation_payments_accepted/);
  await step(id, { act: 'end', reason: '测试结束' });
});

test('a defect that is reported while the stage changes is judged by the stage that comes of it', async () => {
  const { id } = await must('clerk', '/api/renovations', { areaCode: d.area('001001001').code, title: '验收中' });
  await d.database.db.write(d.access, (tx) => setStage(tx, id, 'acceptance'));
  const { waited, outcome } = await held(d, {
    first: (tx) => lockRenovation(tx, id),
    meanwhile: () => refused('resident', `/api/my/renovations/${id}/defects`, { text: '单元门关不上' }),
    afterwards: (tx) => setStage(tx, id, 'menu'),
  });
  expect({ waited, outcome }).toEqual({ waited: true, outcome: 'renovations.stage' });
  await step(id, { act: 'end', reason: '测试结束' });
});

test('two who begin the renovation of one estate at once begin one', async () => {
  const both = await Promise.all(
    (['clerk', 'dispatcher'] as const).map((who) =>
      post(who, '/api/renovations', { areaCode: d.area('001001002').code, title: '同时启动' }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

describe('who votes on a renovation', () => {
  /** Nothing goes on in any estate, whatever its stage. */
  const clear = (): Promise<unknown> =>
    d.asOwner(
      "update renovations set stage = 'ended', ended_at = now(), end_reason = '测试' where jurisdiction_id = $1 and ended_at is null",
      [d.id],
    );
  beforeEach(clear);
  const rollOf = (voteId: string) =>
    d.asOwner<{ heads: number; area: string; label: string; account_id: string | null; person_id: string | null }>(
      'select heads, area::text, label, account_id, person_id from vote_roll where vote_id = $1 order by label',
      [voteId],
    );
  /** Chooses a plan, posts it, and goes on to the day on which it may be voted on. */
  const posted = async (areaCode: string, title: string): Promise<string> => {
    const { id } = await must('clerk', '/api/renovations', { areaCode, title });
    await step(id, { act: 'ask', closesOn: dayOf(d, 5) });
    await step(id, { act: 'menu' });
    const menu: RenovationDetail = await must('clerk', `/api/renovations/${id}/options`, {
      kind: 'common',
      title: '外墙保温',
      costFen: 90_000,
      subsidyFen: 0,
      photoIds: [],
    });
    await must('clerk', `/api/renovations/${id}/options/${menu.options[0]?.id}`, { change: 'choose' });
    const [building] = menu.buildings;
    const lift = { kind: 'lift', title: '加装电梯', buildingId: building?.id, unit: '1单元', costFen: 600_000, subsidyFen: 200_000 };
    const lifted: RenovationDetail = await must('clerk', `/api/renovations/${id}/options`, lift);
    await must('clerk', `/api/renovations/${id}/options/${lifted.options[1]?.id}`, { change: 'choose' });
    await step(id, { act: 'post' });
    d.clock.advance(8 * dayLong);
    return id;
  };

  test('where there is no register of owners households vote, and the page says so; where there is one owners do, by heads and area', async () => {
    const areaCode = d.area('001001001').code;
    const first = await posted(areaCode, '住户表决');
    expect(await seen(first)).toMatchObject({ ownersKnown: false });
    const voting = await step(first, { act: 'vote', closesOn: dayOf(d, 10) });
    expect(voting.votes).toMatchObject([{ roll: 'households' }]);
    expect(await rollOf(voting.votes[0]?.voteId ?? '')).toHaveLength(3);
    await clear();

    const second = await posted(areaCode, '业主表决');
    const { id: estateId } = await must('clerk', '/api/owner-estates', { name: '柳岸苑', areaCode, developer: '柳岸置业' });
    const person = (name: string, phone: string) => [name, '自然人', null, phone, null, null];
    await importRegister(d, estateId, [
      ['1', '1', '101', 100, '住宅', '已售', ...person('段誉', '13900001001')],
      ['1', '1', '102', 90, '住宅', '已售', ...person('段誉', '13900001001')],
      ['1', '2', '101', 60, '住宅', '已售', ...person('木婉清', '13900001002')],
      ['1', '2', '102', 60, '住宅', '未售', null, null, null, null, null, null],
      ['11', '1', '101', 50, '住宅', '已售', ...person('钟灵', '13900001003')],
    ]);
    expect(await seen(second)).toMatchObject({ ownersKnown: true });
    const byOwners = await step(second, { act: 'vote', closesOn: dayOf(d, 10) });
    expect(byOwners.votes).toMatchObject([{ roll: 'owners' }]);
    const roll = await rollOf(byOwners.votes[0]?.voteId ?? '');
    // two flats of one owner are one head with both areas, what is not sold is the developer’s
    expect(roll.map(({ heads, area }) => [heads, Number(area)]).sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      [1, 5_000],
      [1, 6_000],
      [1, 6_000],
      [1, 19_000],
    ]);
    expect(roll.filter(({ person_id: one }) => one !== null)).toHaveLength(3);
    // a lift is for the owners of its unit alone: 柳岸苑1栋1单元, not of building 11
    const lift = byOwners.options.find(({ kind }) => kind === 'lift')?.id;
    const opened: RenovationDetail = await must('clerk', `/api/renovations/${second}/options/${lift}/vote`, { closesOn: dayOf(d, 10) });
    const unit = await rollOf(opened.options.find(({ id }) => id === lift)?.votes[0]?.voteId ?? '');
    expect(unit.map(({ heads, area }) => [heads, Number(area)])).toEqual([[1, 19_000]]);
  });

  test('pictures are for everybody at the public address, which the posted plan leads to; other files are not', async () => {
    const { id } = await must('clerk', '/api/renovations', { areaCode: d.area('001001002').code, title: '看图' });
    await step(id, { act: 'menu' });
    const [shown, other] = [await photo('clerk'), await photo('clerk')];
    await must('clerk', `/api/renovations/${id}/options`, {
      kind: 'common',
      title: '铺路',
      costFen: 100,
      subsidyFen: 0,
      photoIds: [shown],
    });
    for (const address of [(await seen(id)).publicPath, `/open/renovations/${d.code}-${id}`]) {
      expect((await d.nobody().get(`/api${address}`)).body).toMatchObject({ title: '看图' });
      expect((await d.nobody().get(`/api${address}/files/${shown}?small=true`)).status).toBe(200);
      expect((await d.nobody().get(`/api${address}/files/${other}`)).status).toBe(404);
    }
  });

  test('a renovation follows its grid where another takes it over, unless one goes on there', async () => {
    const [from, to] = [d.area('001001002'), d.area('001001001')];
    const busy = await must('clerk', '/api/renovations', { areaCode: to.code, title: '已在改造' });
    const own = await must('clerk', '/api/renovations', { areaCode: from.code, title: '随迁改造' });
    const replace = async (): Promise<void> => {
      await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
        v7(),
        d.id,
        { from: from.code, to: to.code },
      ]);
      await d.process.kernel.relay.carry();
    };
    await replace();
    expect(await seen(own.id)).toMatchObject({ area: { code: from.code } });
    await step(busy.id, { act: 'end', reason: '测试结束' });
    await replace();
    expect(await seen(own.id)).toMatchObject({ area: { code: to.code }, stage: 'asking' });
  });
});
