import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import { contentKey } from '#kernel/files/keys.ts';
import { eraseDue, takeOver } from '#modules/archive/index.ts';
import { seal, verifyChains } from '#modules/cases/index.ts';
import { dutySlot } from '#modules/rosters/testing/slots.ts';
import { checkArchive } from '#tools/cli/archive.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { remindMediators } from './commands/remind.ts';
import { disputeBody, recordBody } from './testing/body.ts';

const day = 86_400_000;
let d: District;
beforeAll(async () => {
  d = await testDistrict();
  // the office keeps a mediation committee: the officer mediates for it
  await d.asOwner("update posts set role = 'mediator' where account_id = $1", [d.people.officer.id]);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object): Promise<DisputeDetail> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object): Promise<string> => (await post(who, url, body)).body.error?.code;
const see = async (who: Who, id: string): Promise<DisputeDetail> => (await (await d.as(who)).get(`/api/disputes/${id}`)).body;
const enter = (over: Record<string, unknown> = {}, who: Who = 'clerk') => must(who, '/api/disputes', disputeBody(d, over));
const todosOf = async (who: Who, id: string): Promise<string[]> =>
  (await (await d.as(who)).get('/api/todos')).body.items
    .filter((one: { id: string }) => one.id === id)
    .map(({ kind }: { kind: string }) => kind);
const picture = async (): Promise<string> => {
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer();
  return (await (await d.as('clerk')).upload(bytes)).body.id;
};
const strokes = [
  [
    [1, 1],
    [5, 9],
  ],
];

test('from a case to the follow-up: sessions, an agreement all sign, confirmation, visits; the case knows no word of it and closes only then', async () => {
  const caseId = await d.caseIn('called_back');
  const opened = await enter({ caseId });
  expect(opened).toMatchObject({
    acceptedOn: '2025-09-15',
    dueOn: '2025-10-15',
    mediator: { accountId: d.people.clerk.id },
    parties: [{ name: '李**' }, { name: '王**' }],
  });
  expect((await (await d.as('dispatcher')).act(caseId, 'close')).body.error.code).toBe('disputes.case_open');
  const url = `/api/disputes/${opened.id}`;
  const arranged = await must('clerk', `${url}/sessions`, { startsAt: '2025-09-17T02:00:00.000Z', place: '社区调解室' });
  expect(await refused('clerk', `${url}/sessions`, { startsAt: '2025-09-18T02:00:00.000Z', place: '社区调解室' })).toBe(
    'disputes.arranged',
  );
  expect(await todosOf('clerk', opened.id)).toEqual(['disputes.session']);
  const sessionId = arranged.sessions[0]?.id;
  expect(await refused('clerk', `${url}/records`, recordBody(d, { sessionId, heldAt: '2025-09-17T02:00:00.000Z' }))).toBe(
    'disputes.time_impossible',
  );
  expect(await refused('clerk', `${url}/records`, recordBody(d, { attended: [v7()] }))).toBe('disputes.attended_unknown');
  const attended = opened.parties.map(({ id }) => id);
  const held = await must('clerk', `${url}/records`, recordBody(d, { sessionId, attended, others: '楼长', photoIds: [await picture()] }));
  expect(held.sessions).toMatchObject([{ state: 'held', result: 'goes_on', attended, others: '楼长', photos: [{}] }]);
  expect(await refused('clerk', `/api/dispute-sessions/${sessionId}/off`, { reason: '不开了' })).toBe('disputes.session_over');
  expect(await refused('clerk', `${url}/outcome`, { state: 'agreed', words: '达成协议' })).toBe('disputes.agreement_needed');
  expect((await must('clerk', `${url}/extension`, { reason: '双方同意延期' })).dueOn).toBe('2025-11-14');
  expect(await refused('clerk', `${url}/extension`, { reason: '再延' })).toBe('disputes.extended');
  const terms = { state: 'agreed', form: 'written', words: '李建国三日内修复并赔偿', amount: 1200.5, performBy: '2025-09-20' };
  const agreed = await must('clerk', `${url}/outcome`, terms);
  expect(agreed).toMatchObject({ visitOn: '2025-09-20', outcome: { amount: 1200.5, confirmBy: '2025-10-15', confirmedOn: null } });
  expect(await refused('clerk', `${url}/outcome`, terms)).toBe('disputes.over');

  // the agreement names both sides: who works on the dispute reads it and has it signed, the area's readers of documents do not
  const paper = `/api/papers/${agreed.outcome?.documentId}`;
  expect((await (await d.as('officer')).get(paper)).body.body).toContain('李建国三日内修复并赔偿');
  expect((await (await d.as('supervisor')).get(paper)).status).toBe(404);
  for (const who of ['clerk', 'supervisor', 'officer'] as const)
    expect(JSON.stringify((await (await d.as(who)).get('/api/papers')).body.items)).not.toContain('调解');
  expect((await post('supervisor', `${paper}/signatures`, { party: 0, name: '李建国', strokes })).status).toBe(404);
  const names = ['李建国', '王秀兰', d.people.clerk.name];
  for (const [party, name] of names.entries()) {
    const signed = await post('clerk', `${paper}/signatures`, { party, name, strokes });
    expect(signed.body).toMatchObject({ state: party === 2 ? 'signed' : 'to_sign' });
  }
  const proof = (await (await d.as('clerk')).get(paper)).body.proofUrl.split('/proof/')[1];
  const proved = (await d.nobody().get(`/api/proofs/${proof}`)).body;
  expect(proved).toMatchObject({
    state: 'signed',
    parties: [{ role: '甲方', name: '' }, { role: '乙方', name: '' }, { name: '东河环卫站' }],
  });
  expect(JSON.stringify(proved)).not.toMatch(/李建国|王秀兰/);

  expect(await refused('clerk', `${url}/confirmation`, { askedOn: '2025-09-14', on: '2025-09-15' })).toBe('disputes.confirm_late');
  await must('clerk', `${url}/confirmation`, { askedOn: '2025-09-15', on: '2025-09-15' });
  d.clock.set('2025-09-19T02:00:00.000Z');
  expect(await todosOf('clerk', opened.id)).toEqual(['disputes.visit']);
  const unfulfilled = { fulfilled: false, satisfied: true, words: '尚未赔付' };
  expect(await refused('clerk', `${url}/visits`, unfulfilled)).toBe('disputes.next_needed');
  expect((await must('clerk', `${url}/visits`, { ...unfulfilled, nextOn: '2025-09-30' })).visitOn).toBe('2025-09-30');
  expect(await todosOf('clerk', opened.id)).toEqual([]);
  expect((await must('clerk', `${url}/visits`, { fulfilled: true, satisfied: true, words: '已修复、已赔付' })).visitOn).toBeNull();
  const { body } = await (await d.as('supervisor')).get('/api/dispute-figures');
  expect(body.items).toEqual([
    {
      kind: 'neighbours',
      accepted: 1,
      concluded: 1,
      inTime: 1,
      agreed: 1,
      written: 1,
      oral: 0,
      confirmed: 1,
      fulfilled: 1,
      amount: 1200.5,
    },
  ]);

  await d.must('dispatcher', caseId, 'close');
  const log = (await (await d.as('clerk')).see(caseId)).timeline.filter(({ action }) => action === 'record');
  expect(log.length).toBeGreaterThan(5);
  expect(JSON.stringify(log)).not.toMatch(/李建国|王秀兰|漏水/);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});

test('names are for those who work on it, after a reason that is logged; the ledger and what it finds have none', async () => {
  const { id } = await enter({ title: '阳台堆物纠纷' });
  const whole = await see('supervisor', id);
  expect(whole).toMatchObject({ works: false, facts: null, sessions: [], visits: [], actions: [] });
  expect(await refused('supervisor', `/api/disputes/${id}/look`, { reason: '想看看' })).toBe('session.forbidden');
  expect((await (await d.as('outsider')).get(`/api/disputes/${id}`)).status).toBe(404);
  const looked = await post('officer', `/api/disputes/${id}/look`, { reason: '通知双方到场' });
  expect(looked.body.parties).toMatchObject([
    { side: 'first', name: '李建国', phone: '13900000011' },
    { side: 'second', name: '王秀兰', phone: null },
  ]);
  const [logged] = await d.asOwner("select actor_id, reason from audit_log where action = 'disputes.looked' and subject = $1", [id]);
  expect(logged).toEqual({ actor_id: d.people.officer.id, reason: '通知双方到场' });
  const sides = [
    { side: 'first', name: '李建国' },
    { side: 'first', name: '王秀兰' },
  ];
  expect(await refused('clerk', '/api/disputes', disputeBody(d, { parties: sides }))).toBe('disputes.both_sides');
  const found = async (who: Who, words: string) => (await (await d.as(who)).get(`/api/search?q=${encodeURIComponent(words)}`)).body.groups;
  expect(await found('supervisor', '堆物纠纷')).toMatchObject([{ kind: 'disputes.dispute', items: [{ id, title: '阳台堆物纠纷' }] }]);
  expect((await found('clerk', '李建国')).map(({ kind }: { kind: string }) => kind)).not.toContain('disputes.dispute');
  expect(await found('outsider', '堆物纠纷')).toEqual([]);
});

test('being a party is told to the person alone: whoever manages persons sees nothing of it', async () => {
  const { name, phone } = d.people.resident;
  await enter({
    title: '遛狗纠纷',
    parties: [
      { side: 'first', name, phone },
      { side: 'second', name: '王秀兰' },
    ],
  });
  // the resident has proved the telephone
  const [person] = await d.asOwner<{ id: string }>('update persons set account_id = $1 where name = $2 returning id', [
    d.people.resident.id,
    name,
  ]);
  const file = await (await d.as('supervisor')).get(`/api/persons/${person?.id}/file`);
  expect(file).toMatchObject({ status: 200, body: { ties: [], purposes: [] } });
  expect((await (await d.as('resident')).get('/api/my-data')).body.person).toMatchObject({
    ties: [{ what: { zh: '纠纷当事人' }, at: '东河环卫站' }],
    purposes: [{ use: 'disputes.party', title: { zh: '纠纷调解' } }],
  });
});

test('a mediator comes from the organisation, the area or a roster, or is named without an account; a change is told', async () => {
  const choice = `/api/dispute-mediators?organisation=${d.organisations.office}&area=${d.area('001001001').code}`;
  const { body } = await (await d.as('clerk')).get(choice);
  const ids = body.items.map(({ accountId }: { accountId: string }) => accountId).toSorted();
  expect(ids).toEqual([d.people.clerk.id, d.people.grid_worker.id, d.people.officer.id].toSorted());
  expect(await refused('clerk', '/api/disputes', disputeBody(d, { mediatorId: d.people.outsider.id }))).toBe('disputes.mediator_unfit');
  expect(await refused('clerk', '/api/disputes', disputeBody(d, { mediatorId: null }))).toBe('disputes.mediator_needed');
  const free = await enter({ mediatorId: null, mediator: '卫长安' });
  expect(free.mediator).toEqual({ accountId: null, name: '卫长安' });
  // what a person without an account mediates waits for all who work on it
  expect(await todosOf('officer', free.id)).toEqual(['disputes.mediate']);
  const url = `/api/disputes/${free.id}/mediator`;
  const given = await must('clerk', url, { mediatorId: d.people.grid_worker.id, reason: '就近调解' });
  expect(given.mediator.accountId).toBe(d.people.grid_worker.id);
  expect(await todosOf('officer', free.id)).toEqual([]);
  expect(await todosOf('grid_worker', free.id)).toEqual(['disputes.mediate']);
  expect((await (await d.as('grid_worker')).get('/api/disputes?mine=true')).body.items).toMatchObject([{ id: free.id }]);
  // the dispute lies in the community, above the worker's grid: being its mediator alone lets see and record it
  await must('grid_worker', `/api/disputes/${free.id}/records`, recordBody(d, { result: 'absent' }));
  // nobody named: whoever is on duty for the organisation
  const where = { organisationId: d.organisations.office, areaId: d.area('001').id };
  const roster = await post('supervisor', '/api/rosters', { name: '调解值班', ...where, confirms: false, slots: [dutySlot()] });
  const shift = { slot: 'day', day: '2025-09-20', accountId: d.people.officer.id };
  expect((await post('supervisor', `/api/rosters/${roster.body.id}/shifts`, shift)).status).toBe(201);
  d.clock.set('2025-09-20T02:00:00.000Z');
  expect((await (await d.as('clerk')).get(choice)).body.items[0]).toMatchObject({ accountId: d.people.officer.id, onDuty: true });
  expect((await enter({ mediatorId: null })).mediator.accountId).toBe(d.people.officer.id);
});

test('sessions, limits and visits that are near are told once', async () => {
  const near = await enter({ title: '停车纠纷' });
  await must('clerk', `/api/disputes/${near.id}/sessions`, {
    startsAt: new Date(d.clock.now().getTime() + 2 * day).toISOString(),
    place: '调解室',
  });
  const tellings = async (): Promise<string[]> => {
    await remindMediators(d.process.kernel);
    const rows = await d.asOwner<{ payload: { notices: { kind: string; variant: string; subject: string }[] } }>(
      "select payload from outbox where topic = 'notice' order by id",
    );
    return rows.flatMap(({ payload }) =>
      payload.notices.filter(({ subject }) => subject === near.id).map((one) => `${one.kind} ${one.variant}`),
    );
  };
  const before = ['disputes.assigned mediator', 'disputes.session arranged'];
  expect(await tellings()).toEqual(before);
  d.clock.advance(1.5 * day);
  expect(await tellings()).toEqual([...before, 'disputes.session near']);
  expect(await tellings()).toEqual([...before, 'disputes.session near']);
  d.clock.advance(26 * day);
  expect(await tellings()).toEqual([...before, 'disputes.session near', 'disputes.due limit']);
});

test('an oral agreement is kept with its record and visited; confirmation is refused when asked for after thirty days', async () => {
  const { id, acceptedOn } = await enter({ title: '噪声纠纷' });
  const oral = await must('clerk', `/api/disputes/${id}/outcome`, { state: 'agreed', form: 'oral', words: '晚十点后不练琴' });
  expect(oral).toMatchObject({ form: 'oral', outcome: { documentId: null, words: '晚十点后不练琴' } });
  expect(oral.visitOn).toBe(new Date(Date.parse(acceptedOn) + 30 * day).toISOString().slice(0, 10));
  d.clock.advance(31 * day);
  const today = new Date(d.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await refused('clerk', `/api/disputes/${id}/confirmation`, { askedOn: today, on: today })).toBe('disputes.confirm_late');
});

test('one outcome and one arranged session, however many are sent at once', async () => {
  const { id } = await enter({ title: '占道纠纷' });
  const startsAt = new Date(d.clock.now().getTime() + day).toISOString();
  const sessions = await Promise.all([1, 2, 3].map(() => post('clerk', `/api/disputes/${id}/sessions`, { startsAt, place: '调解室' })));
  expect(sessions.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  const ends = await Promise.all(
    [1, 2, 3].map(() => post('clerk', `/api/disputes/${id}/outcome`, { state: 'failed', words: '双方分歧大' })),
  );
  expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
});

test('the ledger goes out without names and comes in with them: what is there stays, each wrong cell is told, nothing half', async () => {
  const head = ['纠纷', '类型', '区域代码', '甲方', '乙方', '调解组织', '调解员', '受理日期', '调解结果', '协议形式', '结案日期', '金额'];
  const area = d.area('001001001').code;
  const good = [
    '相邻采光纠纷',
    '邻里',
    area,
    '和立新、杨芳',
    '木建军',
    '东河环卫站',
    '卫长安',
    '2025-08-20',
    '达成协议',
    '口头协议',
    '2025-08-25',
    500,
  ];
  const bad = [
    '工资纠纷',
    '劳动',
    d.area('002').code,
    '李某',
    '某公司',
    '没有的组织',
    '卫长安',
    '2025-08-20',
    '达成协议',
    null,
    null,
    null,
  ];
  const bring = (rows: (string | number | null)[][], dryRun: boolean) =>
    sendSheet(d, `/api/disputes/import?id=${v7()}&dryRun=${dryRun}`, rawWorkbook([{ name: '纠纷台账', rows: [head, ...rows] }]));
  const wrong = await bring([good, bad], false);
  expect(wrong.body).toMatchObject({ added: 0 });
  expect(wrong.body.faults.map(({ column }: { column: string }) => column)).toEqual(['调解组织', '甲方', '乙方', '结案日期', '协议形式']);
  expect((await bring([good], true)).body).toMatchObject({ dryRun: true, added: 1, faults: [] });
  expect((await bring([good], false)).body).toMatchObject({ added: 1, faults: [] });
  expect((await bring([good], false)).body).toMatchObject({ added: 0, same: 1 });
  const [row] = (await (await d.as('clerk')).get('/api/disputes?kind=neighbours&state=agreed')).body.items;
  expect(await see('clerk', row.id)).toMatchObject({
    title: '相邻采光纠纷',
    visitOn: '2025-09-24',
    parties: [{ name: '和**' }, { name: '杨*' }, { name: '木**' }],
  });
  const sheet = await fetchSheet(d, '/api/disputes/sheet');
  expect(
    Object.values(unzipSync(sheet))
      .map((part) => Buffer.from(part).toString())
      .join(''),
  ).not.toMatch(/和立新|木建军|李建国/);
});

test('the sealed package of a case holds its dispute; when its time is over what names people is erased, and every chain is whole', async () => {
  d.clock.set('2026-02-02T02:00:00.000Z');
  const caseId = await d.caseIn('called_back', { text: '楼上漏水，双方争吵' });
  const { id } = await enter({ caseId, title: '墙体渗水纠纷' });
  const url = `/api/disputes/${id}`;
  const photoId = await picture();
  await must('clerk', `${url}/records`, recordBody(d, { words: '李建国认可防水层老化', result: 'agreed', photoIds: [photoId] }));
  const agreed = await must('clerk', `${url}/outcome`, { state: 'agreed', form: 'written', words: '李建国三日内修复' });
  const paper = `/api/papers/${agreed.outcome?.documentId}`;
  for (const party of [0, 1, 2]) await must('clerk', `${paper}/signatures`, { party, name: '王秀兰', strokes });
  await must('clerk', `${url}/visits`, { fulfilled: true, satisfied: true, words: '王秀兰表示满意' });
  await d.must('dispatcher', caseId, 'close');
  await d.must('dispatcher', caseId, 'archive');
  await seal(d.process.modules.cases, d.id);
  const { context } = d.process.modules.archive;
  while ((await takeOver(context, d.id)) > 0);
  const taken = async (): Promise<Buffer> =>
    (await (await d.as('supervisor')).get(`/api/archive/${caseId}/package?reason=${encodeURIComponent('移交区档案馆')}`)).body;
  const before = await taken();
  const files = unzipSync(before);
  const number = (await (await d.as('clerk')).get(paper)).body.number;
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['rows.json', `${photoId}.jpg`, `${number}.pdf`].map((name) => `parts/disputes.disputes/${name}`)),
  );
  const rows = Buffer.from(files['parts/disputes.disputes/rows.json'] as Uint8Array).toString();
  for (const word of ['墙体渗水纠纷', '李建国认可防水层老化', '王秀兰表示满意', '王秀兰']) expect(rows).toContain(word);
  expect(await taken()).toEqual(before);
  expect(checkArchive('case.zip', before, [])).toMatchObject([{ findings: [] }]);

  // not a day before its entry stands in the ledger
  await expect(
    d.process.kernel.db.write(
      d.access,
      (tx) => context.holdings.find(({ name }) => name === 'disputes.disputes')?.erase?.(tx, caseId) as Promise<number>,
    ),
  ).rejects.toThrow(/ledger/);
  await d.asOwner("update archive_files set keep_until = '2020-01-01' where case_id = $1", [caseId]);
  expect(await eraseDue(context, d.id)).toBe(1);
  const everything = JSON.stringify([
    await d.asOwner('select x::text from disputes x where id = $1', [id]),
    await d.asOwner('select x::text from dispute_sessions x where dispute_id = $1', [id]),
    await d.asOwner('select x::text from dispute_visits x where dispute_id = $1', [id]),
    await d.asOwner('select x::text from dispute_parties x where dispute_id = $1', [id]),
    await d.asOwner('select x::text from documents x where subject_id = $1', [id]),
    await d.asOwner('select x::text from files x where subject_id = $1', [id]),
    await d.asOwner('select x::text from document_signatures x join documents d on d.id = x.document_id where d.subject_id = $1', [id]),
  ]);
  expect(everything).not.toMatch(/李建国|王秀兰|渗水|防水层|strokes/);
  await expect(d.process.kernel.contents.getBytes(contentKey(d.id, photoId))).rejects.toThrow();
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  const [erased] = (await (await d.as('supervisor')).get('/api/archive-erasures')).body.items;
  expect(erased.parts).toEqual(expect.arrayContaining([{ part: 'disputes.disputes', count: 1 }]));
  expect(checkArchive('case.zip', await taken(), [])).toMatchObject([{ findings: [] }]);
  expect(await see('clerk', id)).toMatchObject({ title: '', parties: [], visitOn: null });
});
