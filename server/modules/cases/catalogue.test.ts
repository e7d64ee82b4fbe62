import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';

/* The dispatch catalogue: what rules ask and say, what a dispatch keeps of them, its workbook, its trial, and what is learnt for it. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const rule = (over: object = {}) => ({
  ruleId: null,
  categoryCode: null,
  areaCode: d.code,
  organisationId: d.organisations.department,
  condition: null,
  ...over,
});
const post = async (path: string, body: object, who: Who = 'system_admin'): Promise<Answer> =>
  (await d.as(who)).post(`/api/dispatch-rules${path}`, { id: v7(), ...body });
const seen = async (id: string) => (await d.as('supervisor')).see(id);
/** Waits until the process has read the catalogue anew. */
const known = (id: string, there = true) =>
  expect.poll(async () => (await d.process.modules.cases.config(d.id)).ruleById(id) !== null, { interval: 20 }).toBe(there);
const remove = async (id: string): Promise<void> => {
  expect((await post(`/${id}/remove`, {})).status).toBe(200);
  await known(id, false);
};

describe('a rule', () => {
  test('of a kind and a way in goes before one that asks for neither, and names who assists, level and class', async () => {
    const { office, department, team } = d.organisations;
    const given = rule({
      areaCode: d.area('001001').code,
      kind: 'complaint',
      channel: 'web',
      organisationId: office,
      assists: [department],
      alternatives: [team],
      level: 'urgent',
      handling: 'whistle',
    });
    const saved = await post('', given);
    expect(saved).toMatchObject({
      status: 200,
      body: {
        kind: 'complaint',
        channel: 'web',
        assists: [{ id: department }],
        alternatives: [{ id: team }],
        level: 'urgent',
        handling: 'whistle',
      },
    });
    await known(saved.body.id);
    const id = await d.caseIn('filed', { text: '说不清楚的一件事情' });
    const { suggestion } = await seen(id);
    expect(suggestion).toMatchObject({
      organisation: { id: office },
      alternatives: [{ id: team }],
      assists: [{ id: department }],
      level: 'urgent',
      handling: 'whistle',
      why: expect.stringContaining('投诉 · 居民上报'),
    });
    await d.must('dispatcher', id, 'dispatch', { organisationId: office, assists: [department], level: 'urgent', handling: 'whistle' });
    const event = (await seen(id)).timeline.at(-1);
    expect(event?.data).toMatchObject({ rule: suggestion?.why, assistNames: ['城市管理局'], level: 'urgent', handling: 'whistle' });
    // whoever assists reads the case; the log still replays
    expect((await (await d.as('official')).get(`/api/cases/${id}`)).status).toBe(200);
    await remove(saved.body.id);
    // what chose it is told though the rule is gone
    expect((await seen(id)).timeline.at(-1)?.data['rule']).toBe(suggestion?.why);
  });

  test('that is overruled is not said to have chosen', async () => {
    const id = await d.caseIn('filed');
    const { suggestion } = await seen(id);
    const other = Object.values(d.organisations).find((one) => one !== suggestion?.organisation.id);
    await d.must('dispatcher', id, 'dispatch', { organisationId: other });
    expect((await seen(id)).timeline.at(-1)?.data).not.toHaveProperty('rule');
  });

  test('equal to another in everything it asks is refused, both being named', async () => {
    const refused = await post('', rule());
    expect([refused.status, refused.body.error.code]).toEqual([409, 'case.rule_twice']);
    expect(refused.body.error.message).toMatch(/各类事项 × 试验县 → 城市管理局.*各类事项 × 试验县 → 城市管理局/);
  });

  test('asks for answers to extra questions', async () => {
    const condition = '"depth=deep" in answers';
    const saved = await post('', rule({ condition }));
    await known(saved.body.id);
    const config = await d.process.modules.cases.config(d.id);
    const asked = (values: Record<string, string>) => () => ({
      text: '',
      at: d.clock.now(),
      channel: 'web',
      answers: { category: '01', version: 1, values, told: [] },
    });
    expect(config.rule('01', d.area('001').path, asked({ depth: 'deep' }))?.id).toBe(saved.body.id);
    expect(config.rule('01', d.area('001').path, asked({ depth: 'low' }))?.id).not.toBe(saved.body.id);
    await remove(saved.body.id);
  });
});

describe('a person in the organisation', () => {
  const dispatched = async (): Promise<string | null> => {
    const id = await d.caseIn('filed', { text: '说不清楚的一件事情' });
    await d.must('dispatcher', id, 'dispatch', { organisationId: d.organisations.team });
    return (await seen(id)).suggestedPerson;
  };
  beforeAll(async () => {
    await d.asOwner(
      "insert into posts (jurisdiction_id, id, account_id, role, organisation_id, valid_from) select $1, $2, account_id, 'handler', $3, valid_from from posts where organisation_id = $4 and role = 'handler' limit 1",
      [d.id, v7(), d.organisations.team, d.organisations.office],
    );
  });
  test('takes turns with the others who handle there', async () => {
    const saved = await post(
      '',
      rule({ areaCode: d.area('001001').code, kind: 'complaint', organisationId: d.organisations.team, person: 'turn' }),
    );
    await known(saved.body.id);
    const names = [await dispatched(), await dispatched(), await dispatched(), await dispatched()];
    const handlers = new Set(names);
    expect(handlers.size, names.join()).toBeGreaterThan(1);
    expect(names.slice(0, handlers.size)).toEqual([...handlers]);
    expect(names[handlers.size]).toBe(names[0]);
    await remove(saved.body.id);
  });
  test('each turn is given once, however many are dispatched at once (fails without its key)', async () => {
    const saved = await post(
      '',
      rule({ areaCode: d.area('001001').code, kind: 'complaint', organisationId: d.organisations.office, person: 'turn' }),
    );
    await known(saved.body.id);
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push(await d.caseIn('filed', { text: '说不清楚的一件事情' }));
    const client = await d.as('dispatcher');
    const acts = await Promise.all(ids.map((id) => client.act(id, 'dispatch', { organisationId: d.organisations.office })));
    expect(acts.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const [turn] = await d.asOwner('select turn from dispatch_turns where organisation_id = $1', [d.organisations.office]);
    expect(turn).toEqual({ turn: 5 });
    await remove(saved.body.id);
  });
});

describe('the whole catalogue', () => {
  test('goes out as a workbook and comes back the same; changed, it tells first what the last month would have been', async () => {
    await d.caseIn('dispatched');
    const bytes = await fetchSheet(d, '/api/dispatch-rules/sheet', 'system_admin');
    const back = await sendSheet(d, `/api/dispatch-rules/import?id=${v7()}&dryRun=true`, bytes, 'system_admin');
    expect(back).toMatchObject({ status: 200, body: { added: 0, changed: 0, removed: 0, same: 3, faultCount: 0, trial: { moved: 0 } } });
    const [sheet] = await readWorkbook(bytes, new AbortController().signal);
    const rows = (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => (cell === null ? null : String(cell))));
    // everything of the street to its office
    const changed = rows.map((row, i) =>
      i === 0 ? row : row[2] === d.area('001001').code ? [...row.slice(0, 7), '东河环卫站', d.area('001').code] : row,
    );
    const book = rawWorkbook([{ name: '派单目录', rows: changed }]);
    const tried = await sendSheet(d, `/api/dispatch-rules/import?id=${v7()}&dryRun=true`, book, 'system_admin');
    expect(tried.body).toMatchObject({ changed: 1, removed: 0, faultCount: 0 });
    const { trial } = tried.body;
    expect(trial.moved).toBeGreaterThan(0);
    expect(trial.organisations.reduce((sum: number, one: { gained: number }) => sum + one.gained, 0)).toBe(trial.moved);
    // nothing was changed by trying
    expect((await (await d.as('system_admin')).get('/api/dispatch-rules')).body.items).toHaveLength(3);
    const done = await sendSheet(d, `/api/dispatch-rules/import?id=${v7()}`, book, 'system_admin');
    expect(done.body).toMatchObject({ dryRun: false, changed: 1, trial: null });
    const again = await sendSheet(d, `/api/dispatch-rules/import?id=${v7()}`, bytes, 'system_admin');
    expect(again.body).toMatchObject({ changed: 1, faultCount: 0 });
  });

  test('with two equal rows, an unknown area or a broken condition is not imported at all, each row named', async () => {
    const head = ['类别代码', '区域代码', '条件', '承办单位'];
    const book = rawWorkbook([
      {
        name: '派单目录',
        rows: [
          head,
          ['01', d.code, null, '城市管理局'],
          ['01', d.code, null, '东河环卫站'],
          [null, '999', null, '城市管理局'],
          [null, d.code, 'hour >', '城市管理局'],
        ],
      },
    ]);
    const { body } = await sendSheet(d, `/api/dispatch-rules/import?id=${v7()}`, book, 'system_admin');
    expect(body.faults.map((one: { row: number; code: string }) => [one.row, one.code])).toEqual([
      [3, 'case.row_twice'],
      [4, 'case.row_area'],
      [5, 'expression.wrong'],
    ]);
    expect(body.faults[0].message).toContain('第 3 行与第 2 行');
    expect((await (await d.as('system_admin')).get('/api/dispatch-rules')).body.items).toHaveLength(3);
  });
});

describe('learning', () => {
  test('finds who took on what, as long work; what is chosen of it is tried and added at once', async () => {
    for (let i = 0; i < 3; i++) {
      const id = await d.caseIn('filed', { text: '门口的垃圾没人收' });
      await d.must('dispatcher', id, 'dispatch', { organisationId: d.organisations.team });
      await d.must('handler', id, 'accept');
    }
    const begun = await post('/learn', {}, 'system_admin');
    expect(begun.status).toBe(201);
    await d.process.kernel.work.carryOn(d.id);
    const { body } = await (await d.as('system_admin')).get(`/api/work/${begun.body.work}/answer`);
    const learnt = body.answer.rules.find(
      (one: { category: { code: string } | null; organisation: { id: string } }) => one.organisation.id === d.organisations.team,
    );
    expect(learnt).toMatchObject({ hits: expect.any(Number), origin: { from: 'past' } });
    const { category, area, organisation, alternatives, origin } = learnt;
    const chosen = {
      categoryCode: category.code,
      areaCode: area.code,
      condition: null,
      organisationId: organisation.id,
      alternatives: alternatives.map((one: { id: string }) => one.id),
      origin,
    };
    const tried = await post('/try-all', { rules: [chosen] });
    expect(tried).toMatchObject({ status: 200, body: { looked: expect.any(Number) } });
    const added = await post('/add', { rules: [chosen] });
    expect(added).toMatchObject({ status: 201 });
    expect(added.body.added + added.body.replaced).toBe(1);
    const twice = await post('/add', { rules: [chosen, chosen] });
    expect([twice.status, twice.body.error.code]).toEqual([409, 'case.rule_twice']);
    const { items } = (await (await d.as('system_admin')).get('/api/dispatch-rules')).body;
    expect(items.find((one: { origin: unknown }) => one.origin !== null)).toMatchObject({
      organisation: { id: d.organisations.team },
      origin,
    });
  });
});
