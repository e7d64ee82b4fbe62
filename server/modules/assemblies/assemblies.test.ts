import { unzipSync } from 'fflate';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssemblyDetail, AssemblyEntry } from '#contract/assemblies/assemblies.ts';
import type { MyAssembly } from '#contract/assemblies/phone.ts';
import { execute } from '#kernel/db.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import checkArchives from './checks.ts';
import { testPhotoOf } from './testing/photo.ts';
import { idNumber, registerOf } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async <T = AssemblyDetail>(who: Who, url: string, body: object = {}): Promise<T> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as T;
};
const refused = async (who: Who, url: string, body: object = {}) => (await post(who, url, body)).body.error;
const facts = {
  title: '更换物业服务企业',
  opensOn: '2025-09-30',
  closesOn: '2025-10-09',
  items: [
    { matter: 'manager', title: '选聘新的物业服务企业', text: '拟选聘甲公司，期限三年' },
    { matter: 'use_fund', title: '使用维修资金更换水泵' },
  ],
};
const entriesOf = async (a: AssemblyDetail): Promise<AssemblyEntry[]> =>
  (await (await d.as('clerk')).get(`/api/assemblies/${a.id}/entries`)).body.items;
/** Whether something about an assembly is a to-do, and until when. */
const todoOf = async (kind: string, id: string): Promise<{ light: string; dueAt: string | null } | undefined> =>
  (await (await d.as('clerk')).get(`/api/todos?kind=assemblies.${kind}`)).body.items.find((one: { id: string }) => one.id === id);
const yes = { m1: 'yes', m2: 'yes' };
const receipt = (n: number): string => `AAAAAAAAAAAAAA${String(n).padStart(2, '0')}`;

/** An announced assembly of a small estate, whose first owner is an account of the district. */
const announced = async (name: string, over: object = {}, owner = d.people.resident, number = 21) => {
  d.clock.set('2025-09-15T02:00:00.000Z');
  const register = await registerOf(d, name, owner, number);
  const prepared = await must('clerk', '/api/assemblies', { estateId: register.estate.id, ...facts, ...over });
  const a = await must('clerk', `/api/assemblies/${prepared.id}/notice`);
  return { ...register, a, url: `/api/assemblies/${a.id}`, mine: `/api/my-assemblies/${a.id}` };
};
const paper = async (a: AssemblyDetail, key: string, marks: object): Promise<void> => {
  for (const who of ['clerk', 'dispatcher'] as const) await must(who, `/api/votes/${a.voteId}/papers`, { slip: key, marks });
};

test('notice keeps its days, with the rule’s source; what was announced is only moved by a new notice with the whole days', async () => {
  const { estate } = await registerOf(d, '公告小区');
  const create = (over: object) => refused('clerk', '/api/assemblies', { estateId: estate.id, ...facts, ...over });
  expect(await create({ closesOn: '2025-10-01' })).toMatchObject({
    code: 'assemblies.open_days',
    data: { days: 2, least: 5, source: '杭州市（2021）第二十条' },
  });
  expect((await create({ items: [{ matter: 'flat_to_business', title: '一楼住宅改商铺' }] })).message).toContain(
    '《民法典》第二百七十九条',
  );
  const early = await must('clerk', '/api/assemblies', { estateId: estate.id, ...facts, opensOn: '2025-09-29' });
  const short = await refused('clerk', `/api/assemblies/${early.id}/notice`);
  expect(short).toMatchObject({ code: 'assemblies.notice_short', data: { days: 15, earliest: '2025-09-30', opens: '2025-09-29' } });
  expect(short.message).toContain('北京市物业管理条例（2024）第三十五条');
  // its notice should have been given the day before
  expect(await todoOf('notice', early.id)).toMatchObject({ light: 'red', dueAt: '2025-09-14T15:59:59.000Z' });
  const change = { ...facts, version: early.version };
  const put = async (body: object) => (await d.as('clerk')).put(`/api/assemblies/${early.id}`, { id: v7(), ...body });
  expect((await put(change)).body).toMatchObject({ state: 'preparing', version: 2 });
  expect((await put(change)).body.error.code).toBe('assemblies.changed');
  const a = await must('clerk', `/api/assemblies/${early.id}/notice`);
  expect(a).toMatchObject({
    state: 'noticed',
    noticedOn: '2025-09-15',
    round: 1,
    due: { heads: 4, area: 38_000 },
    service: { entries: 4, served: 0 },
  });
  expect(await todoOf('notice', early.id)).toBeUndefined();
  expect(a.notices[0]?.title).toBe('公告小区业主大会公告：更换物业服务企业');
  // moved after the notice: not by a change, and not without the days
  const moved = (await put({ ...change, version: a.version, opensOn: '2025-10-01' })).body.error;
  expect(moved).toMatchObject({ code: 'assemblies.notice_given', data: { days: 15, earliest: '2025-09-30' } });
  expect(moved.message).toContain('改期并重新公告');
  d.clock.advance(5 * 86_400_000);
  const again = { opensOn: '2025-10-04', closesOn: '2025-10-12', reason: '国庆长假' };
  expect(await refused('clerk', `/api/assemblies/${a.id}/move`, again)).toMatchObject({
    code: 'assemblies.moved_late',
    data: { earliest: '2025-10-05' },
  });
  const later = await must('clerk', `/api/assemblies/${a.id}/move`, { ...again, opensOn: '2025-10-05' });
  expect(later).toMatchObject({ state: 'noticed', noticedOn: '2025-09-20', round: 2, service: { entries: 4, served: 0 } });
  expect(later.voteId).not.toBe(a.voteId);
  expect(later.notices).toHaveLength(2);
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('the notice is served on each owner with proof; two attempts in vain before it is posted up, which counts after its days', async () => {
  const { a, url } = await announced('送达小区');
  const [first, second, third] = await entriesOf(a);
  const serve = { way: 'hand', result: 'delivered', at: '2025-09-15T01:00:00.000Z', keys: [first?.key] };
  expect(await refused('clerk', `${url}/services`, serve)).toMatchObject({ code: 'assemblies.proof_missing' });
  expect(await refused('clerk', `${url}/services`, { ...serve, at: '2025-09-16T01:00:00.000Z' })).toMatchObject({
    code: 'assemblies.served_future',
  });
  expect(await refused('clerk', `${url}/services`, { ...serve, at: '2025-09-14T01:00:00.000Z' })).toMatchObject({
    code: 'assemblies.served_early',
    data: { day: '2025-09-15' },
  });
  // building and room, whatever stands between
  expect((await (await d.as('clerk')).get(`${url}/entries?q=1-102`)).body.items.map(({ label }: { label: string }) => label)).toEqual([
    '1栋1单元102',
    '1栋2单元102',
  ]);
  const photoIds = [await testPhotoOf(d)];
  expect((await must('clerk', `${url}/services`, { ...serve, photoIds })).service).toEqual({
    entries: 4,
    served: 1,
    failedOnce: 0,
    failedTwice: 0,
  });
  expect(await refused('clerk', `${url}/services`, { ...serve, way: 'message', receipt: '已送达' })).toMatchObject({
    code: 'assemblies.served_already',
  });
  const posting = { ...serve, way: 'posting', keys: [second?.key], photoIds: [await testPhotoOf(d)] };
  expect((await refused('clerk', `${url}/services`, posting)).message).toContain('两次送达不成才能张贴（舟山市送达公示）');
  await must('clerk', `${url}/services`, { ...serve, result: 'failed', keys: [second?.key] });
  await must('clerk', `${url}/services`, { ...serve, way: 'post', result: 'refused', receipt: 'EMS 退回', keys: [second?.key] });
  expect((await must('clerk', `${url}/services`, posting)).service).toEqual({ entries: 4, served: 2, failedOnce: 0, failedTwice: 0 });
  const served = (await entriesOf(a)).find(({ key }) => key === second?.key);
  expect(served).toMatchObject({ servedWay: 'posting', servedAt: '2025-09-22T01:00:00.000Z', attempts: 3 });
  expect(served?.services.map(({ attempt, way, result, collector }) => [attempt, way, result, collector])).toEqual([
    [1, 'hand', 'failed', d.people.clerk.name],
    [2, 'post', 'refused', d.people.clerk.name],
    [3, 'posting', 'delivered', d.people.clerk.name],
  ]);
  // too late to be posted up
  d.clock.set('2025-10-05T02:00:00.000Z');
  for (const receiptWords of ['x', 'y'])
    await must('clerk', `${url}/services`, { ...serve, way: 'message', result: 'failed', receipt: receiptWords, keys: [third?.key] });
  const late = { ...posting, at: '2025-10-05T01:00:00.000Z', keys: [third?.key], photoIds: [await testPhotoOf(d)] };
  expect(await refused('clerk', `${url}/services`, late)).toMatchObject({ code: 'assemblies.posting_late', data: { days: 7 } });
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('from notice to archive: proven on the phone, on paper, counted, put up, objected to, reviewed by three, announced, and bundled so that anybody checks it', async () => {
  const { a, url, mine } = await announced('全程小区');
  const entries = await entriesOf(a);
  const own = (await (await d.as('resident')).get(mine)).body as MyAssembly;
  expect(own).toMatchObject({ proven: false, askable: true, entries: [] });
  await must('resident', '/api/my-ownership/proof', { digits: idNumber(21).slice(-6) });
  const seen = (await (await d.as('resident')).get(mine)).body as MyAssembly;
  expect(seen).toMatchObject({ proven: true, entries: [{ label: '1栋1单元101', heads: 1, area: 10_000, mine: true, voted: false }] });
  expect(seen.items[0]).toMatchObject({
    takes: 'majority',
    quorum: { n: 2, d: 3 },
    source: expect.stringContaining('第二百七十八条第一款第四项'),
  });
  const key = seen.entries[0]?.key ?? '';
  const ballot = { key, marks: yes, receipt: receipt(1) };
  expect(await refused('resident', `/api/my-votes/${a.voteId}/ballots`, ballot)).toMatchObject({ code: 'votes.not_open_yet' });
  d.clock.set('2025-10-01T02:00:00.000Z');
  await must('resident', `/api/my-votes/${a.voteId}/ballots`, ballot);
  const others = entries.filter((one) => one.key !== key);
  await paper(a, others[0]?.key ?? '', yes);
  await paper(a, others[1]?.key ?? '', { m1: 'no', m2: 'abstain' });
  expect(await refused('clerk', `${url}/result`)).toMatchObject({ code: 'assemblies.state_wrong' });
  d.clock.set('2025-10-10T02:00:00.000Z');
  await must('clerk', `/api/votes/${a.voteId}/close`, { reason: null });
  const counted = (await (await d.as('clerk')).get(url)).body as AssemblyDetail;
  expect(counted).toMatchObject({
    state: 'counted',
    resultBy: '2025-10-13',
    results: [
      { id: 'm1', passed: true },
      { id: 'm2', passed: true },
    ],
  });
  // before it is up, owners do not see it
  expect((await (await d.as('resident')).get(mine)).body.results).toEqual([]);
  const up = await must('clerk', `${url}/result`);
  expect(up).toMatchObject({ state: 'objecting', resultOn: '2025-10-10', objectionsUntil: '2025-10-25' });
  expect((await (await d.as('resident')).get(mine)).body).toMatchObject({ mayObject: true, results: [{ passed: true }, { passed: true }] });
  await must('resident', `${mine}/objection`, { words: '我家对面那户没有收到通知，请核对票数' });
  expect(await refused('resident', `${mine}/objection`, { words: '再提一次异议' })).toMatchObject({ code: 'assemblies.objected_already' });
  expect(await refused('clerk', `${url}/announce`)).toMatchObject({ code: 'assemblies.publicity_runs', data: { days: 15 } });
  d.clock.set('2025-10-26T02:00:00.000Z');
  expect(await refused('clerk', `${url}/announce`)).toMatchObject({ code: 'assemblies.objections_open' });
  const objection = `/api/assembly-objections/${((await (await d.as('clerk')).get(url)).body as AssemblyDetail).objections[0]?.id}/review`;
  const figures = Object.fromEntries((counted.outcome ?? []).map(({ id, yes: y, no, abstain }) => [id, { yes: y, no, abstain }]));
  const review = {
    counters: ['甲计票', '乙计票'],
    outsider: '丙律师',
    counted: figures,
    verdict: 'stands',
    answer: '复核与公示一致，未收到通知的一户已另行送达',
  };
  expect(await refused('supervisor', objection, { ...review, outsider: '甲计票' })).toMatchObject({ code: 'assemblies.review_three' });
  const wrong = { ...figures, m1: { ...figures['m1'], yes: { heads: 1, area: 1 } } };
  expect(await refused('supervisor', objection, { ...review, counted: wrong })).toMatchObject({ code: 'assemblies.review_differs' });
  expect(await refused('clerk', objection, review)).toMatchObject({ code: 'session.forbidden' });
  expect((await must('supervisor', objection, review)).objections[0]?.review).toMatchObject({ agrees: true, verdict: 'stands' });
  expect(await must('clerk', `${url}/announce`)).toMatchObject({ state: 'announced', announcedOn: '2025-10-26' });
  expect(await todoOf('archive', a.id)).toMatchObject({ light: 'none' });
  const archived = await must('clerk', `${url}/archive`);
  expect(await todoOf('archive', a.id)).toBeUndefined();
  expect(archived).toMatchObject({ state: 'archived', keepUntil: '2035-10-26', actions: [] });
  const { cookie } = await d.as('clerk');
  const fetchIt = async () =>
    (await d.process.app.inject({ url: `${url}/archive`, headers: { 'x-jurisdiction': d.code, cookie } })).rawPayload;
  const bytes = await fetchIt();
  const sums = async (given: Uint8Array): Promise<string> =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(given))).toString('hex');
  expect(await sums(bytes)).toBe(archived.archiveSha256);
  // kept as it was, also where a name on the roll is another now; doctor and whoever takes it notice other bytes
  const { contents } = d.process.kernel;
  const [stored] = await d.asOwner<{ key: string }>(
    "select jurisdiction_id || '/' || right(archive_file::text, 2) || '/' || archive_file || '.bin' as key from assemblies where archive_sha256 = $1",
    [archived.archiveSha256],
  );
  const place = stored?.key ?? '';
  const doctor = async () =>
    (
      await checkArchives(
        { query: async (text) => ({ rows: (await d.asOwner(text)) as never[] }) },
        { publicUrls: [], gateways: { sms: null }, content: (name) => contents.getBytes(name).catch(() => null) },
      )
    ).map(({ state }) => state);
  expect(await doctor()).toEqual(['ok']);
  const rename = (name: string) =>
    d.asOwner('update persons set name = $2 where id in (select person_id from owner_holders where account_id = $1)', [
      d.people.resident.id,
      name,
    ]);
  await rename('改了名');
  expect(await sums(await fetchIt())).toBe(archived.archiveSha256);
  await rename(d.people.resident.name);
  await contents.put(place, Buffer.concat([bytes, Buffer.from('x')]));
  expect(await doctor()).toEqual(['fail']);
  expect(JSON.parse(String(await fetchIt())).error.code).toBe('assemblies.archive_damaged');
  await contents.delete(place);
  expect(await doctor()).toEqual(['fail']);
  await contents.put(place, bytes);
  expect(await doctor()).toEqual(['ok']);
  const files = unzipSync(bytes);
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString();
  for (const line of text('SHA256SUMS').trim().split('\n')) {
    const [sum, name = ''] = line.split('  ');
    expect(await sums(files[name] ?? new Uint8Array())).toBe(sum);
  }
  expect(JSON.parse(text('votes.json')).ballots).toHaveLength(3);
  expect(JSON.parse(text('roll.json')).flatMap(({ owners }: { owners: string[] }) => owners)).toContain(d.people.resident.name);
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('a sale while owners vote: a ballot that was cast stands, else the new owner votes; a co-owner takes the one ballot, and who casts first has voted', async () => {
  const { a, mine, unitId } = await announced('过户小区', {}, d.people.neighbour, 22);
  const prove = (who: Who, digits: string) => must(who, '/api/my-ownership/proof', { digits });
  await prove('neighbour', idNumber(22).slice(-6));
  d.clock.set('2025-10-01T02:00:00.000Z');
  const { dispatcher2, grid_worker } = d.people;
  const sell = (label: string, ...owners: { name: string; phone: string; idNumber: string }[]) =>
    must<unknown>('clerk', `/api/owner-units/${unitId(label)}/transfer`, { owners, reason: '二手房过户' });
  // not voted yet: two buy together, and have one ballot between them
  await sell('1栋1单元102', { ...dispatcher2, idNumber: idNumber(31) }, { ...grid_worker, idNumber: idNumber(32) });
  await prove('dispatcher2', idNumber(31).slice(-6));
  await prove('grid_worker', idNumber(32).slice(-6));
  const of = async (who: Who) => ((await (await d.as(who)).get(mine)).body as MyAssembly).entries;
  expect(await of('dispatcher2')).toMatchObject([{ label: '1栋1单元102', mine: true, heads: 1 }]);
  expect(await of('grid_worker')).toMatchObject([{ label: '1栋1单元102', mine: false }]);
  const key = (await of('grid_worker'))[0]?.key ?? '';
  const ballots = `/api/my-votes/${a.voteId}/ballots`;
  expect(await refused('grid_worker', ballots, { key, marks: yes, receipt: receipt(2) })).toMatchObject({ code: 'votes.not_on_roll' });
  await must<MyAssembly>('grid_worker', `${mine}/ballot`, { key });
  await must<unknown>('grid_worker', ballots, { key, marks: yes, receipt: receipt(2) });
  expect(await refused('dispatcher2', `${mine}/ballot`, { key })).toMatchObject({ code: 'votes.voted_already' });
  // voted: it stands, and the buyer has no second one
  await sell('1栋1单元102', { ...d.people.dispatcher, idNumber: idNumber(33) });
  await prove('dispatcher', idNumber(33).slice(-6));
  expect(await of('dispatcher')).toEqual([]);
  const due = async () => ((await (await d.as('clerk')).get(`/api/assemblies/${a.id}`)).body as AssemblyDetail).due;
  expect(await due()).toEqual({ heads: 4, area: 38_000 });
  // who has a head already buys area alone
  await sell('1栋2单元101', { ...d.people.neighbour, idNumber: idNumber(22) });
  expect(await due()).toEqual({ heads: 3, area: 38_000 });
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('a sale waits for the notice that fixes the roll, and changes the roll it has fixed', async () => {
  const { estate, unitId } = await registerOf(d, '同时小区');
  const prepared = await must('clerk', '/api/assemblies', { estateId: estate.id, ...facts });
  const buyer = { name: '买某', phone: '13700990001', idNumber: idNumber(41) };
  const { outcome, waited } = await held(d, {
    first: (tx) => execute(tx, 'select id from owner_estates where jurisdiction_id = :jurisdiction and id = $1 for update', [estate.id]),
    waiting: 2,
    meanwhile: () =>
      Promise.all([
        must('clerk', `/api/assemblies/${prepared.id}/notice`),
        must<unknown>('clerk', `/api/owner-units/${unitId('1栋1单元101')}/transfer`, { owners: [buyer], reason: '过户' }),
      ]),
  });
  expect(waited).toBe(true);
  const [entry] = (await entriesOf(outcome[0])).filter(({ label }) => label === '1栋1单元101');
  expect(entry?.owners).toEqual(['买某']);
});

test('two who review one objection at once decide once; a result that is set aside is told and can be archived', async () => {
  const { a, url } = await announced('复核小区', {}, d.people.handler, 23);
  const [first, second, third] = await entriesOf(a);
  d.clock.set('2025-10-01T02:00:00.000Z');
  for (const one of [first, second, third]) await paper(a, one?.key ?? '', yes);
  d.clock.set('2025-10-10T02:00:00.000Z');
  await must('clerk', `/api/votes/${a.voteId}/close`, { reason: null });
  const up = await must('clerk', `${url}/result`);
  const objected = await must('clerk', `${url}/objections`, { key: first?.key, words: '书面异议：票上不是我的签名' });
  const figures = Object.fromEntries((up.outcome ?? []).map(({ id, yes: y, no, abstain }) => [id, { yes: y, no, abstain }]));
  const review = {
    counters: ['甲计票', '乙计票'],
    outsider: '丙律师',
    counted: figures,
    verdict: 'set_aside',
    answer: '签名不实，结果不予生效，另行表决',
  };
  const objection = `/api/assembly-objections/${objected.objections[0]?.id}/review`;
  const { outcome, waited } = await held(d, {
    first: (tx) => execute(tx, 'select id from assemblies where jurisdiction_id = :jurisdiction and id = $1 for update', [a.id]),
    waiting: 2,
    meanwhile: () => Promise.all([post('supervisor', objection, review), post('dispatcher', objection, review)]),
  });
  expect(waited).toBe(true);
  expect(outcome.map(({ status }) => status).sort()).toEqual([200, 409]);
  const after = (await (await d.as('clerk')).get(url)).body as AssemblyDetail;
  expect(after).toMatchObject({ state: 'set_aside', endReason: review.answer, actions: ['archive'] });
  expect(await must('clerk', `${url}/archive`)).toMatchObject({ state: 'archived' });
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('an assembly that is called off takes its vote with it; a register with open doubts gives no roll', async () => {
  const { a, url } = await announced('取消小区', {}, d.people.officer, 24);
  expect(await must('clerk', `${url}/call-off`, { reason: '组织者换届' })).toMatchObject({
    state: 'called_off',
    endReason: '组织者换届',
    actions: ['archive'],
  });
  expect((await (await d.as('clerk')).get(`/api/votes/${a.voteId}`)).body.state).toBe('void');
  const { items } = (await (await d.as('clerk')).get('/api/todos?kind=assemblies.serve')).body;
  expect(items.some(({ id }: { id: string }) => id === a.id)).toBe(false);
  expect((await (await d.as('outsider')).get(url)).body.error.code).toBe('assemblies.assembly_not_found');
});

test('a ballot needs the own proof even where the account stands on the roll', async () => {
  const { a, mine } = await announced('核验在先小区', {}, d.people.official, 25);
  await must('official', '/api/my-ownership/proof', { digits: idNumber(25).slice(-6) });
  const [entry] = ((await (await d.as('official')).get(mine)).body as MyAssembly).entries;
  d.clock.set('2025-10-01T02:00:00.000Z');
  const ballots = `/api/my-votes/${a.voteId}/ballots`;
  await d.asOwner('update owner_holders set account_id = null, proven_at = null where account_id = $1', [d.people.official.id]);
  const ballot = { key: entry?.key, marks: yes, receipt: receipt(3) };
  expect(await refused('official', ballots, ballot)).toMatchObject({ code: 'assemblies.prove_first' });
  await must('official', '/api/my-ownership/proof', { digits: idNumber(25).slice(-6) });
  await must<unknown>('official', ballots, ballot);
  d.clock.set('2025-09-15T02:00:00.000Z');
});
