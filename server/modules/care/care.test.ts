import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CareDetail, CareRow } from '#contract/care/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { announceVisits } from '#modules/visits/store/visits.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { type CareColumn, careColumns } from './domain/sheet.ts';
import { endExpired } from './jobs/end-expired.ts';
import { remindOfCare } from './jobs/remind.ts';
import { careBody } from './testing/body.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());
beforeEach(() => d.clock.set('2025-09-15T02:00:00.000Z'));

let made = 0;
const fresh = () => careBody(d, `和秀${String.fromCodePoint(0x4e00 + made++)}`);
const send = async (who: Who, path: string, body: object = {}) => (await d.as(who)).post(`/api/care/${path}`, { id: v7(), ...body });
const open = async (over: object = {}): Promise<CareRow> => {
  const answer = await send('clerk', 'records', { ...fresh(), ...over });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const look = async (who: Who, id: string, reason = '上门探访前核对') => send(who, `records/${id}/looks`, { reason });
const detail = async (id: string): Promise<CareDetail> => {
  const answer = await look('clerk', id);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const listed = async (who: Who, query = ''): Promise<string[]> =>
  (await (await d.as(who)).get(`/api/care/records?limit=200${query}`)).body.items.map(({ id }: CareRow) => id);
const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code;

test('a record rests on consent: whoever leads and visits reads it, each look with its reason; nobody else, however high', async () => {
  const visitorIds = [d.people.grid_worker.id];
  const { id, rhythm, name } = await open({ ...careBody(d, '和阿秀'), visitorIds });
  expect([rhythm, name]).toEqual(['month', '和**']);
  for (const who of ['clerk', 'grid_worker'] as const) expect(await listed(who)).toContain(id);
  expect((await look('clerk', id, '')).status).toBe(400);
  const seen = await detail(id);
  expect(seen).toMatchObject({ name: '和阿秀', facts: { address: '柳岸小区3栋2单元101', kin: [{ phone: '13988880002' }] } });
  expect(seen.consent).toMatchObject({ how: 'spoken', witness: '楼栋长木建国', until: '2026-09-14' });
  expect((await look('grid_worker', id, '上门探访')).body.looks).toEqual([]);
  expect((await detail(id)).looks.map(({ who, reason }) => [who, reason])).toEqual(
    expect.arrayContaining([[d.people.grid_worker.name, '上门探访']]),
  );
  // the trail of the auditors has them as well
  const [line] = await d.asOwner("select reason from audit_log where jurisdiction_id = $1 and action = 'care.looked' and actor_id = $2", [
    d.id,
    d.people.grid_worker.id,
  ]);
  expect(line).toEqual({ reason: '上门探访' });
  for (const who of ['supervisor', 'dispatcher', 'outsider', 'resident', 'system_admin', 'audit_admin'] as const) {
    expect([who, codeOf(await look(who, id))]).toEqual([who, 'care.record_not_found']);
    expect((await (await d.as(who)).get('/api/care/records')).status).toBe(403);
  }
});

test('a supervisor of the district reads figures, in which no name stands', async () => {
  await open();
  const figures = await (await d.as('supervisor')).get('/api/care/figures');
  expect(figures.status).toBe(200);
  expect(figures.body.records).toBeGreaterThan(0);
  expect(figures.body.classes).toContainEqual({ class: 'living_alone', count: expect.any(Number) });
  expect(figures.body.areas.map(({ code }: { code: string }) => code)).toEqual([d.area('001').code]);
  expect(JSON.stringify(figures.body)).not.toMatch(/和/);
  expect((await (await d.as('grid_worker')).get('/api/care/figures')).status).toBe(403);
  expect((await (await d.as('clerk')).get(`/api/care/figures?area=${d.area('002').code}`)).status).toBe(403);
});

test('consent has a witness or a signature, an end, and for a child a guardian', async () => {
  const body = fresh();
  const refused = async (over: object, consent: object = {}) =>
    codeOf(await send('clerk', 'records', { ...body, ...over, consent: { ...body.consent, ...consent } }));
  expect(await refused({}, { witness: null })).toBe('care.witness_needed');
  expect(await refused({}, { until: '2026-09-16' })).toBe('care.consent_long');
  expect(await refused({}, { on: '2025-09-16' })).toBe('care.consent_days');
  expect(await refused({}, { on: '2025-01-01', until: '2025-09-14' })).toBe('care.consent_days');
  // 14 tomorrow
  expect(await refused({ born: '2011-09-16' })).toBe('care.guardian_needed');
  expect(await refused({ classes: [{ class: 'suspicious', since: '2025-01-01', source: '入户走访' }] })).toBe('request.invalid');
  expect(await refused({ classes: [] })).toBe('request.invalid');
  expect(await refused({ visitorIds: [d.people.outsider.id] })).toBe('care.visitor_unfit');
  expect(codeOf(await send('grid_worker', 'records', body))).toBe('session.forbidden');
  const child = await open({ born: '2011-09-16', consent: { ...body.consent, guardian: { name: '和国强', relation: '祖父' } } });
  expect((await detail(child.id)).consent.guardian).toEqual({ name: '和国强', relation: '祖父' });
});

test('a person has one record, also when two open it at once', async () => {
  const personId = v7();
  await d.asOwner("insert into persons (jurisdiction_id, id, name) values ($1, $2, '木桂英')", [d.id, personId]);
  const bodies = [1, 2, 3, 4].map(() => ({ ...fresh(), person: { personId } }));
  const answers = await Promise.all(bodies.map((body) => send('clerk', 'records', body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).map(codeOf)).toEqual(Array(3).fill('care.record_known'));
});

test('withdrawal ends plan and view at once, and nothing it said is left; so does withdrawal at the counter', async () => {
  const left = async (id: string) =>
    (
      await d.asOwner(
        `select person_id, sealed, rhythm, ended_why, (select count(*)::int from care_classes c where c.record_id = r.id)
           + (select count(*)::int from care_visitors v where v.record_id = r.id) + (select count(*)::int from care_events e where e.record_id = r.id) as rest
         from care_records r where id = $1`,
        [id],
      )
    )[0];
  const first = await open({ visitorIds: [d.people.grid_worker.id] });
  expect(codeOf(await send('grid_worker', `records/${first.id}/end`, { why: 'withdrawn' }))).toBe('session.forbidden');
  expect((await send('clerk', `records/${first.id}/end`, { why: 'withdrawn' })).body).toEqual({ ok: true });
  for (const who of ['clerk', 'grid_worker'] as const) {
    expect(codeOf(await look(who, first.id))).toBe('care.record_not_found');
    expect(await listed(who)).not.toContain(first.id);
  }
  expect(await left(first.id)).toEqual({ person_id: null, sealed: null, rhythm: null, ended_why: 'withdrawn', rest: 0 });

  const personId = v7();
  await d.asOwner("insert into persons (jurisdiction_id, id, name, area_id, area_path) values ($1, $2, '木秋菊', $3, $4::ltree)", [
    d.id,
    personId,
    d.area('001001').id,
    d.area('001001').path,
  ]);
  const second = await open({ person: { personId } });
  const consent = { id: v7(), use: 'care.record', given: false, on: '2025-09-15', how: '本人到社区撤回' };
  const said = await (await d.as('clerk')).post(`/api/persons/${personId}/consents`, consent);
  expect(said.status, JSON.stringify(said.body)).toBe(200);
  // the page of the person does not tell that there was one
  expect(JSON.stringify(said.body.ties)).not.toContain('care');
  expect(codeOf(await look('clerk', second.id))).toBe('care.record_not_found');
  expect(await left(second.id)).toMatchObject({ person_id: null, sealed: null, ended_why: 'withdrawn', rest: 0 });
});

test('consent that runs out closes the record on its day, before any job; the job then takes away what it said; renewed in time it goes on', async () => {
  const { consent } = fresh();
  const [lost, kept] = [
    await open({ consent: { ...consent, until: '2025-10-01' } }),
    await open({ consent: { ...consent, until: '2025-10-01' } }),
  ];
  d.clock.set('2025-09-25T02:00:00.000Z');
  expect(await listed('clerk', '&renew=true')).toEqual(expect.arrayContaining([lost.id, kept.id]));
  const again = { ...consent, on: '2025-09-25', until: '2026-09-24', how: 'signed', witness: null };
  expect(codeOf(await send('clerk', `records/${kept.id}/consents`, { version: 9, consent: again }))).toBe('care.record_changed');
  expect((await send('clerk', `records/${kept.id}/consents`, { version: kept.version, consent: again })).status).toBe(200);
  d.clock.set('2025-10-01T15:59:00.000Z'); // the last minute of its last day
  expect((await look('clerk', lost.id)).status).toBe(200);
  d.clock.set('2025-10-01T16:00:00.000Z');
  expect(codeOf(await look('clerk', lost.id))).toBe('care.record_not_found');
  expect(await listed('clerk')).not.toContain(lost.id);
  await endExpired(d.process.modules.care.context);
  expect(await d.asOwner('select sealed, ended_why from care_records where id = $1', [lost.id])).toEqual([
    { sealed: null, ended_why: 'expired' },
  ]);
  expect((await detail(kept.id)).consent.until).toBe('2026-09-24');
});

test('classes are dated, with their source; levels follow one another', async () => {
  const { id } = await open();
  const add = (body: object) => send('clerk', `records/${id}/classes`, { source: '残疾人证', ...body });
  expect((await add({ class: 'severe_disability', level: '肢体二级', since: '2025-03-01' })).status).toBe(200);
  expect(codeOf(await add({ class: 'severe_disability', level: '肢体一级', since: '2025-03-01' }))).toBe('care.days_reversed');
  expect((await add({ class: 'severe_disability', level: '肢体一级', since: '2025-08-01' })).body.classes).toEqual([
    'living_alone',
    'severe_disability',
  ]);
  const { history } = await detail(id);
  expect(history.map(({ level, since, until }) => [level, since, until])).toEqual([
    ['肢体一级', '2025-08-01', null],
    ['肢体二级', '2025-03-01', '2025-07-31'],
    [null, '2025-01-01', null],
  ]);
  const end = (classId: string | undefined, until: string) => send('clerk', `records/${id}/classes/${classId}/end`, { until });
  expect((await end(history[0]?.id, '2025-09-14')).body.classes).toEqual(['living_alone']);
  expect(codeOf(await end(history[2]?.id, '2025-09-14'))).toBe('care.class_needed');
});

test('home sickbeds keep to days and terms, follow-ups and checks come round; nothing clinical is kept', async () => {
  const { id } = await open();
  const add = (body: object) => send('clerk', `records/${id}/health`, { kind: 'bed', provider: '柳岸社区卫生服务站', ...body });
  expect(codeOf(await add({ on: '2025-01-01', until: '2025-04-01' }))).toBe('care.bed_term');
  expect((await add({ on: '2025-01-01', until: '2025-03-31' })).status).toBe(200);
  expect(codeOf(await add({ on: '2025-03-31', until: '2025-04-10' }))).toBe('care.bed_overlap');
  expect((await add({ on: '2025-05-01', until: '2025-07-28' })).status).toBe(200);
  expect(codeOf(await add({ on: '2025-08-01', until: '2025-08-02' }))).toBe('care.bed_year');
  expect((await add({ on: '2025-08-01', until: '2025-08-01' })).status).toBe(200);
  expect(codeOf(await add({ on: '2025-12-31', until: '2026-01-05' }))).toBe('care.bed_terms');
  expect((await add({ kind: 'follow_up', on: '2025-09-01' })).status).toBe(200);
  const seen = await detail(id);
  expect(seen.health[0]).toMatchObject({ kind: 'follow_up', next: '2025-12-01' });
  expect(seen.checkDue).toBe(true);
  await add({ kind: 'check', on: '2025-09-10' });
  expect((await detail(id)).checkDue).toBe(false);
});

test('the lead hands over, and reads it no more; who has not been seen in time is late', async () => {
  const { id, version } = await open();
  const { born, address, kin, note } = fresh();
  const to = { version, born, address, kin, note, rhythm: 'week', leadId: d.people.clerk.id, visitorIds: [d.people.grid_worker.id] };
  expect((await send('clerk', `records/${id}`, to)).body).toMatchObject({ rhythm: 'week', nextBy: '2025-09-22', late: false });
  expect(codeOf(await send('clerk', `records/${id}`, { ...to, version: version + 1, leadId: d.people.grid_worker.id }))).toBe(
    'care.visitor_unfit',
  );
  d.clock.set('2025-09-22T15:00:00.000Z');
  expect(await listed('grid_worker', '&late=true')).not.toContain(id);
  d.clock.set('2025-09-22T16:00:00.000Z');
  expect(await listed('grid_worker', '&late=true')).toContain(id);
});

test('a record whose lead has left is taken over by whoever may lead there: for a reason, and without a word of whom it is about before', async () => {
  const record = await open({ visitorIds: [d.people.grid_worker.id] });
  const unled = async (who: Who) => (await (await d.as(who)).get('/api/care/unled')).body;
  const waiting = async () =>
    (await (await d.as('clerk')).get('/api/todos?kind=care.unled')).body.items.map(({ id }: { id: string }) => id);
  const take = (who: Who) => send(who, `records/${record.id}/take-over`, { reason: '原负责人调离，社区接手' });
  expect(codeOf(await take('clerk'))).toBe('care.record_led');
  await d.asOwner('update care_records set lead_id = $2 where id = $1', [record.id, d.people.resident.id]);
  expect(await listed('clerk')).not.toContain(record.id);
  const row = (await unled('clerk')).items.find(({ id }: { id: string }) => id === record.id);
  expect(Object.keys(row).sort()).toEqual(['area', 'consentUntil', 'id', 'visitors']);
  expect(await waiting()).toContain(record.id);
  // who only visits may not lead
  expect([codeOf({ body: await unled('grid_worker') }), codeOf(await take('grid_worker'))]).toEqual([
    'session.forbidden',
    'care.record_not_found',
  ]);
  expect((await take('clerk')).body).toMatchObject({ id: record.id, mine: 'lead' });
  expect(await waiting()).not.toContain(record.id);
  expect((await detail(record.id)).looks.map(({ reason }) => reason)).toContain('原负责人调离，社区接手');
});

test('the person is given the record and every look with the copy of their data', async () => {
  const record = await open();
  await look('clerk', record.id, '核对家属电话');
  const [{ person_id: personId } = { person_id: '' }] = await d.asOwner<{ person_id: string }>(
    'select person_id from care_records where id = $1',
    [record.id],
  );
  const { persons } = d.process.modules;
  const holder = persons.context.holders.find(({ word }) => word === 'care-console:holdings.record');
  const ring = await d.process.kernel.keys.of(d.id);
  const territory = await d.process.modules.territory.snapshot(d.id);
  const held = await d.process.kernel.db.read(d.access, (tx) =>
    (holder as NonNullable<typeof holder>).copy({ ring, territory, today: '2025-09-15' }, tx, {
      jurisdictionId: d.id,
      accountId: null,
      person: { id: personId } as never,
    }),
  );
  expect(held.map(({ title }) => title)).toEqual(['关爱档案', '关爱类别', '健康服务', '谁看过档案']);
  expect(held[3]?.rows[0]?.[2]).toBe('核对家属电话');
});

test('visits follow the record: a standing plan from the first visitor on, last seen by what visits tell, ended with consent', async () => {
  const record = await open({ visitorIds: [d.people.grid_worker.id] });
  const plans = () =>
    d.asOwner<{ ended: boolean }>("select ended_at is not null as ended from visit_plans where origin = 'care' and origin_id = $1", [
      record.id,
    ]);
  expect(await plans()).toEqual([{ ended: false }]);
  d.clock.set('2025-10-20T02:00:00.000Z');
  expect(await listed('clerk', '&late=true')).toContain(record.id);
  const todos = async () => (await (await d.as('clerk')).get('/api/todos?kind=care.visit')).body.items.map(({ id }: { id: string }) => id);
  expect(await todos()).toContain(record.id);
  await d.process.kernel.db.write(d.access, (tx) =>
    announceVisits(tx, [
      {
        id: v7(),
        subject: record.id,
        payload: { visitId: v7(), planId: v7(), origin: 'care', originId: record.id, result: 'met', actedAt: '2025-10-20T01:00:00.000Z' },
      },
    ]),
  );
  await d.process.kernel.relay.carry();
  expect(await detail(record.id)).toMatchObject({ lastSeen: '2025-10-20T01:00:00.000Z', lastResult: 'met', late: false });
  expect(await todos()).not.toContain(record.id);
  const { born, address, kin, note } = fresh();
  const to = { born, address, kin, note, rhythm: 'week', leadId: d.people.clerk.id };
  const none = await send('clerk', `records/${record.id}`, { ...to, version: record.version, visitorIds: [] });
  expect([none.status, await plans()]).toEqual([200, [{ ended: true }]]);
  const again = await send('clerk', `records/${record.id}`, { ...to, version: none.body.version, visitorIds: [d.people.grid_worker.id] });
  expect([again.status, (await plans()).length]).toEqual([200, 2]);
  await send('clerk', `records/${record.id}/end`, { why: 'withdrawn' });
  expect(await plans()).toEqual([{ ended: true }, { ended: true }]);
});

test('who visits is reminded of an overdue visit, the lead two days later, each occasion once; no name travels', async () => {
  const record = await open({ visitorIds: [d.people.grid_worker.id], rhythm: 'week' });
  const told = async (who: Who): Promise<string[]> =>
    (
      await d.asOwner<{ variant: string }>(
        "select variant from notices where jurisdiction_id = $1 and account_id = $2 and kind = 'care.reminder' and subject = $3 order by variant",
        [d.id, d.people[who].id, record.id],
      )
    ).map(({ variant }) => variant);
  const { context } = d.process.modules.care;
  d.clock.set('2025-09-22T02:00:00.000Z');
  await remindOfCare(context);
  expect(await told('grid_worker')).toEqual([]);
  d.clock.set('2025-09-23T02:00:00.000Z');
  for (const _ of [1, 2]) await remindOfCare(context);
  expect([await told('grid_worker'), await told('clerk')]).toEqual([['visit'], []]);
  d.clock.set('2025-09-25T02:00:00.000Z');
  await remindOfCare(context);
  expect([await told('grid_worker'), await told('clerk')]).toEqual([['visit'], ['overdue']]);
});

test('a workbook brings records only with consent in each row, all or nothing; it goes out for a reason, each record of it a look', async () => {
  const head = Object.values(careColumns).map(([title]) => title);
  const row = (over: Partial<Record<CareColumn, string>> = {}) => {
    const cells: Partial<Record<CareColumn, string>> = {
      name: '木春花',
      area: d.area('001001001').code,
      address: '柳岸小区9栋',
      class: '独居老人',
      source: '入户走访',
      purpose: '定期探访',
      consentOn: '2025-09-15',
      consentUntil: '2026-09-14',
      how: '口头同意',
      witness: '楼栋长木建国',
      ...over,
    };
    return (Object.keys(careColumns) as CareColumn[]).map((key) => cells[key] ?? null);
  };
  const bring = async (rows: (string | null)[][], dryRun = false) => {
    const bytes = await writeWorkbook([{ name: '关爱档案', head: [head], rows, widths: head.map(() => 12) }], new AbortController().signal);
    return sendSheet(d, `/api/care/records/import?id=${v7()}&dryRun=${dryRun}`, bytes);
  };
  const none = (await bring([row(), row({ name: '木夏荷', consentOn: '' }), row({ name: '木冬梅', witness: '' })])).body;
  expect([none.added, none.faults.map(({ row: at, column }: { row: number; column: string }) => [at, column])]).toEqual([
    0,
    [
      [3, '同意日期'],
      [4, '见证人'],
    ],
  ]);
  expect((await bring([row()])).body).toMatchObject({ added: 1, faults: [] });
  const out = await fetchSheet(d, `/api/care/records/sheet?reason=${encodeURIComponent('年度核对')}`);
  const [sheet] = await readWorkbook(out, new AbortController().signal);
  const mine = sheet?.rows.find(({ cells }) => cells[0] === '木春花');
  expect(mine?.cells).toContain('柳岸小区9栋');
  const looks = await d.asOwner('select 1 from care_looks where jurisdiction_id = $1 and reason = $2', [d.id, '年度核对']);
  expect(looks.length).toBe((sheet?.rows.length ?? 0) - 1);
  const form = await readWorkbook(await fetchSheet(d, '/api/care/records/sheet'), new AbortController().signal);
  expect(form[0]?.rows).toHaveLength(1);
});
