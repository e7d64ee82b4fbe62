import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DisclosureDetail, Notice } from '#contract/disclosures/api.ts';
import type { Tx } from '#kernel/db.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { openSheets } from '#tools/testing/send-sheet.ts';
import { minutes } from '../proposals/testing/minutes.ts';
import type { PublishGiven } from './index.ts';
import { tellOver } from './jobs/tell-over.ts';
import { lockDisclosure } from './store/disclosures.ts';
import type { Objected } from './subjects.ts';

let d: District;
const told: Objected[] = [];
const over: string[] = [];
const start = '2025-09-15T02:00:00.000Z';
const subject = { type: 'test_subject', id: 'S 1' };
beforeAll(async () => {
  d = await testDistrict();
  service().subjects.add({
    type: subject.type,
    words: 'disclosures.kinds.result',
    page: (id) => `/nowhere/${id}`,
    objection: async (_, __, id, objected) => {
      expect(id).toBe(subject.id);
      told.push(objected);
    },
    over: async (_, __, id, disclosureId) => {
      expect(id).toBe(subject.id);
      over.push(disclosureId);
    },
  });
});
afterAll(() => d?.close());

const service = () => d.process.modules.disclosures;
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => d.process.kernel.db.write(d.access, act);
const by = (who: Who | null = null) => ({
  jurisdictionId: d.id,
  actorId: who === null ? null : d.people[who].id,
  at: d.process.kernel.clock.now(),
});
const given = (over: Partial<PublishGiven> = {}): PublishGiven => ({
  subject,
  areaId: d.area('001001').id,
  kind: 'result',
  title: '东侧停车位表决结果',
  body: { paragraphs: [['同意人代表：', { person: '欧阳锋' }, '、', { person: '李四' }], '电话 13912345678，窗口 0888-5123456'] },
  objections: true,
  ...over,
});
const hand = (over: object = {}) => ({
  areaCode: d.area('001001').code,
  kind: 'notice',
  title: '东侧停车位启用',
  paragraphs: ['自下周一起启用东侧停车位。'],
  ...over,
});
const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async <T = DisclosureDetail>(who: Who, url: string, body: object = {}): Promise<T> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const seen = async (code: string): Promise<Notice> => (await d.nobody().get(`/api/open/notices/${code}`)).body;
const publish = (over: object = {}) => must('clerk', '/api/disclosures', hand(over));

test('a module publishes in its own transaction: names and numbers of people are masked, offices keep their telephone', async () => {
  const id = await write((tx) => service().publish(tx, by('clerk'), given()));
  const [one] = await write((tx) => service().of(tx, subject));
  // 2025-09-15 and the six days after it: seven
  expect(one).toMatchObject({ id, kind: 'result', from: '2025-09-15', until: '2025-09-21', state: 'open', daysLeft: 6 });
  const page = await seen(one?.code ?? '');
  expect(page.body.paragraphs).toEqual(['同意人代表：欧阳*、李*', '电话 139****5678，窗口 0888-5123456']);
  expect(page).toMatchObject({ about: { zh: '结果公示', en: 'Result' }, page: '/nowhere/S 1', mayObject: true, version: 1 });
  await expect(write((tx) => service().publish(tx, by(), given({ from: '2025-09-14' })))).rejects.toMatchObject({
    code: 'disclosures.from_past',
  });
  await expect(write((tx) => service().publish(tx, by(), given({ until: '2025-09-14' })))).rejects.toMatchObject({
    code: 'disclosures.days_reversed',
  });
  await expect(write((tx) => service().publish(tx, by(), given({ body: { paragraphs: [' '] } })))).rejects.toMatchObject({
    code: 'disclosures.empty',
  });
  // a rule of the module's own may be shorter than the setting
  const short = await write((tx) => service().publish(tx, by(), given({ subject: null, until: '2025-09-16', objections: false })));
  expect(short).not.toBe(id);
});

test('the database keeps nobody’s past and no version that was changed', async () => {
  const id = await write((tx) => service().publish(tx, by(), given({ subject: null })));
  const past = d.asOwner('update disclosures set from_on = $2 where id = $1', [id, '2025-09-14']);
  await expect(past).rejects.toMatchObject({ constraint: 'disclosures_not_past' });
  const changed = d.process.kernel.db.pool.query(
    "update disclosure_versions set title = 'x' where jurisdiction_id = $1 and disclosure_id = $2",
    [d.id, id],
  );
  await expect(changed).rejects.toThrow(/permission denied/);
});

test('what is published by hand refuses numbers until they are masked, keeps the shortest period, and stays text', async () => {
  const long = { from: '2025-09-20', until: '2025-09-30' };
  const named = await publish({
    ...long,
    names: ['张三', '张三丰'],
    paragraphs: ['张三丰与张三同意。', '<img src=x onerror=alert(1)>'],
  });
  expect(named).toMatchObject({ state: 'planned', actions: ['amend', 'end'] });
  expect(named.body.paragraphs).toEqual(['张**与张*同意。', '<img src=x onerror=alert(1)>']);
  // nobody sees it before its first day
  expect((await d.nobody().get(`/api/open/notices/${named.code}`)).status).toBe(404);
  const number = { paragraphs: ['身份证 11010519491231002X，请联系 139 1234 5678'] };
  expect(await refused('clerk', '/api/disclosures', hand(number))).toBe('disclosures.numbers_found');
  const masked = await publish({ ...number, maskNumbers: true });
  expect(masked.body.paragraphs).toEqual(['身份证 110***********002X，请联系 139 **** 5678']);
  expect(await refused('clerk', '/api/disclosures', hand({ until: '2025-09-16' }))).toBe('disclosures.period_short');
  expect(await refused('clerk', '/api/disclosures', hand({ from: '2025-09-01' }))).toBe('disclosures.from_past');
  expect(await refused('clerk', '/api/disclosures', hand({ paragraphs: [] }))).toBe('disclosures.empty');
  expect(await refused('clerk', '/api/disclosures', hand({ areaCode: d.area('002').code }))).toBe('session.forbidden');
  expect(await refused('grid_worker', '/api/disclosures', hand())).toBe('session.forbidden');
  expect((await (await d.as('outsider')).get(`/api/disclosures/${named.id}`)).status).toBe(404);
});

test('an amendment is the next version with its reason, and an early end says why; two who amend at once do not lose one', async () => {
  const one = await publish();
  const amend = (who: Who, over: object) =>
    post(who, `/api/disclosures/${one.id}/amendments`, { version: 1, title: one.title, paragraphs: ['改期'], reason: '雨天顺延', ...over });
  expect((await amend('clerk', { until: '2025-09-16' })).body.error.code).toBe('disclosures.shorter');
  expect((await amend('clerk', { paragraphs: one.body.paragraphs })).body.error.code).toBe('disclosures.unchanged');
  const { outcome: both, waited } = await held(d, {
    first: (tx) => lockDisclosure(tx, one.id),
    meanwhile: () =>
      Promise.all([
        amend('clerk', { paragraphs: ['改到周二'], until: '2025-09-30' }),
        amend('dispatcher', { paragraphs: ['改到周三'], until: '2025-09-30' }),
      ]),
    waiting: 2,
  });
  expect(waited).toBe(true);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const page = await seen(one.code);
  expect(page).toMatchObject({ version: 2, until: '2025-09-30', objections: { until: '2025-09-30' } });
  expect(page.versions.map(({ number, reason }) => [number, reason])).toEqual([
    [2, '雨天顺延'],
    [1, null],
  ]);
  expect(page.versions[1]?.body.paragraphs).toEqual(['自下周一起启用东侧停车位。']);
  await must('clerk', `/api/disclosures/${one.id}/end`, { reason: '事项取消' });
  expect(await seen(one.code)).toMatchObject({ state: 'ended', endedOn: '2025-09-15', endReason: '事项取消', mayObject: false });
  expect(await refused('clerk', `/api/disclosures/${one.id}/end`, { reason: '再来一次' })).toBe('disclosures.over');
  expect((await amend('clerk', { version: 2 })).body.error.code).toBe('disclosures.over');
});

test('one objects on the phone or at the counter, another answers, and what is untrue goes to the level above', async () => {
  told.length = 0;
  const id = await write((tx) => service().publish(tx, by('clerk'), given()));
  const { code } = await (await d.as('clerk')).get(`/api/disclosures/${id}`).then(({ body }) => body);
  const address = `/api/open/notices/${code}/objections`;
  expect((await (await d.device()).post(address, { id: v7(), about: 'untrue', words: '不对' })).body.error.code).toBe(
    'disclosures.sign_in_first',
  );
  const mine = await must<Notice>('resident', address, { about: 'untrue', words: '票数不对，请打 13912345678 问我' });
  expect(mine).toMatchObject({
    objections: { received: 1, open: 1 },
    mayObject: false,
    own: [{ state: 'open', mayPress: false, dueOn: '2025-09-20' }],
  });
  expect(mine.own[0]?.words).toBe('票数不对，请打 139****5678 问我');
  expect(await refused('resident', address, { about: 'other', words: '再说一次' })).toBe('disclosures.objected_already');
  // who objected, and how, nobody else reads
  expect(JSON.stringify(await seen(code))).not.toContain('票数不对');
  await expect(write((tx) => service().mustBeAnswered(tx, subject))).rejects.toMatchObject({ code: 'disclosures.objections_open' });
  const todos = async (who: Who, kind: string) => (await (await d.as(who)).get(`/api/todos?kind=${kind}`)).body.items.length;
  // nobody answers for what they published: not as a to-do, not by asking
  expect([await todos('clerk', 'disclosures.objection'), await todos('dispatcher', 'disclosures.objection')]).toEqual([0, 1]);
  const first = mine.own[0]?.id ?? '';
  const answer = { verdict: 'upheld', words: '计票有误，已更正。' };
  expect(await refused('clerk', `/api/disclosure-objections/${first}/answer`, answer)).toBe('disclosures.own_disclosure');
  expect(await refused('resident', `/api/open/notice-objections/${first}/press`, { reason: '太慢' })).toBe('disclosures.not_answered');
  expect(await refused('dispatcher', `/api/disclosure-objections/${first}/answer`, { ...answer, words: '问 13912345678' })).toBe(
    'disclosures.numbers_found',
  );
  await must('dispatcher', `/api/disclosure-objections/${first}/answer`, answer);
  expect(await refused('supervisor', `/api/disclosure-objections/${first}/answer`, answer)).toBe('disclosures.answered_already');
  // upheld, and said to be untrue: the street looks into it, the community cannot
  expect([await todos('clerk', 'disclosures.inquiry'), await todos('dispatcher', 'disclosures.inquiry')]).toEqual([0, 1]);
  const finding = { verdict: 'wrong', words: '两张票重复计入，已责成更正。' };
  expect(await refused('clerk', `/api/disclosure-objections/${first}/finding`, finding)).toBe('disclosures.not_above');
  await must('dispatcher', `/api/disclosure-objections/${first}/finding`, finding);
  expect(await refused('supervisor', `/api/disclosure-objections/${first}/finding`, finding)).toBe('disclosures.no_inquiry');
  expect((await seen(code)).answers).toMatchObject([{ verdict: 'upheld', words: '计票有误，已更正。', finding: { verdict: 'wrong' } }]);
  await write((tx) => service().mustBeAnswered(tx, subject));
  expect(told.map(({ step, verdict }) => [step, verdict])).toEqual([
    ['raised', null],
    ['answered', 'upheld'],
    ['found', 'wrong'],
  ]);
  // at the counter: the name is kept masked, and what is late may be taken up without an answer
  const written = await must('clerk', `/api/disclosures/${id}/objections`, { name: '和大爷', about: 'disagree', words: '我不同意' });
  const counter = written.raised.find((o) => o.counter);
  expect(counter).toMatchObject({ by: '和**', state: 'open' });
  expect(JSON.stringify(await d.asOwner('select * from disclosure_objections'))).not.toContain('和大爷');
  expect(await refused('clerk', `/api/disclosure-objections/${counter?.id}/press`, { reason: '本人不满意' })).toBe(
    'disclosures.not_answered',
  );
  d.clock.set('2025-09-21T02:00:00.000Z');
  const pressed = await must('clerk', `/api/disclosure-objections/${counter?.id}/press`, { reason: '期满没有答复' });
  expect(pressed.raised.find((o) => o.counter)).toMatchObject({ state: 'inquiry', pressed: { dueOn: '2025-10-06' } });
  d.clock.set('2025-09-22T02:00:00.000Z');
  expect(await refused('neighbour', address, { about: 'other', words: '来晚了' })).toBe('disclosures.objection_late');
  d.clock.set(start);
});

test('two objections of one account sent at once are one', async () => {
  const { code } = await publish();
  const sent = await Promise.all(
    [1, 2, 3].map((n) => post('neighbour', `/api/open/notices/${code}/objections`, { about: 'other', words: `第 ${n} 次说` })),
  );
  expect(sent.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect((await seen(code)).objections).toMatchObject({ received: 1 });
});

test('lists: by area with what stands above, on a screen, on paper, in the console with its calendar and workbook', async () => {
  const street = await must('dispatcher', '/api/disclosures', hand({ areaCode: d.area('001').code, title: '街道公告一则' }));
  const own = await publish({ title: '社区公告一则' });
  const titles = async (area: string) =>
    (await d.nobody().get(`/api/open/notices?area=${area}`)).body.items.map(({ title }: { title: string }) => title);
  expect(await titles(d.area('001001').code)).toEqual(expect.arrayContaining(['街道公告一则', '社区公告一则']));
  expect(await titles(d.area('002').code)).not.toContain('街道公告一则');
  expect((await d.nobody().get('/api/open/notices?area=99')).body.error.code).toBe('disclosures.area_unknown');
  const screen = (await d.nobody().get(`/api/open/notice-screens/${d.area('001001').code}`)).body;
  expect(screen.items.map(({ title }: { title: string }) => title)).toEqual(expect.arrayContaining([street.title, own.title]));
  const paper = await d.nobody().get(`/api/open/notices/${own.code}/paper`);
  expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  const clerk = await d.as('clerk');
  const list = (await clerk.get('/api/disclosures?kind=notice&state=open')).body;
  expect(list).toMatchObject({ mayPublish: true, periods: { resolution: 7, result: 7, notice: 3 } });
  expect(list.items.map(({ title }: { title: string }) => title)).toContain(own.title);
  expect(list.items.map(({ title }: { title: string }) => title)).not.toContain(street.title);
  const calendar = (await clerk.get('/api/disclosures/calendar?month=2025-09')).body.items;
  expect(calendar.map(({ id }: { id: string }) => id)).toContain(own.id);
  expect((await clerk.get('/api/disclosures/calendar?month=2026-03')).body.items).toEqual([]);
  const [book] = await openSheets(d, '/api/disclosures/sheet?state=open');
  expect(book?.rows.find(([title]) => title === own.title)).toEqual([
    own.title,
    '公告',
    own.area.name,
    own.from,
    own.until,
    '公示中',
    '',
    '1',
    '0',
    '0',
    '0',
    '0',
  ]);
  expect(JSON.stringify(book?.rows)).not.toContain(street.title);
  expect((await (await d.as('resident')).get('/api/disclosures')).status).toBe(403);
});

test('a module is told once that the period is over, whoever asks at the same time; not of what was ended before', async () => {
  const [id, gone] = await write(async (tx) => [await service().publish(tx, by(), given()), await service().publish(tx, by(), given())]);
  await write((tx) => service().end(tx, by(), gone ?? '', '取消'));
  over.length = 0;
  await tellOver(service().context);
  expect(over).not.toContain(id);
  d.clock.set('2025-09-22T02:00:00.000Z');
  await Promise.all([tellOver(service().context), tellOver(service().context)]);
  await tellOver(service().context);
  expect(over.filter((one) => one === id)).toEqual([id]);
  expect(over).not.toContain(gone);
  d.clock.set(start);
});

test('photos and documents are public with the version they stand in, once somebody has looked at them; nobody’s other files are', async () => {
  const clerk = await d.as('clerk');
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#226622' } })
    .jpeg()
    .toBuffer();
  const [photo, other] = [(await clerk.upload(image)).body.id, (await clerk.upload(image)).body.id];
  const document = await minutes(d);
  const files = { photoIds: [photo], documentIds: [document] };
  const refused = await post('clerk', '/api/disclosures', hand(files));
  expect(refused.body.error?.code).toBe('disclosures.files_unchecked');
  const foreign = await post('dispatcher', '/api/disclosures', hand({ ...files, filesChecked: true }));
  expect(foreign.body.error?.code).toBe('file.not_found');
  const one = await must('clerk', '/api/disclosures', hand({ ...files, filesChecked: true }));
  expect(one.files).toEqual([
    { id: photo, kind: 'photo', name: null },
    { id: document, kind: 'document', name: expect.stringContaining('.pdf') },
  ]);
  const open = (id: string, query = '') => d.nobody().get(`/api/open/notices/${one.code}/files/${id}${query}`);
  const statuses = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await open(id)).status));
  expect(await statuses(photo, document, other)).toEqual([200, 200, 404]);
  expect((await open(photo, '?small=true')).status).toBe(200);
  expect((await open(document, '?small=true')).status).toBe(404);
  expect((await d.nobody().get(`/api/files/${photo}`)).status).toBe(401);
  expect(((await d.nobody().get(`/api/open/notices/${one.code}`)).body as Notice).files).toEqual(one.files);
  // an amendment leaves the document out and adds a photo; what stood in the version before stays to be read
  const amended = await must('clerk', `/api/disclosures/${one.id}/amendments`, {
    ...hand(),
    version: 1,
    photoIds: [photo, other],
    filesChecked: true,
    reason: '文件改为现场查看',
  });
  expect(amended.files.map(({ id }) => id)).toEqual([photo, other]);
  expect(amended.versions.map((version) => version.files.length)).toEqual([2, 2]);
  expect(await statuses(photo, document, other)).toEqual([200, 200, 200]);
  // another disclosure does not lend its address, and what begins later shows nothing yet
  const later = await must('clerk', '/api/disclosures', hand({ from: '2025-09-20', until: '2025-09-30' }));
  expect((await d.nobody().get(`/api/open/notices/${later.code}/files/${photo}`)).status).toBe(404);
  const paper = await d.nobody().get(`/api/open/notices/${one.code}/paper`);
  expect(paper.status).toBe(200);
});
