import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresOf } from '#modules/scorecards/testing/figures.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { tellOverdue } from './commands/tell-overdue.ts';

/* Objections to a dispatch: raised, decided, ruled on; giving back has its bounds; passing to and fro is counted. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, path: string, body: object): Promise<Answer> => (await d.as(who)).post(path, { id: v7(), ...body });
const raise = (who: Who, caseId: string, over: object = {}) =>
  post(who, `/api/cases/${caseId}/objections`, { basis: '不在本单位职责清单内', ...over });
const decide = (who: Who, id: string, over: object) => post(who, `/api/objections/${id}/decision`, { reason: '经核对职责清单', ...over });
const seen = async (id: string) => (await d.as('supervisor')).see(id);
/** A case dispatched to the team of the district. */
const dispatched = () => d.caseIn('dispatched');

describe('an objection', () => {
  test('upheld by the desk takes the case back; the first receiver stays responsible', async () => {
    const id = await dispatched();
    const raised = await raise('handler', id);
    expect(raised).toMatchObject({ status: 201, body: { n: 1, final: false, state: 'open', organisation: { id: d.organisations.team } } });
    const todos = (await (await d.as('dispatcher')).get('/api/todos?kind=objections.decide')).body;
    expect(JSON.stringify(todos)).toContain(raised.body.id);
    const twice = await raise('handler', id);
    expect([twice.status, twice.body.error.code]).toEqual([409, 'objections.open']);
    expect((await decide('handler', raised.body.id, { upheld: true })).status).toBe(403);
    const decided = await decide('dispatcher', raised.body.id, { upheld: true });
    expect(decided).toMatchObject({ status: 200, body: { state: 'upheld' } });
    expect(await seen(id)).toMatchObject({ state: 'filed', handler: null, responsible: { id: d.organisations.team } });
    expect((await seen(id)).timeline.filter(({ action }) => action === 'record')).toHaveLength(2);
    const again = await decide('dispatcher', raised.body.id, { upheld: true });
    expect([again.status, again.body.error.code]).toEqual([409, 'objections.over']);
  });

  test('refused binds: no giving back; the second goes up, and what the district rules is final and becomes a rule', async () => {
    const id = await dispatched();
    const first = await raise('handler', id);
    await decide('dispatcher', first.body.id, { upheld: false });
    const returned = await (await d.as('handler')).act(id, 'return', { reason: '不归我们管' });
    expect([returned.status, returned.body.error.code]).toEqual([409, 'objections.must_accept']);
    const second = await raise('handler', id, { proposedId: d.organisations.department });
    expect(second.body).toMatchObject({ n: 2, final: true, proposed: { id: d.organisations.department } });
    // the street's desk no longer decides
    expect((await decide('dispatcher', second.body.id, { upheld: false })).status).not.toBe(200);
    const unnamed = await decide('supervisor', second.body.id, { upheld: true });
    expect([unnamed.status, unnamed.body.error.code]).toEqual([422, 'objections.name_needed']);
    const ruled = await decide('supervisor', second.body.id, { upheld: true, namedId: d.organisations.department });
    expect(ruled.body).toMatchObject({ state: 'upheld', named: { id: d.organisations.department }, actions: ['make_rule'] });
    expect(await seen(id)).toMatchObject({ state: 'dispatched', handler: { id: d.organisations.department } });
    const third = await raise('official', id);
    expect([third.status, third.body.error.code]).toEqual([409, 'objections.final']);
    const rule = { categoryCode: '01', areaCode: d.area('001001').code };
    expect((await post('dispatcher', `/api/objections/${second.body.id}/rule`, rule)).status).not.toBe(200);
    const made = await post('supervisor', `/api/objections/${second.body.id}/rule`, rule);
    expect(made).toMatchObject({ status: 200, body: { ruled: true, actions: [] } });
    const { items } = (await (await d.as('system_admin')).get('/api/dispatch-rules')).body;
    expect(items.find(({ origin }: { origin: { from: string } | null }) => origin?.from === 'ruling')).toMatchObject({
      category: { code: '01' },
      organisation: { id: d.organisations.department },
    });
    const once = await post('supervisor', `/api/objections/${second.body.id}/rule`, rule);
    expect([once.status, once.body.error.code]).toEqual([409, 'objections.no_rule']);
  });

  test('raised ten times at once is one (fails without its index)', async () => {
    const id = await dispatched();
    const answers = await Promise.all(Array.from({ length: 10 }, () => raise('handler', id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const open = await d.asOwner("select id from objections where case_id = $1 and state = 'open'", [id]);
    expect(open).toHaveLength(1);
  });

  test('lapses when its case is accepted, and is not to be had afterwards', async () => {
    const id = await dispatched();
    const raised = await raise('handler', id);
    await d.must('handler', id, 'accept');
    await d.process.kernel.relay.carry();
    expect(await d.asOwner('select state from objections where id = $1', [raised.body.id])).toEqual([{ state: 'lapsed' }]);
    const late = await raise('handler', id);
    expect([late.status, late.body.error.code]).toEqual([409, 'objections.not_handled']);
  });

  test('that nobody decides in time is told, once', async () => {
    const id = await dispatched();
    const raised = await raise('handler', id);
    d.clock.advance(3 * 86_400_000);
    await tellOverdue(d.process.modules.objections.context);
    await tellOverdue(d.process.modules.objections.context);
    const list = (await (await d.as('dispatcher')).get(`/api/cases/${id}/objections`)).body;
    expect(list.items[0]).toMatchObject({ id: raised.body.id, overdue: true });
    const told = await d.asOwner("select payload from outbox where payload::text like '%objections.overdue%' and payload::text like $1", [
      `%${raised.body.id}%`,
    ]);
    expect(told).toHaveLength(1);
  });
});

describe('passing to and fro', () => {
  test('a case is given back twice at most; each dispatch and return counts for its organisation', async () => {
    const id = await dispatched();
    for (let n = 0; n < 2; n++) {
      await d.must('handler', id, 'return', { reason: '不归我们管' });
      await d.must('dispatcher', id, 'dispatch', { organisationId: d.organisations.team });
    }
    const third = await (await d.as('handler')).act(id, 'return', { reason: '不归我们管' });
    expect([third.status, third.body.error.code]).toEqual([409, 'objections.returns_used']);
    await d.process.kernel.relay.carry();
    const { rows } = (await (await d.as('supervisor')).get('/api/objections/passings')).body;
    const row = rows.toSorted((a: { returned: number }, b: { returned: number }) => b.returned - a.returned)[0];
    expect(row.returned).toBe(2);
    expect(row.dispatched).toBeGreaterThanOrEqual(3);
    expect(row.returnedShare).toBeCloseTo(row.returned / row.dispatched);
    expect((await (await d.as('resident')).get('/api/objections/passings')).status).toBe(403);
  });

  test('a card counts what a department kept, what it gave back again, and whether its objections were right', async () => {
    const measures = ['objections.kept', 'objections.returned_again', 'objections.upheld'];
    const { department } = d.organisations;
    const figures = () => figuresOf(d, 'department', department, measures);
    const before = await figures();
    const id = await d.caseIn('filed');
    await d.must('dispatcher', id, 'dispatch', { organisationId: department });
    for (let n = 0; n < 2; n++) {
      await d.must('official', id, 'return', { reason: '不归我们管' });
      await d.must('dispatcher', id, 'dispatch', { organisationId: department });
    }
    // a dispatch that was wrong counts for nobody
    const wrong = await d.caseIn('filed');
    await d.must('dispatcher', wrong, 'dispatch', { organisationId: department });
    const raised = await raise('official', wrong);
    await decide('dispatcher', raised.body.id, { upheld: true });
    await d.process.kernel.relay.carry();
    const [n = 0, of = 0, excluded = 0] = before['objections.kept'] ?? [];
    expect(await figures()).toEqual({
      'objections.kept': [(n ?? 0) + 1, (of ?? 0) + 3, excluded + 1],
      'objections.returned_again': [1, null, 0],
      'objections.upheld': [1, 1, 0],
    });
  });
});
