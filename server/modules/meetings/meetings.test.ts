import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { saveTypes } from '#modules/cases/index.ts';
import { drafted } from '#modules/proposals/testing/drafted.ts';
import { minutes as uploaded } from '#modules/proposals/testing/minutes.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { rowsOf } from '#tools/testing/rows-of.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { bringResolutions } from './commands/bring-resolutions.ts';
import { arrangeDue } from './jobs/plan-ahead.ts';
import { calledIn, carryOut, councilOf, inDays, must, sittingWith } from './testing/council.ts';

let d: District;
const start = '2025-09-15T02:00:00.000Z';
beforeAll(async () => {
  d = await testDistrict();
  const { db, clock } = d.process.kernel;
  await db.write(d.access, (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  const clerk = await d.as('clerk');
  await vi.waitFor(async () => expect((await clerk.get('/api/case-types')).body.version).toBe(1), { timeout: 20_000 });
});
afterAll(() => d?.close());

const refusal = async (who: Who, url: string, body: object = {}) => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  return answer.body.error as { code: string; message: string; data: Record<string, unknown> };
};
const see = async (id: string, who: Who = 'clerk'): Promise<MeetingDetail> => (await (await d.as(who)).get(`/api/meetings/${id}`)).body;
const add = (m: MeetingDetail, title: string) => must(d, 'clerk', `/api/meetings/${m.id}/items`, { title });
const settle = (itemId: string | undefined, body: object) => must(d, 'clerk', `/api/meeting-items/${itemId}/outcome`, body);
const todosOf = async (kind: string, who: Who = 'clerk'): Promise<string[]> =>
  (await (await d.as(who)).get(`/api/todos?kind=meetings.${kind}`)).body.items.map(({ id }: { id: string }) => id);
const soon = (days: number): string => inDays(d, days).slice(0, 10);

test('a meeting is called in time or refused with the rule; moved after that, it is called anew in time, and all answer anew', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const when = { bodyId: body.id, startsAt: inDays(d, 1), endsAt: inDays(d, 1, 21), place: '活动室' };
  const planned = await must(d, 'clerk', '/api/meetings', when);
  const late = await refusal('clerk', `/api/meetings/${planned.id}/notice`);
  expect(late).toMatchObject({ code: 'meetings.notice_short', data: { days: 2, earliest: '2025年9月17日' } });
  expect(late.message).toContain('议事会规则');
  const moved = { version: planned.version, startsAt: inDays(d, 5), endsAt: inDays(d, 5, 21), place: '活动室' };
  const m = await must(d, 'clerk', `/api/meetings/${planned.id}/move`, moved);
  const called = await must(d, 'clerk', `/api/meetings/${m.id}/notice`);
  expect(called).toMatchObject({ state: 'convened', notices: 1, due: 6, needed: 4, number: '〔2025〕1号' });
  expect(called.seats.map(({ role }) => role)).toEqual(['chair', 'member', 'member', 'member', 'member', 'member']);
  await must(d, 'clerk', `/api/meeting-seats/${called.seats[1]?.id}/answer`, { answer: 'not_coming', reason: '出差' });
  d.clock.set(inDays(d, 3));
  const again = { version: (await see(m.id)).version, place: '活动室' };
  const tooLate = await refusal('clerk', `/api/meetings/${m.id}/move`, { ...again, startsAt: inDays(d, 1), endsAt: inDays(d, 1, 21) });
  expect(tooLate).toMatchObject({ code: 'meetings.moved_late', data: { days: 2 } });
  expect(tooLate.message).toContain('议事会规则');
  const renoticed = await must(d, 'clerk', `/api/meetings/${m.id}/move`, { ...again, startsAt: inDays(d, 3), endsAt: inDays(d, 3, 21) });
  expect(renoticed).toMatchObject({ notices: 2, state: 'convened' });
  expect(renoticed.seats.every(({ answer }) => answer === 'none')).toBe(true);
  // nobody of another street sees it, and its activity is not moved behind its back
  expect((await (await d.as('outsider')).get(`/api/meetings/${m.id}`)).status).toBe(404);
  expect((await refusal('clerk', `/api/activities/${m.id}/steps`, { step: 'cancel', words: '不开了' })).code).toBe(
    'activities.kept_elsewhere',
  );
});

test('what is resolved becomes a case, whose result comes back by itself; what is unfinished stands on top, and unsolved twice the next level chairs', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const first = await calledIn(d, body.id, 4);
  await add(first, '三号楼后面的路灯不亮');
  await add(first, '楼道堆物');
  const sitting = await sittingWith(d, first, 4);
  expect(sitting).toMatchObject({ present: 4, quorumMet: true, state: 'sitting' });
  const [lamp, hall] = sitting.agenda;
  await must(d, 'clerk', `/api/meeting-items/${lamp?.id}/begin`);
  expect((await refusal('clerk', `/api/meeting-items/${lamp?.id}/hands`, { for: 4, against: 1, abstain: 0 })).code).toBe(
    'meetings.too_many_hands',
  );
  await must(d, 'clerk', `/api/meeting-items/${lamp?.id}/hands`, { for: 2, against: 2, abstain: 0 });
  const owner = { outcome: 'resolved', words: '请物业更换三号楼后路灯', ownerId: d.organisations.team, owner: '杨经理', dueOn: soon(10) };
  // a tie carries nothing
  expect((await refusal('clerk', `/api/meeting-items/${lamp?.id}/outcome`, owner)).code).toBe('meetings.not_carried');
  await must(d, 'clerk', `/api/meeting-items/${lamp?.id}/hands`, { for: 3, against: 1, abstain: 0 });
  expect((await refusal('clerk', `/api/meeting-items/${lamp?.id}/outcome`, { ...owner, dueOn: null })).code).toBe('meetings.owner_needed');
  const resolved = await settle(lamp?.id, owner);
  const made = resolved.agenda.find(({ id }) => id === lamp?.id)?.made;
  expect(made).toMatchObject({ number: `〔2025〕${first.number.slice(6)}-1`, state: 'open', owner: { words: '杨经理' } });
  const file = await (await d.as('clerk')).see(made?.caseId ?? '');
  expect(file).toMatchObject({ kind: 'resolution', state: 'dispatched' });
  expect((await refusal('clerk', `/api/meetings/${first.id}/close`)).code).toBe('meetings.items_open');
  await settle(hall?.id, { outcome: 'solved', words: '当场清走' });
  expect(await must(d, 'clerk', `/api/meetings/${first.id}/close`)).toMatchObject({ state: 'closed', solved: 1, resolved: 1 });

  // the next meeting has it on top, whatever else it is about
  const second = await calledIn(d, body.id, 20);
  const withTopic = await add(second, '文化活动安排');
  expect(withTopic.agenda.map(({ kind }) => kind)).toEqual(['carried', 'topic']);
  expect(withTopic.agenda[0]).toMatchObject({ resolution: { state: 'open', caseNumber: made?.caseNumber } });
  await carryOut(d, made?.caseId, '路灯已经更换');
  expect((await see(second.id)).agenda[0]).toMatchObject({ resolution: { state: 'returned', result: '路灯已经更换' } });
  const again = await sittingWith(d, second, 5);
  const [back, other] = again.agenda;
  expect((await refusal('clerk', `/api/meeting-items/${back?.id}/outcome`, { outcome: 'deferred' })).code).toBe('meetings.outcome_wrong');
  await settle(back?.id, { outcome: 'unsolved', words: '灯亮了两天又坏', dueOn: soon(10) });
  await settle(other?.id, { outcome: 'deferred', words: '下次再议' });
  await must(d, 'clerk', `/api/meetings/${second.id}/close`);

  // another case, and a second time: the street is asked to chair
  const third = await calledIn(d, body.id, 20);
  const standing = third.agenda.map(({ kind, title, deferrals }) => `${kind} ${title} ${deferrals}`);
  expect(standing).toEqual(['carried 请物业更换三号楼后路灯 0', 'topic 文化活动安排 1']);
  expect(third.agenda[0]?.resolution).toMatchObject({ state: 'open', unsolved: 1 });
  expect(third.agenda[0]?.resolution?.caseNumber).not.toBe(made?.caseNumber);
  expect(third.raising).toBeNull();
  const thirdOpen = await sittingWith(d, third, 5);
  await settle(thirdOpen.agenda[0]?.id, { outcome: 'unsolved', words: '仍未修好', dueOn: soon(10) });
  await settle(thirdOpen.agenda[1]?.id, { outcome: 'deferred', words: '经费未定' });
  await must(d, 'clerk', `/api/meetings/${third.id}/close`);
  const fourth = await calledIn(d, body.id, 20);
  expect(fourth.agenda[1]).toMatchObject({ title: '文化活动安排', deferrals: 2 });
  expect(fourth.raising).toMatchObject({ level: 'street', chair: null });
  expect(fourth.raising?.reason).toContain('2 次未解决');
  expect((await refusal('clerk', `/api/meetings/${fourth.id}/chair`)).code).toBe('meetings.not_higher');
  expect(await todosOf('chair', 'supervisor')).toContain(fourth.id);
  expect((await must(d, 'supervisor', `/api/meetings/${fourth.id}/chair`)).raising?.chair).toBeTruthy();
  expect((await refusal('supervisor', `/api/meetings/${fourth.id}/chair`)).code).toBe('meetings.raised_already');
  const listed = (await (await d.as('supervisor')).get('/api/resolutions')).body;
  expect(listed.items.find(({ number }: { number: string }) => number === made?.number)).toMatchObject({
    unsolved: 2,
    next: { id: fourth.id },
  });
  expect(listed.ages.raised).toBe(1);
  const last = await sittingWith(d, fourth, 5);
  await settle(last.agenda[0]?.id, { outcome: 'done', words: '街道协调后修好' });
  await settle(last.agenda[1]?.id, { outcome: 'noted' });
  expect((await must(d, 'clerk', `/api/meetings/${fourth.id}/close`)).raised).toMatchObject({ taken: true });
  expect((await calledIn(d, body.id, 20)).agenda).toEqual([]);
});

test('what was done and has no meeting to confirm it is a to-do until one is arranged; of a body that has ended it is done with its case', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  for (const title of ['修补台阶', '更换井盖']) await add(m, title);
  const sitting = await sittingWith(d, m, 5);
  const owner = { outcome: 'resolved', ownerId: d.organisations.team, owner: '杨经理', dueOn: soon(10) };
  await settle(sitting.agenda[0]?.id, { ...owner, words: '修补东门台阶' });
  const closing = await settle(sitting.agenda[1]?.id, { ...owner, words: '更换东门井盖' });
  await must(d, 'clerk', `/api/meetings/${m.id}/close`);
  const [steps, cover] = closing.agenda.map(({ made }) => made);
  const waiting = async (): Promise<string[]> => (await todosOf('returned')).filter((id) => id.startsWith(body.id));
  await carryOut(d, steps?.caseId);
  expect(await waiting()).toEqual([`${body.id}:${steps?.id}`]);
  const next = await calledIn(d, body.id, 20);
  expect(await waiting()).toEqual([]);
  // nobody meets any more: what is done is done, and what is not is when its case has ended
  await must(d, 'clerk', `/api/meetings/${next.id}/cancel`, { reason: '机构撤销' });
  const { version, name, place } = (await (await d.as('clerk')).get(`/api/meeting-bodies/${body.id}`)).body;
  await must(d, 'clerk', `/api/meeting-bodies/${body.id}`, { version, name, place, ended: true }, 'put');
  const states = async () => {
    const { items } = (await (await d.as('clerk')).get(`/api/resolutions?body=${body.id}&state=open,returned,done`)).body;
    return items.map(({ text, state }: { text: string; state: string }) => [text, state]).sort();
  };
  expect(await states()).toEqual([
    ['修补东门台阶', 'done'],
    ['更换东门井盖', 'open'],
  ]);
  await carryOut(d, cover?.caseId);
  expect(await states()).toEqual([
    ['修补东门台阶', 'done'],
    ['更换东门井盖', 'done'],
  ]);
});

test('without a quorum nothing is resolved, by the rule of its day; proxies count while their holder is there', async () => {
  d.clock.set(start);
  const body = await councilOf(d, 'joint', `联席会议${Date.now()}`);
  const m = await calledIn(d, body.id, 5);
  await add(m, '停车秩序');
  const [chair, one, two, three] = m.seats;
  const answer = (seat: typeof one, proxyId?: string | undefined) =>
    refusal('clerk', `/api/meeting-seats/${seat?.id}/answer`, { answer: 'proxy', proxyId });
  expect(await answer(one, chair?.id)).toBeUndefined();
  // one speaks for one, and a proxy has no proxy
  expect((await answer(two, chair?.id)).code).toBe('meetings.proxy_full');
  expect((await answer(two, one?.id)).code).toBe('meetings.proxy_circle');
  expect((await answer(chair, three?.id)).code).toBe('meetings.proxy_circle');
  const sitting = await sittingWith(d, m, 1);
  expect(sitting).toMatchObject({ present: 2, due: 6, needed: 4, quorumMet: false });
  const resolved = { outcome: 'resolved', words: '划线整治停车', owner: '社区', dueOn: soon(10) };
  const none = await refusal('clerk', `/api/meeting-items/${sitting.agenda[0]?.id}/outcome`, resolved);
  expect(none).toMatchObject({ code: 'meetings.no_quorum', data: { present: 2, due: 6, needed: 4 } });
  expect(none.message).toContain('联席会议制度');
  for (const { id } of [two, three].flatMap((seat) => seat ?? []))
    await must(d, 'clerk', `/api/meeting-seats/${id}/present`, { present: true });
  const done = await settle(sitting.agenda[0]?.id, resolved);
  // nobody named that takes cases: the desk finds one
  expect((await (await d.as('clerk')).see(done.agenda[0]?.made?.caseId ?? '')).state).toBe('reported');
});

test('bodies meet by their rhythm without anybody arranging it, once however often that runs', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const { context } = d.process.modules.meetings;
  await arrangeDue(context, d.id);
  await arrangeDue(context, d.id);
  const { items } = (await (await d.as('clerk')).get(`/api/meetings?body=${body.id}`)).body;
  expect(items.map(({ startsAt }: MeetingDetail) => startsAt)).toEqual(['2025-10-15T11:00:00.000Z', '2025-09-15T11:00:00.000Z']);
});

test('members come in by workbook, all or nothing, and the exported sheet changes nothing', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const head = ['姓名', '手机号', '单位', '身份', '起', '至'];
  const send = (rows: (string | null)[][], query = '') =>
    sendSheet(
      d,
      `/api/meeting-bodies/${body.id}/members/import?id=${v7()}${query}`,
      rawWorkbook([{ name: '成员', rows: [head, ...rows] }]),
    );
  const good = [
    ['吴代表', '13800002201', null, '成员', null, '2027-12-31'],
    ['赵委员', null, null, '成员', null, null],
  ];
  const wrong = await send([...good, ['郑代表', null, '没有的单位', '成员', null, null]]);
  expect(wrong.body).toMatchObject({ added: 0, faults: [{ row: 4, code: 'meetings.fault.organisation' }] });
  expect((await send([...good, ['吴代表', '13800002201', null, null, null, null]])).body.faults).toMatchObject([
    { code: 'meetings.fault.twice' },
  ]);
  expect((await send(good, '&dryRun=true')).body).toMatchObject({ added: 1, same: 1, faults: [] });
  expect((await send(good)).body).toMatchObject({ added: 1, same: 1 });
  expect((await send(good)).body).toMatchObject({ added: 0, changed: 0, same: 2 });
  expect((await send([['赵委员', null, null, null, null, soon(20)]])).body).toMatchObject({ changed: 1, faults: [] });
  expect(await todosOf('terms')).toContain(body.id);
  // what the sheet says of members is taken, what it does not say stays
  expect((await send([['赵委员', null, null, '副召集人', null, '2026-12-31']])).body).toMatchObject({ added: 0, changed: 1, same: 0 });
  expect(await todosOf('terms')).not.toContain(body.id);
  expect((await send([['赵委员', null, null, null, '2026-06-01', null]])).body.faults).toMatchObject([{ code: 'meetings.fault.term' }]);
  expect((await send([['赵委员', null, null, null, '2027-01-01', '2029-12-31']])).body).toMatchObject({ changed: 1, faults: [] });
  const { people } = (await (await d.as('clerk')).get(`/api/meeting-bodies/${body.id}`)).body;
  expect(people.filter(({ name }: { name: string }) => name === '赵委员')).toMatchObject([
    { role: 'deputy', fromOn: '2027-01-01', untilOn: '2029-12-31' },
  ]);
  // and by hand: another term after the one that ends, not beside it
  const again = { person: { name: '吴代表', phone: '13800002201', partyMember: false, phoneShared: true }, fromOn: '2027-06-01' };
  expect((await refusal('clerk', `/api/meeting-bodies/${body.id}/members`, again)).code).toBe('meetings.member_already');
  await must(d, 'clerk', `/api/meeting-bodies/${body.id}/members`, { ...again, fromOn: '2028-01-01' });
});

test('a formal vote on an item decides it, and what a meeting came to is published with names masked', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  await add(m, '是否安装充电棚');
  const sitting = await sittingWith(d, m, 5);
  const [item] = sitting.agenda;
  const voting = await must(d, 'clerk', `/api/meeting-items/${item?.id}/vote`, { question: '同意在北门安装充电棚' });
  expect(voting.agenda[0]?.vote).toMatchObject({ state: 'open', entries: 6, passed: null });
  // it says what it is about, and leads back to its meeting
  expect((await (await d.as('clerk')).get(`/api/votes/${voting.agenda[0]?.vote?.id}`)).body).toMatchObject({
    about: { zh: '会议议题' },
    page: `/meetings/${m.id}`,
  });
  expect((await refusal('clerk', `/api/meeting-items/${item?.id}/vote`, { question: '同意在北门安装充电棚' })).code).toBe(
    'meetings.vote_open',
  );
  const resolved = { outcome: 'resolved', words: '在北门安装充电棚，请韩书记联系物业', owner: '韩书记', dueOn: soon(30) };
  expect((await refusal('clerk', `/api/meeting-items/${item?.id}/outcome`, resolved)).code).toBe('meetings.vote_open');
  // nobody cast a ballot: it is closed, and has not passed
  const { votes } = d.process.modules;
  const by = { jurisdictionId: d.id, actorId: d.people.clerk.id, at: d.clock.now(), log: async () => undefined };
  await d.process.kernel.db.write(d.access, (tx) => votes.close(tx, by, voting.agenda[0]?.vote?.id ?? ''));
  expect((await see(m.id)).agenda[0]?.vote).toMatchObject({ passed: false });
  expect((await refusal('clerk', `/api/meeting-items/${item?.id}/outcome`, resolved)).code).toBe('meetings.not_carried');
  await settle(item?.id, { outcome: 'solved', words: '韩书记当场答应先试用' });
  // annexes: of an item and of the meeting; one is taken off again, and is nobody's any more
  const attach = async (name: string, over: object) => {
    const documentIds = [await uploaded(d, name)];
    await must(d, 'clerk', `/api/meetings/${m.id}/documents`, { documentIds, ...over });
    return documentIds[0] ?? '';
  };
  const plan = await attach('韩书记充电棚方案.pdf', { itemId: item?.id, open: true });
  const signed = await attach('签到表.pdf', {});
  const wrong = await attach('传错了.pdf', {});
  const files = async (who: Who, id: string): Promise<number> => (await (await d.as(who)).get(`/api/files/${id}`)).status;
  expect([await files('supervisor', plan), await files('outsider', plan)]).toEqual([200, 404]);
  expect((await must(d, 'clerk', `/api/meeting-documents/${wrong}/remove`)).documents).toEqual([
    { id: plan, name: '韩书记充电棚方案.pdf', itemId: item?.id, open: true },
    { id: signed, name: '签到表.pdf', itemId: null, open: false },
  ]);
  expect(await files('supervisor', wrong)).toBe(404);
  expect((await refusal('clerk', `/api/meetings/${m.id}/documents`, { documentIds: [plan] })).code).toBe('file.already_used');
  await must(d, 'clerk', `/api/meetings/${m.id}/close`);
  const published = await must(d, 'clerk', `/api/meetings/${m.id}/publish`, { words: '感谢赵委员' });
  expect(published.disclosureId).toBeTruthy();
  expect((await refusal('clerk', `/api/meetings/${m.id}/publish`)).code).toBe('meetings.published_already');
  const told = await d.process.kernel.db.read(d.access, (tx) => d.process.modules.disclosures.of(tx, { type: 'meeting', id: m.id }));
  expect(told).toHaveLength(1);
  const [notice] = (await d.nobody().get(`/api/open/notices?area=${d.area('001001').code}`)).body.items;
  const text = JSON.stringify((await d.nobody().get(`/api/open/notices/${notice.code}`)).body);
  expect(text).toContain('当场答应先试用');
  expect(text).not.toContain('韩书记');
  expect(text).toMatch(/附件：韩.{1,3}充电棚方案.pdf（可到社区查阅）/);
  expect(text).not.toContain('签到表');
  expect((await refusal('clerk', `/api/meeting-documents/${signed}/remove`)).code).toBe('meetings.document_kept');
  // the minutes are a document that chair and recorder sign, with everything in it
  const minutes = await must<{ body: string; parties: unknown[] }>(d, 'clerk', '/api/papers', {
    source: 'meetings.minutes',
    subjectId: m.id,
  });
  expect(minutes.body).toContain('应到：6 人');
  expect(minutes.body).toContain('法定人数：应到人数三分之二以上（4 人），已达到');
  expect(minutes.body).toContain('韩书记当场答应先试用');
  expect(minutes.body).toMatch(/1\. 韩书记充电棚方案.pdf（议题 1）\s+2\. 签到表.pdf/);
});

test('cases of the past are said to have been asked for by the meeting before them, and stand on the agendas after it', async () => {
  // no other meeting of this file lies near
  d.clock.set('2026-05-11T02:00:00.000Z');
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  await sittingWith(d, m, 5);
  await must(d, 'clerk', `/api/meetings/${m.id}/close`);
  const next = await calledIn(d, body.id, 20);
  const caseId = await d.caseIn('handling');
  const { number, title } = await (await d.as('clerk')).see(caseId);
  const one = { id: caseId, number, title, areaPath: d.area('001001').path, state: 'handling', handlerId: null, handler: null } as const;
  const asked = { ...one, createdAt: new Date(Date.parse(m.startsAt) + 86_400_000), closedAt: null };
  expect(await d.process.kernel.db.write(d.access, (tx) => bringResolutions(tx, [asked]))).toBe(1);
  expect((await see(m.id)).agenda).toMatchObject([{ outcome: 'resolved', made: { caseNumber: number, state: 'open' } }]);
  expect((await see(next.id)).agenda).toMatchObject([{ kind: 'carried', resolution: { caseNumber: number } }]);
});

test('a proposal goes onto the agenda of a meeting that deals with its step, and each leads to the other', async () => {
  d.clock.set(start);
  const clerk = await d.as('clerk');
  const proposal = (await clerk.post('/api/proposals', { id: v7(), ...drafted(d) })).body;
  const [branch, council] = [await councilOf(d, 'branch', `柳岸支部${Date.now()}`), await councilOf(d)];
  const [m, other] = [await calledIn(d, branch.id, 9), await calledIn(d, council.id, 9)];
  const standing = async (who: Who = 'clerk') => (await (await d.as(who)).get(`/api/proposals/${proposal.id}/meetings`)).body;
  // the branch proposes: its meeting is offered, the residents' council is not yet
  const offered = (await standing()).offers.map(({ id }: MeetingDetail) => id);
  expect([offered.includes(m.id), offered.includes(other.id)]).toEqual([true, false]);
  expect((await standing()).offers.find(({ id }: MeetingDetail) => id === m.id)).toMatchObject({ late: false, topicsUntil: soon(6) });
  expect((await standing('supervisor')).offers).toEqual([]);
  const chosen = (await clerk.get(`/api/meetings/${other.id}/proposals`)).body.items;
  expect(chosen.find(({ id }: { id: string }) => id === proposal.id)).toMatchObject({ suits: false, step: { zh: '支部提议' } });
  const item = { title: proposal.title, proposalId: proposal.id };
  expect((await must(d, 'clerk', `/api/meetings/${m.id}/items`, item)).agenda[0]).toMatchObject({ kind: 'proposal', ...item });
  expect((await refusal('clerk', `/api/meetings/${m.id}/items`, item)).code).toBe('meetings.changed');
  expect((await refusal('clerk', `/api/meetings/${m.id}/items`, { ...item, proposalId: v7() })).code).toBe('proposals.proposal_not_found');
  expect(await standing()).toMatchObject({ items: [{ id: m.id, outcome: null }] });
  expect((await clerk.get(`/api/meetings/${m.id}/proposals`)).body.items.map(({ id }: { id: string }) => id)).not.toContain(proposal.id);
  // deferred, it is the same proposal at the next meeting
  const sitting = await sittingWith(d, m, 6);
  await settle(sitting.agenda[0]?.id, { outcome: 'deferred', words: '下次再议' });
  await must(d, 'clerk', `/api/meetings/${m.id}/close`);
  const next = await calledIn(d, branch.id, 20);
  expect(next.agenda).toMatchObject([{ kind: 'proposal', proposalId: proposal.id, deferrals: 1 }]);
  expect(await standing()).toMatchObject({ items: [{ id: next.id }, { id: m.id, outcome: 'deferred', words: '下次再议' }] });
  // what is over, or belongs elsewhere, goes onto no agenda
  await must(d, 'clerk', `/api/proposals/${proposal.id}/withdraw`, { words: '不再需要' });
  expect((await refusal('clerk', `/api/meetings/${other.id}/items`, item)).code).toBe('meetings.proposal_over');
  expect((await standing()).offers).toEqual([]);
});

test('the workbook has a row for each meeting and each resolution, under its headings, and names nobody', async () => {
  d.clock.set('2025-12-08T02:00:00.000Z');
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  await add(m, '清理河道');
  await add(m, '活动安排');
  const sitting = await sittingWith(d, m, 5);
  const owner = { ownerId: d.organisations.team, owner: '杨经理', dueOn: soon(10) };
  const [river, other] = sitting.agenda;
  const resolved = await settle(river?.id, { outcome: 'resolved', words: '请街道清理河道', ...owner });
  await settle(other?.id, { outcome: 'solved', words: '当场定了' });
  await must(d, 'clerk', `/api/meetings/${m.id}/close`);
  const { 会议: meetings = [], 决议: resolutions = [] } = await rowsOf(await fetchSheet(d, `/api/meetings/sheet?body=${body.id}`));
  expect(meetings).toHaveLength(2);
  expect(Object.fromEntries((meetings[0] ?? []).map((head, n) => [head, meetings[1]?.[n] ?? null]))).toMatchObject({
    ...{ 机构: body.name, 类型: '红色议事厅', 编号: '〔2025〕1号', 时间: '2025-12-12 19:00', 地点: '小区活动室', 状态: '已结束' },
    ...{ 应到: 6, 实到: 5, 议题: 2, 当场解决: 1, 决议: 1, 提级召集: null },
  });
  const made = resolved.agenda.find(({ id }) => id === river?.id)?.made;
  expect(resolutions).toHaveLength(2);
  expect(Object.fromEntries((resolutions[0] ?? []).map((head, n) => [head, resolutions[1]?.[n] ?? null]))).toMatchObject({
    ...{ 机构: body.name, 会议: m.title, 编号: '〔2025〕1号-1', 决议: '请街道清理河道', 责任人: '杨经理', 状态: '办理中' },
    ...{ 案卷: made?.caseNumber, 作出日期: '2025-12-12', 期限: owner.dueOn, 办结日期: null, 未解决次数: 0, 提级到: null },
  });
  expect(JSON.stringify([meetings, resolutions])).not.toContain('赵委员');
  // somebody else's area: nothing but headings
  const elsewhere = await rowsOf(await fetchSheet(d, `/api/meetings/sheet?body=${body.id}`, 'outsider'));
  expect([elsewhere['会议']?.length, elsewhere['决议']?.length]).toEqual([1, 1]);
  const members = (await rowsOf(await fetchSheet(d, `/api/meeting-bodies/${body.id}/members/sheet`)))['成员表'] ?? [];
  expect(members.slice(0, 2)).toEqual([
    ['姓名', '手机号', '单位', '身份', '起', '至'],
    ['韩书记', null, null, '召集人', '2025-12-08', null].slice(0, members[1]?.length),
  ]);
});
