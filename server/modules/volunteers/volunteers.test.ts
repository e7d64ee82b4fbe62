import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';

let d: District;
const teamId = v7();
beforeAll(async () => {
  d = await testDistrict();
  const { id: areaId, path: areaPath } = d.area('001001');
  const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
  await d.database.db.write(d.access, (tx) =>
    addOrganisations(tx, by, [{ id: teamId, kind: 'volunteer_team', name: '柳岸银龄志愿队', areaId, areaPath, parentId: null }]),
  );
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string): Promise<Answer> => (await d.as(who)).get(url);
const areaCode = (): string => d.area('001001').code;
const about = (over: Record<string, unknown> = {}) => ({ areaCode: areaCode(), skills: ['elder_care'], times: ['weekends'], ...over });
const code = ({ body }: Answer): string => body.error?.code;

describe('a volunteer', () => {
  test('registers on the phone by a name that is asked once, or at the counter; a minor with a guardian who agrees', async () => {
    expect(code(await post('resident', '/api/volunteers', about()))).toBe('persons.name_needed');
    const own = await post('resident', '/api/volunteers', about({ name: '和丽华' }));
    expect(own.status, JSON.stringify(own.body)).toBe(201);
    expect(own.body).toMatchObject({ name: '和丽华', skills: ['elder_care'], minor: false, actions: ['change', 'end'] });
    expect(code(await post('resident', '/api/volunteers', about()))).toBe('volunteers.registered');
    const who = { name: '木小川', phone: '13900000011', partyMember: false };
    expect(code(await post('clerk', '/api/volunteers', about({ who, minor: true })))).toBe('volunteers.guardian_needed');
    const guardian = { name: '木大川', phone: '13900000012', agrees: true };
    const minor = await post('clerk', '/api/volunteers', about({ who, minor: true, guardian }));
    expect(minor.body).toMatchObject({ name: '木**', minor: true, guardian: '木** 139****0012' });
    // elsewhere nobody registers anybody, and nobody reads who volunteers here
    expect((await post('outsider', '/api/volunteers', about({ who: { ...who, phone: '13900000013' } }))).status).toBe(403);
    expect((await get('outsider', '/api/volunteers')).body.items).toEqual([]);
    expect((await get('resident', '/api/volunteers')).status).toBe(403);
    const { items } = (await get('clerk', '/api/volunteers?skill=elder_care')).body;
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(['和**', '木**'].sort());
    expect(JSON.stringify(items)).not.toMatch(/minutes|hours|points/);
  });

  test('changes what they can do by version, and ends it; hours stay', async () => {
    const own = (await get('resident', '/api/my/volunteering')).body.volunteer;
    const url = `/api/volunteers/${own.personId}`;
    const put = async (version: number) => (await d.as('resident')).put(url, { id: v7(), version, ...about({ skills: ['repair'] }) });
    expect((await put(own.version)).body.skills).toEqual(['repair']);
    expect(code(await put(own.version))).toBe('volunteers.changed');
    expect((await post('neighbour', `${url}/end`, {})).status).toBe(404);
    expect((await post('resident', `${url}/end`, {})).body.endedOn).toBe('2025-09-15');
    expect((await get('resident', '/api/my/volunteering')).body.volunteer).toBeNull();
    expect((await post('resident', '/api/volunteers', about())).body.endedOn).toBeNull();
  });
});

describe('a team', () => {
  test('takes in whoever its leader or the community approves, and shows what it served as a whole', async () => {
    expect(code(await post('neighbour', `/api/volunteer-teams/${teamId}/members`, {}))).toBe('volunteers.register_first');
    await post('neighbour', '/api/volunteers', about({ name: '李芳' }));
    const asked = await post('neighbour', `/api/volunteer-teams/${teamId}/members`, {});
    expect(asked.body).toMatchObject({ own: { state: 'applied' }, people: null, members: 0 });
    expect(code(await post('neighbour', `/api/volunteer-teams/${teamId}/members`, {}))).toBe('volunteers.member_already');
    const step = (who: Who, id: string, name: string) => post(who, `/api/volunteer-team-members/${id}/steps`, { step: name });
    expect((await step('neighbour', asked.body.own.id, 'approve')).status).toBe(403);
    expect(code(await step('outsider', asked.body.own.id, 'approve'))).toBe('volunteers.member_not_found');
    // nobody leads it yet: the community is asked, by a list and a notice
    expect((await get('clerk', '/api/todos?kind=volunteers.joining')).body.items).toMatchObject([{ data: { count: 1 } }]);
    expect((await step('clerk', asked.body.own.id, 'approve')).body).toMatchObject({
      members: 1,
      people: [{ name: '李芳', steps: ['leave', 'lead'] }],
    });
    expect((await step('clerk', asked.body.own.id, 'lead')).body.people[0].leader).toBe(true);
    // the leader decides about others
    expect((await get('clerk', '/api/todos?kind=volunteers.joining')).body.items).toEqual([]);
    const found = async (q: string) => (await get('clerk', `/api/volunteers?q=${encodeURIComponent(q)}`)).body.items.length;
    expect([await found('李'), await found('芳'), await found('无')]).toEqual([1, 1, 0]);
    const other = (await post('resident', `/api/volunteer-teams/${teamId}/members`, {})).body.own.id;
    expect((await step('neighbour', other, 'approve')).body.members).toBe(2);
    expect((await get('resident', `/api/volunteer-teams/${teamId}`)).body.people.map(({ name }: { name: string }) => name)).toEqual([
      '李*',
      '和**',
    ]);
    expect((await step('resident', other, 'leave')).body).toMatchObject({ members: 1, own: null, mayJoin: true });
    expect((await get('resident', '/api/volunteer-teams?mine=true')).body.items).toEqual([]);
    expect((await get('neighbour', '/api/volunteer-teams')).body.items[0]).toMatchObject({ name: '柳岸银龄志愿队', own: { leader: true } });
  });
});

describe('hours', () => {
  const recorded = async (from: string, until: string, over: Record<string, unknown> = {}) => {
    const { personId } = (await get('resident', '/api/my/volunteering')).body.volunteer;
    const at = (clock: string): string => `2025-09-14T${clock}:00+08:00`;
    return post('clerk', '/api/volunteer-hours', {
      personId,
      title: '陪诊',
      areaCode: areaCode(),
      from: at(from),
      until: at(until),
      ...over,
    });
  };
  const step = (who: Who, id: string, name: string, over: Record<string, unknown> = {}) =>
    post(who, `/api/volunteer-hours/${id}/steps`, { step: name, ...over });

  test('are recorded at the counter, certified, posted, contested, corrected and entered; the certificate is self-served and anyone verifies it', async () => {
    const made = await recorded('08:00', '11:00', { organisationId: teamId });
    expect(made.body).toMatchObject({ person: '和**', team: '柳岸银龄志愿队', minutes: 180, state: 'recorded', actions: ['certify'] });
    const todos = (await get('clerk', '/api/todos?kind=volunteers.certify')).body.items;
    expect(todos).toMatchObject([{ data: { count: 1, hours: 3 } }]);
    // a grid below is not the community
    expect((await step('grid_worker', made.body.id, 'certify')).status).toBe(404);
    expect(code(await step('outsider', made.body.id, 'certify'))).toBe('volunteers.hours_not_found');
    expect((await step('clerk', made.body.id, 'certify')).body).toMatchObject({ state: 'certified', entersOn: '2025-09-19' });
    expect((await get('resident', '/api/my/volunteering')).body).toMatchObject({ minutes: 0, posted: 180, honour: 0 });
    expect(code(await post('resident', '/api/volunteer-certificates', {}))).toBe('volunteers.no_hours');
    const posted = (await get('neighbour', `/api/volunteer-postings?area=${areaCode()}`)).body.items;
    expect(posted).toMatchObject([{ person: '和**', title: '陪诊', minutes: 180, until: '2025-09-18' }]);
    expect((await post('neighbour', `/api/volunteer-hours/${made.body.id}/contest`, { words: '当天十点就结束了' })).status).toBe(200);
    expect(code(await post('resident', `/api/volunteer-hours/${made.body.id}/contest`, { words: '也来说说' }))).toBe(
      'volunteers.contested_before',
    );
    expect((await get('clerk', '/api/todos?kind=volunteers.contested')).body.items).toHaveLength(1);
    expect(code(await step('clerk', made.body.id, 'correct', { minutes: 120 }))).toBe('volunteers.reason_needed');
    const mended = await step('clerk', made.body.id, 'correct', { minutes: 120, reason: '十点结束' });
    expect(mended.body).toMatchObject({ minutes: 120, contested: null, state: 'certified' });
    expect(mended.body.changes.map(({ what }: { what: string }) => what)).toEqual(['recorded', 'certified', 'contested', 'corrected']);
    d.clock.set('2025-09-19T02:00:00Z');
    // entered: nobody but the volunteer contests any more
    expect(code(await post('neighbour', `/api/volunteer-hours/${made.body.id}/contest`, { words: '还是不对' }))).toBe(
      'volunteers.hours_not_found',
    );
    expect((await get('resident', '/api/my/volunteering')).body).toMatchObject({ minutes: 120, posted: 0 });
    const asked = await post('resident', '/api/volunteer-certificates', { from: '2025-09-01', until: '2025-09-30' });
    expect(asked.body).toMatchObject({ source: 'volunteers.hours', minutes: 120 });
    const paper = { source: asked.body.source, subjectId: asked.body.id };
    expect((await post('neighbour', '/api/papers', paper)).status).toBeGreaterThanOrEqual(403);
    const document = await post('resident', '/api/papers', paper);
    expect([document.status, document.body.body]).toEqual([201, expect.stringContaining('服务时长共计 2 小时')]);
    expect(document.body.body).toContain('2025年9月14日 陪诊 2 小时');
    expect(document.body.body).toContain('经办人：本人自助打印');
    // the month is not over: it is certified up to today
    expect(document.body.body).toContain('至2025年9月19日');
    expect((await get('resident', '/api/my/volunteer-certificates')).body.items[0].documentId).toBe(document.body.id);
    const year = (await get('neighbour', `/api/volunteer-teams/${teamId}`)).body.year;
    expect(year).toEqual({ minutes: 120, services: 1, people: 1 });
  });

  test('booked by one account too fast are a to-do for a second person, with the rows', async () => {
    const ids: string[] = [];
    for (const from of ['12', '13', '14', '15', '16']) {
      const { body } = await recorded(`${from}:00`, `${Number(from) + 1}:00`);
      expect((await step('clerk', body.id, 'certify')).status).toBe(200);
      ids.push(body.id);
    }
    const [todo] = (await get('dispatcher', '/api/todos?kind=volunteers.burst')).body.items;
    expect(todo).toMatchObject({ data: { count: 5, hours: 5 } });
    expect((await get('clerk', '/api/todos?kind=volunteers.burst')).body.items).toEqual([]);
    const rows = (await get('dispatcher', `/api/volunteer-hours?burst=${todo.id}`)).body.items;
    expect(rows.map(({ actions }: { actions: string[] }) => actions)).toEqual(Array(5).fill(['confirm', 'strike', 'correct']));
    expect((await step('clerk', ids[0] ?? '', 'confirm')).status).toBe(403);
    expect((await step('dispatcher', ids[0] ?? '', 'confirm')).body.state).toBe('certified');
    expect((await step('dispatcher', ids[1] ?? '', 'strike', { reason: '本人说没有' })).body.state).toBe('struck');
    expect((await get('resident', '/api/my/volunteer-hours')).body.items.map(({ state }: { state: string }) => state).sort()).toEqual(
      ['certified', 'certified', 'held', 'held', 'held', 'struck'].sort(),
    );
  });

  test('are checked by chance by somebody who did not certify them, and what was found is published', async () => {
    const body = { areaCode: d.area('001').code, from: '2025-09-01', until: '2025-09-30', number: 10 };
    expect((await post('clerk', '/api/volunteer-checks', body)).status).toBe(403);
    const drawn = await post('dispatcher', '/api/volunteer-checks', body);
    expect(drawn.body).toMatchObject({ drawn: 2, right: 0, wrong: 0, mayPublish: false });
    const note = (hours: string, over: Record<string, unknown>) =>
      post('dispatcher', `/api/volunteer-checks/${drawn.body.id}/hours/${hours}`, over);
    const [one, two] = drawn.body.rows.map(({ hours }: { hours: { id: string } }) => hours.id);
    expect(code(await post('dispatcher', `/api/volunteer-checks/${drawn.body.id}/publish`, {}))).toBe('volunteers.not_all_checked');
    expect((await note(one, { outcome: 'right' })).body).toMatchObject({ right: 1 });
    expect(code(await note(two, { outcome: 'wrong' }))).toBe('volunteers.reason_needed');
    expect((await note(two, { outcome: 'wrong', words: '当天没有这项服务' })).body.mayPublish).toBe(true);
    expect((await d.nobody().get('/api/open/volunteer-checks')).body.items).toEqual([]);
    await post('dispatcher', `/api/volunteer-checks/${drawn.body.id}/publish`, {});
    const open = (await d.nobody().get('/api/open/volunteer-checks')).body.items;
    expect(open).toMatchObject([{ drawn: 2, right: 1, wrong: 1 }]);
    expect(JSON.stringify(open)).not.toContain('陪诊');
    expect(code(await note(one, { outcome: 'wrong', words: '改' }))).toBe('volunteers.published');
  });

  test('earn points once they are certified, and a correction takes back what they earned', async () => {
    const { personId } = (await get('resident', '/api/my/volunteering')).body.volunteer;
    const earned = async (): Promise<string[]> =>
      (
        await d.asOwner<{ told: string }>("select points || ' ' || state as told from points_earned where person_id = $1 order by id", [
          personId,
        ])
      ).map(({ told }) => told);
    d.clock.advance(3_600_000);
    const { id } = (await recorded('05:00', '07:00')).body;
    const { length } = await earned();
    await step('clerk', id, 'certify');
    // by the rule that comes along, a point an hour; it waits for a budget
    expect((await earned()).slice(length)).toEqual(['2 waiting']);
    await step('clerk', id, 'correct', { minutes: 60, reason: '一小时' });
    expect((await earned()).slice(length)).toEqual(['2 reversed', '1 waiting']);
  });
});

test('volunteers and hours come in by workbooks, all or nothing, and go out masked', async () => {
  const send = async (url: string, rows: (string | number)[][]) => (await sendSheet(d, url, rawWorkbook([{ name: '表', rows }]))).body;
  const head = ['姓名', '手机', '区域代码', '特长'];
  const wrong = await send(`/api/volunteers/import?id=${v7()}`, [
    head,
    ['段海生', '13900000021', areaCode(), '飞行'],
    ['王建平', '13900000022', areaCode(), ''],
  ]);
  expect(wrong).toMatchObject({ added: 0, faults: [{ row: 2, code: 'volunteers.fault.skill' }] });
  const right = [head, ['段海生', '13900000021', areaCode(), '助老服务、便民维修'], ['王建平', '13900000022', areaCode(), '']];
  expect(await send(`/api/volunteers/import?id=${v7()}`, right)).toMatchObject({ added: 2, same: 0, faults: [] });
  expect(await send(`/api/volunteers/import?id=${v7()}`, right)).toMatchObject({ added: 0, same: 2 });
  // next year's list says until when those who are volunteers already are insured
  const insured = [
    ['姓名', '手机', '区域代码', '保险到期'],
    ['段海生', '13900000021', areaCode(), '2026-12-31'],
  ];
  expect(await send(`/api/volunteers/import?id=${v7()}`, insured)).toMatchObject({ added: 1, same: 0, faults: [] });
  expect(await send(`/api/volunteers/import?id=${v7()}`, insured)).toMatchObject({ added: 0, same: 1 });
  const hours = [
    ['姓名', '手机', '服务名称', '区域代码', '日期', '开始时间', '结束时间'],
    ['段海生', '13900000021', '修理家电', areaCode(), '2025-09-13', '09:00', '11:00'],
  ];
  expect(await send(`/api/volunteer-hours/import?id=${v7()}`, hours)).toMatchObject({ added: 1, faults: [] });
  expect(await send(`/api/volunteer-hours/import?id=${v7()}`, hours)).toMatchObject({ added: 0, same: 1 });
  const sheets = await readWorkbook(await fetchSheet(d, '/api/volunteer-hours/sheet'), new AbortController().signal);
  const text = JSON.stringify(sheets);
  expect(text).toContain('段**');
  expect(text).not.toMatch(/段海生|13900000021/);
  for (const [out, back] of [
    ['/api/volunteer-hours/sheet', '/api/volunteer-hours/import'],
    ['/api/volunteers/sheet', '/api/volunteers/import'],
  ] as const) {
    const bytes = await fetchSheet(d, out);
    expect((await sendSheet(d, `${back}?id=${v7()}`, bytes)).body, back).toMatchObject({ added: 0, faults: [] });
  }
});
