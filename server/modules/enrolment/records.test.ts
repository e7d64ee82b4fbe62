import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastPeriod } from '#contract/enrolment/periods.ts';
import { bringHours } from '#modules/volunteers/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { keepRecords } from './commands/records.ts';
import type { Context } from './context.ts';

let d: District;
let context: Context;
let personId: string;
let unit: string;
beforeAll(async () => {
  d = await testDistrict();
  unit = d.organisations.office;
  context = d.process.modules.enrolment.context;
  await d.asOwner(
    `insert into posts (jurisdiction_id, id, account_id, role, organisation_id, valid_from) values ($1, $2, $3, 'unit_secretary', $4, '2024-01-01')`,
    [d.id, v7(), d.people.officer.id, unit],
  );
  d.clock.set('2025-02-10T02:00:00Z');
  const code = await post('clerk', '/api/enrolment/codes', { areaCode: d.area('001001').code });
  const token = code.body.path.split('/enrol/')[1];
  const enrolled = await post('resident', '/api/enrolment/mine', { token, name: '木服务', unit: { unitId: unit } });
  await post('officer', `/api/enrolment/enrolments/${enrolled.body.id}/acts`, { version: 1, act: 'confirm' });
  const [row] = await d.asOwner<{ id: string }>('select id from persons where account_id = $1', [d.people.resident.id]);
  personId = row?.id ?? '';
  await serve('2025-06-01', 120, 'orders.order');
  // done in another community, and rated by whoever asked
  const [order, area] = [v7(), d.area('001002').path];
  await d.asOwner(
    `insert into orders (jurisdiction_id, id, number, what, kind, group_code, area_path, asked_at, state, seq, state_since, rated)
     values ($1, $2, 'D1', 'order', 'errand', 'all', $3::ltree, now(), 'closed', 1, now(), true)`,
    [d.id, order, area],
  );
  await d.asOwner(
    `insert into order_shares (jurisdiction_id, id, order_id, area_path, person_id, account_id, size, state, taken_at, ended_at, minutes, done_on)
     values ($1, $2, $3, $4::ltree, $5, $6, 1, 'done', now(), now(), 120, '2025-06-01')`,
    [d.id, v7(), order, area, personId, d.people.resident.id],
  );
  await serve('2025-07-01', 60, 'duties.duty');
  await serve('2026-01-02', 300, 'orders.order');
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string): Promise<Answer> => (await d.as(who)).get(url);
const errorOf = ({ status, body }: Answer) => [status, body.error?.code];
const serve = (day: string, minutes: number, what: string) =>
  d.database.db.write(d.access, (tx) =>
    bringHours(tx, [
      {
        id: v7(),
        personId,
        what,
        subjectId: v7(),
        kind: null,
        title: '社区服务',
        day,
        from: null,
        until: null,
        minutes,
        voluntary: true,
        areaPath: d.area('001001').path,
        organisationId: null,
        recordedBy: d.people.clerk.id,
        certifiedBy: d.people.dispatcher.id,
        certifiedAt: d.clock.now(),
      },
    ]),
  );
const mine = async () => (await get('resident', '/api/enrolment/records/mine')).body.items;
const page = async (who: Who) => (await get(who, `/api/enrolment/unit-pages/${unit}`)).body;

describe('what a unit gets of its members', () => {
  it('names the period that is over, monthly to yearly', () => {
    expect(lastPeriod('year', '2026-01-01')).toEqual({ name: '2025', from: '2025-01-01', until: '2025-12-31' });
    expect(lastPeriod('half', '2026-03-01')).toEqual({ name: '2025-H2', from: '2025-07-01', until: '2025-12-31' });
    expect(lastPeriod('quarter', '2026-04-01')).toEqual({ name: '2026-Q1', from: '2026-01-01', until: '2026-03-31' });
    expect(lastPeriod('month', '2024-03-31')).toEqual({ name: '2024-02', from: '2024-02-01', until: '2024-02-29' });
  });

  it('is counted once, shown to the member first, and is nowhere for the unit until then', async () => {
    d.clock.set('2026-01-05T02:00:00Z');
    await keepRecords(context, d.id);
    await keepRecords(context, d.id);
    expect(await mine()).toMatchObject([
      { period: '2025', minutes: 180, duties: 1, orders: 1, rated: 1, state: 'shown', contestUntil: '2026-01-15', actions: ['contest'] },
    ]);
    expect((await page('officer')).sums).toEqual([]);
    expect((await get('officer', `/api/enrolment/unit-pages/${unit}/records?period=2025`)).body.items).toEqual([]);
  });

  it('waits while the member contests it, is counted anew by somebody else, and can be contested again', async () => {
    const [{ id, version }] = await mine();
    expect(errorOf(await post('neighbour', `/api/enrolment/records/${id}/contest`, { version, about: ['minutes'] }))).toEqual([
      404,
      'enrolment.record_not_found',
    ]);
    const contested = await post('resident', `/api/enrolment/records/${id}/contest`, { version, about: ['minutes'] });
    expect(contested.body).toMatchObject({ state: 'contested', contested: ['minutes'], actions: [] });
    d.clock.set('2026-01-20T02:00:00Z');
    await keepRecords(context, d.id);
    expect((await mine())[0].state).toBe('contested');
    await serve('2025-09-01', 90, 'orders.order');
    const list = await get('clerk', '/api/enrolment/records/contested');
    expect(list.body.items).toMatchObject([{ id, name: '木**', actions: ['settle'] }]);
    expect(errorOf(await get('officer', '/api/enrolment/records/contested'))).toEqual([403, 'session.forbidden']);
    const settled = await post('clerk', `/api/enrolment/records/${id}/settle`, {
      version: contested.body.version,
      found: '漏记一次，已补记',
    });
    expect(settled.body, JSON.stringify(settled.body)).toMatchObject({
      state: 'shown',
      minutes: 270,
      rated: 1,
      contestUntil: '2026-01-30',
    });
    expect((await mine())[0].actions).toEqual(['contest']);
  });

  it('goes to the unit after that: hours and ratings, nothing else; the community and the contact see sums alone', async () => {
    d.clock.set('2026-01-31T02:00:00Z');
    await keepRecords(context, d.id);
    const [{ id, version, state }] = await mine();
    expect(state).toBe('returned');
    expect(errorOf(await post('resident', `/api/enrolment/records/${id}/contest`, { version, about: ['duties'] }))).toEqual([
      409,
      'enrolment.contest_over',
    ]);
    const rows = await get('officer', `/api/enrolment/unit-pages/${unit}/records?period=2025`);
    expect(rows.body.items).toEqual([{ id, name: '木服务', minutes: 270, rated: 1 }]);
    const enrolled = await post('clerk', '/api/enrolment/units', {
      unitId: unit,
      areaCode: d.area('001001').code,
      contact: { personId },
    });
    expect(enrolled.status, JSON.stringify(enrolled.body)).toBe(201);
    for (const who of ['clerk', 'resident'] as const) {
      expect((await page(who)).sums).toEqual([{ period: '2025', members: 1, minutes: 270, rated: 1 }]);
      expect(errorOf(await get(who, `/api/enrolment/unit-pages/${unit}/records?period=2025`))).toEqual([404, 'enrolment.unit_not_found']);
    }
    expect((await get('resident', '/api/enrolment/unit-pages')).body.items).toEqual([{ id: unit, name: '东河环卫站', branch: false }]);
    expect(errorOf(await get('neighbour', `/api/enrolment/unit-pages/${unit}`))).toEqual([404, 'enrolment.unit_not_found']);
  });

  it('the unit says of itself, the community tells and appraises once a year with the counts beside it', async () => {
    const said = await post('resident', `/api/enrolment/unit-pages/${unit}/papers`, { title: '全年小结', body: '组织清扫四次。' });
    expect(said.body.papers).toMatchObject([{ kind: 'statement', title: '全年小结' }]);
    const told = await post('clerk', `/api/enrolment/unit-pages/${unit}/papers`, { title: '共建通报', body: '感谢支持。' });
    expect(told.body.papers).toMatchObject([{ kind: 'bulletin' }, { kind: 'statement' }]);
    const appraisal = { year: 2025, word: 'good', text: '协议事项按期完成，建议增加夜间值守。' };
    const judged = await post('clerk', `/api/enrolment/unit-pages/${unit}/appraisals`, appraisal);
    expect(judged.body.appraisals).toMatchObject([
      { year: 2025, word: 'good', figures: { members: 1, minutes: 270, kept: 0, promised: 0 } },
    ]);
    expect(errorOf(await post('clerk', `/api/enrolment/unit-pages/${unit}/appraisals`, appraisal))).toEqual([409, 'enrolment.appraised']);
    expect(errorOf(await post('officer', `/api/enrolment/unit-pages/${unit}/appraisals`, { ...appraisal, year: 2024 }))).toEqual([
      403,
      'session.forbidden',
    ]);
  });
});
