import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnEntry, VoteDetail } from '#contract/votes/api.ts';
import { readBundle } from '#contract/votes/bundle.ts';
import type { Mark } from '#contract/votes/model.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { rowsOf } from '#tools/testing/rows-of.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';
import { keepTime } from './jobs/keep-time.ts';
import { due, motionOf, openTestVote, receiptCode, runningIn } from './testing/open.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const post = async (who: Who, url: string, body: object = {}) => (await d.as(who)).post(url, { id: v7(), ...body });
const done = async (who: Who, url: string, body: object = {}) => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object = {}): Promise<string> => (await post(who, url, body)).body.error?.code;
const cast = (voteId: string, who: Who, key: string, mark: Mark, receipt = receiptCode(), was: string | null = null) =>
  post(who, `/api/my-votes/${voteId}/ballots`, { key, marks: { q1: mark }, receipt, was });
const detail = async (who: Who, id: string): Promise<VoteDetail> => (await (await d.as(who)).get(`/api/votes/${id}`)).body;
const mine = async (who: Who, id: string): Promise<OwnEntry[]> => (await (await d.as(who)).get(`/api/my-votes/${id}`)).body.entries;
const close = (id: string, reason = '提前结束') => done('clerk', `/api/votes/${id}/close`, { reason }) as Promise<VoteDetail>;

test('is cast on the phone, seen, changed until closing, counted, and nobody else votes for an entry', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', '1-101'), due(d, 'neighbour', '1-102'), due(d, null, '1-103')] });
  expect((await cast(id, 'resident', '1-101', 'yes')).body).toMatchObject({ changed: false, on: '2025-09-15' });
  expect((await cast(id, 'neighbour', '1-101', 'no')).body.error.code).toBe('votes.not_on_roll');
  expect((await cast(id, 'resident', '9-999', 'no')).body.error.code).toBe('votes.not_on_roll');
  expect(await mine('resident', id)).toMatchObject([
    { key: '1-101', as: 'own', marks: { q1: 'yes' }, may: 'change', took: { way: 'phone' } },
  ]);
  expect((await cast(id, 'resident', '1-101', 'no')).body.changed).toBe(true);
  expect((await cast(id, 'neighbour', '1-102', { invalid: 'blank' })).body.error.code).toBe('votes.marks_wrong');
  expect(
    (await post('neighbour', `/api/my-votes/${id}/ballots`, { key: '1-102', marks: {}, receipt: receiptCode() })).body.error.code,
  ).toBe('votes.marks_wrong');
  await cast(id, 'neighbour', '1-102', 'abstain');
  // before closing nobody sees how it stands, not even the desk
  expect(await detail('clerk', id)).toMatchObject({ state: 'open', cast: 2, due: 3, outcome: null, turnout: { byWay: { phone: 2 } } });
  expect((await (await d.as('outsider')).get(`/api/votes/${id}`)).status).toBe(404);
  expect(await refused('clerk', `/api/votes/${id}/close`, { reason: null })).toBe('votes.times_wrong');
  const closed = await close(id);
  expect(closed.outcome).toMatchObject([{ yes: { heads: 0 }, no: { heads: 1 }, abstain: { heads: 1 }, passed: false }]);
  expect((await cast(id, 'resident', '1-101', 'yes')).body.error.code).toBe('votes.closed');
  expect(await mine('resident', id)).toMatchObject([{ may: 'none' }]);
  expect((await (await d.as('resident')).get('/api/my-votes')).body.items).toMatchObject([{ id, state: 'closed', left: 0 }]);
});

test('a ballot that may not be changed stands; a vote that has not opened, and a way that is closed, are said', async () => {
  const fixed = await openTestVote(d, { questions: [motionOf({ change: false })], roll: [due(d, 'resident', 'a')] });
  await cast(fixed, 'resident', 'a', 'yes');
  expect((await cast(fixed, 'resident', 'a', 'no')).body.error.code).toBe('votes.voted_already');
  const later = await openTestVote(d, { roll: [due(d, 'resident', 'a')], opensIn: 2 });
  expect((await cast(later, 'resident', 'a', 'yes')).body.error.code).toBe('votes.not_open_yet');
  const paper = await openTestVote(d, { roll: [due(d, 'resident', 'a', { ways: ['paper'] })] });
  expect((await cast(paper, 'resident', 'a', 'yes')).body.error.code).toBe('votes.way_closed');
  expect(await mine('resident', paper)).toMatchObject([{ may: 'none', why: 'way' }]);
});

test('what cannot be held is refused when it is opened, with the source of its rule', async () => {
  const roll = [due(d, 'resident', 'a')];
  const byArea = motionOf({ measures: 'heads_area', source: '民法典第二百七十八条' });
  const refusal = async (v: Parameters<typeof openTestVote>[1]) =>
    openTestVote(d, v).then(
      () => null,
      (error: { code: string; data: object }) => ({ code: error.code, ...error.data }),
    );
  expect(await refusal({ questions: [byArea], roll: [...roll, due(d, null, 'b', { area: 0 })] })).toMatchObject({
    code: 'votes.area_missing',
    count: 1,
    keys: 'b',
    source: '民法典第二百七十八条',
  });
  expect(await refusal({ roll: [...roll, ...roll] })).toMatchObject({ code: 'votes.key_twice', key: 'a' });
  expect(await refusal({ roll: [] })).toMatchObject({ code: 'votes.nobody_due' });
  expect(await refusal({ roll, hours: -1 })).toMatchObject({ code: 'votes.times_wrong' });
  expect(await refusal({ roll, questions: [motionOf(), motionOf({ secret: true }, 'q2')] })).toMatchObject({ code: 'votes.rules_mixed' });
  expect(await refusal({ roll, questions: [{ ...motionOf(), kind: 'choice', most: 1 }] })).toMatchObject({ code: 'votes.question_wrong' });
  expect(await refusal({ roll, questions: [motionOf({ majority: { of: 'due', n: 4, d: 3, strict: false } })] })).toMatchObject({
    code: 'votes.rule_impossible',
  });
});

test('a secret vote keeps who voted apart from what was voted; the receipt finds and changes the ballot', async () => {
  const questions = [motionOf({ secret: true })];
  const id = await openTestVote(d, {
    questions,
    published: true,
    roll: [due(d, 'resident', 'a'), due(d, 'neighbour', 'b'), due(d, 'grid_worker', 'c')],
  });
  const [first, second] = [receiptCode(), receiptCode()];
  await cast(id, 'resident', 'a', 'yes', first);
  await cast(id, 'neighbour', 'b', 'yes');
  expect(await mine('resident', id)).toMatchObject([{ marks: null, may: 'change' }]);
  // without the receipt nobody changes it, with somebody else's neither
  expect((await cast(id, 'resident', 'a', 'no')).body.error.code).toBe('votes.voted_already');
  expect((await cast(id, 'resident', 'a', 'no', second, receiptCode())).body.error.code).toBe('votes.receipt_wrong');
  expect((await cast(id, 'resident', 'a', 'no', second, first)).body.changed).toBe(true);
  const rows = await d.asOwner('select * from vote_ballots where vote_id = $1', [id]);
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row['key']).toBeNull();
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${d.people.resident.id}|${d.people.neighbour.id}`));
  }
  const [{ day }] = (await d.asOwner<{ day: string }>(
    "select (at at time zone 'Asia/Shanghai')::time::text as day from vote_turnout where vote_id = $1",
    [id],
  )) as [{ day: string }];
  expect(day).toBe('00:00:00');
  expect((await d.nobody().get(`/api/open/votes/${id}/ballots/${sha(second)}`)).body.error.code).toBe('votes.not_closed');
  const places = () => d.asOwner<{ id: string }>('select id, xmin::text from vote_ballots where vote_id = $1 order by ctid', [id]);
  const before = await places();
  expect((await close(id)).outcome).toMatchObject([
    { yes: { heads: 1 }, no: { heads: 1 }, passed: false, reasons: ['majority_heads', 'tie'] },
  ]);
  // written anew together: neither ids nor transactions are those of casting
  const after = await places();
  expect(new Set(after.map((one) => (one as unknown as { xmin: string }).xmin)).size).toBe(1);
  expect(after.some((one) => before.some((old) => old.id === one.id))).toBe(false);
  expect((await d.nobody().get(`/api/open/votes/${id}/ballots/${sha(second)}`)).body).toEqual({ marks: { q1: 'no' } });
  expect((await d.nobody().get(`/api/open/votes/${id}/ballots/${sha(first)}`)).body.error.code).toBe('votes.ballot_not_found');
});

test('the bundle of a closed vote counts by itself, names nobody, and is for those alone who may see it', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a'), due(d, null, 'b')] });
  await cast(id, 'resident', 'a', 'yes');
  expect((await (await d.as('resident')).get(`/api/open/votes/${id}/bundle`)).body.error.code).toBe('votes.not_closed');
  const { sha256 } = await close(id);
  const text = await d.database.db.read(d.access, async (tx) => (await d.process.modules.votes.bundle(tx, id)).text);
  const { bundle, faults } = readBundle(text, sha);
  expect(faults).toEqual([]);
  expect(bundle).toMatchObject({ sha256, ballots: [{ key: 'a', marks: { q1: 'yes' } }], outcome: [{ passed: true }] });
  expect(text).not.toContain(d.people.resident.id);
  expect(text).not.toContain('a室');
  // a line that is changed is named by its number in the file
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes('"q1":"yes"'));
  const forged = lines.with(at, (lines[at] ?? '').replace('"yes"', '"no"')).join('\n');
  expect(readBundle(forged, sha).faults).toMatchObject([{ code: 'line_changed', line: at + 1, what: 'a' }]);
  expect(readBundle(text.replace('"b"', '"a"'), sha).faults.map(({ code }) => code)).toContain('key_twice');
  expect((await (await d.as('resident')).get(`/api/open/votes/${id}/bundle`)).status).toBe(200);
  expect((await d.nobody().get(`/api/open/votes/${id}/bundle`)).status).toBe(404);
  await done('clerk', `/api/votes/${id}/publish`);
  expect((await d.nobody().get(`/api/open/votes/${id}`)).body).toMatchObject({ sha256, outcome: [{ passed: true }] });
  // rows that are changed afterwards are not published
  await d.asOwner(`update vote_ballots set marks = '{"q1":"no"}' where vote_id = $1`, [id]);
  expect((await d.nobody().get(`/api/open/votes/${id}/bundle`)).status).toBe(500);
});

test('paper is read by two who do not see each other’s reading; where they differ a third decides', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a'), due(d, null, 'b'), due(d, null, 'c')] });
  const papers = `/api/votes/${id}/papers`;
  const enter = (who: Who, slip: string, mark: Mark) => post(who, papers, { slip, marks: { q1: mark } });
  expect((await enter('clerk', 'b', 'yes')).body).toMatchObject({ state: 'entered', entries: 1, mine: true });
  expect((await enter('clerk', 'b', 'yes')).body.error.code).toBe('votes.entered_already');
  expect((await (await d.as('dispatcher')).get(papers)).body.items).toMatchObject([{ slip: 'b', mine: false, readings: [] }]);
  expect(await refused('clerk', `/api/votes/${id}/close`, { reason: '结束' })).toBe('votes.papers_open');
  expect((await enter('dispatcher', 'b', { invalid: 'over' })).body).toMatchObject({ state: 'differs', readings: [] });
  expect((await (await d.as('dispatcher2')).get(papers)).body.items).toMatchObject([
    { readings: [{ marks: { q1: 'yes' } }, { marks: { q1: { invalid: 'over' } } }] },
  ]);
  expect((await enter('dispatcher2', 'b', { invalid: 'over' })).body.state).toBe('settled');
  expect((await enter('dispatcher2', 'b', 'yes')).body.error.code).toBe('votes.paper_settled');
  // a paper that has come in takes the ballot of its entry; one entered under a wrong number is taken back
  const wrong = (await enter('clerk', 'a', 'no')).body;
  expect((await cast(id, 'resident', 'a', 'yes')).body.error.code).toBe('votes.voted_already');
  await done('clerk', `/api/vote-papers/${wrong.id}/withdraw`, { reason: '票号录错' });
  await cast(id, 'resident', 'a', 'yes');
  expect((await enter('clerk', 'a', 'no')).body.error.code).toBe('votes.voted_already');
  expect((await enter('handler', 'c', 'no')).status).toBe(404);
  expect((await close(id)).outcome).toMatchObject([{ yes: { heads: 1 }, invalid: { heads: 1 }, cast: { heads: 2 }, passed: false }]);
});

test('a secret paper is noted at the box, entered by its number, and never more of an area than lie in the box', async () => {
  const id = await openTestVote(d, {
    questions: [motionOf({ secret: true, measures: 'heads_area' })],
    roll: [due(d, 'resident', 'a'), due(d, null, 'b', { area: 9_000 })],
  });
  const enter = (who: Who, slip: string, area: number) => post(who, `/api/votes/${id}/papers`, { slip, marks: { q1: 'yes' }, area });
  await done('clerk', `/api/votes/${id}/hand-in`, { key: 'b' });
  expect(await refused('clerk', `/api/votes/${id}/hand-in`, { key: 'b' })).toBe('votes.voted_already');
  await enter('clerk', '001', 10_000);
  expect((await enter('dispatcher', '001', 10_000)).body.error.code).toBe('votes.not_handed_in');
  await enter('clerk', '002', 9_000);
  expect((await enter('dispatcher', '002', 9_000)).body.state).toBe('settled');
  expect(await refused('clerk', `/api/votes/${id}/close`, { reason: '结束' })).toBe('votes.papers_open');
  const [open] = (await (await d.as('clerk')).get(`/api/votes/${id}/papers`)).body.items;
  await done('clerk', `/api/vote-papers/${open.id}/withdraw`, { reason: '不在票箱' });
  const closed = await close(id);
  expect(closed).toMatchObject({ lone: 2, outcome: [{ yes: { heads: 1, area: 9_000 } }] });
});

test('a wrong note of a paper in the box is taken back by two people, as long as a paper of its weight is unread', async () => {
  const id = await openTestVote(d, {
    questions: [motionOf({ secret: true, measures: 'heads_area' })],
    roll: [due(d, 'resident', 'a'), due(d, null, 'b'), due(d, null, 'c'), due(d, null, 'x', { area: 9_000 })],
  });
  const back = `/api/votes/${id}/hand-in-returns`;
  const enter = (who: Who, slip: string) => post(who, `/api/votes/${id}/papers`, { slip, marks: { q1: 'yes' }, area: 10_000 });
  await done('clerk', `/api/votes/${id}/hand-in`, { key: 'a' });
  expect(await refused('clerk', back, { key: 'b', reason: '登记错户' })).toBe('votes.not_noted');
  const asked: VoteDetail = await done('clerk', back, { key: 'a', reason: '登记错户' });
  expect(asked.returns).toMatchObject([{ label: 'a室', right: null, reason: '登记错户', mine: true }]);
  const waits = async (who: Who, kind: string) =>
    (await (await d.as(who)).get(`/api/todos?kind=${kind}`)).body.items.some((one: { id: string }) => one.id === id);
  expect([await waits('dispatcher', 'votes.returns'), await waits('clerk', 'votes.returns')]).toEqual([true, false]);
  expect(await refused('dispatcher', back, { key: 'a', reason: '登记错户' })).toBe('votes.return_asked');
  // nothing has changed yet, and whoever asked does not agree
  expect((await cast(id, 'resident', 'a', 'no')).body.error.code).toBe('votes.voted_already');
  const decide = (who: Who, returnId: string | undefined, agree: boolean) => post(who, `/api/vote-hand-in-returns/${returnId}`, { agree });
  expect((await decide('clerk', asked.returns[0]?.id, true)).body.error.code).toBe('votes.second_person');
  expect((await decide('handler', asked.returns[0]?.id, true)).status).toBe(404);
  expect((await decide('dispatcher', asked.returns[0]?.id, true)).body.returns).toEqual([]);
  expect((await decide('dispatcher', asked.returns[0]?.id, true)).body.error.code).toBe('votes.return_not_found');
  // the entry has its ballot again
  expect((await cast(id, 'resident', 'a', 'no')).status).toBe(201);
  expect(await refused('clerk', back, { key: 'a', reason: '登记错户' })).toBe('votes.not_noted');
  // once the only paper of its weight has been begun, a note stays – unless the paper is another's of that weight
  await done('clerk', `/api/votes/${id}/hand-in`, { key: 'b' });
  await enter('clerk', '001');
  expect([await waits('dispatcher', 'votes.returns'), await waits('dispatcher', 'votes.papers')]).toEqual([false, true]);
  expect(await refused('clerk', back, { key: 'b', reason: '登记错户' })).toBe('votes.papers_read');
  expect(await refused('clerk', back, { key: 'b', rightKey: 'x', reason: '登记错户' })).toBe('votes.papers_read');
  expect(await refused('clerk', back, { key: 'b', rightKey: 'a', reason: '登记错户' })).toBe('votes.voted_already');
  await enter('dispatcher', '001');
  const moved: VoteDetail = await done('clerk', back, { key: 'b', rightKey: 'c', reason: '登记错户' });
  expect(moved.returns).toMatchObject([{ label: 'b室', right: 'c室' }]);
  // also after its end, while papers are counted
  d.clock.advance(25 * 3_600_000);
  await keepTime(d.process.modules.votes.context);
  expect((await decide('dispatcher', moved.returns[0]?.id, true)).body).toMatchObject({
    state: 'counting',
    turnout: { byWay: { paper: 1 } },
  });
  const roll = (await (await d.as('clerk')).get(`/api/votes/${id}/roll?took=true`)).body.items;
  expect(roll.map((one: { key: string }) => one.key)).toEqual(['a', 'c']);
  expect((await close(id)).outcome).toMatchObject([{ cast: { heads: 2 }, yes: { heads: 1 } }]);
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('a workbook of a vote holds result, turnout and roll, says who voted and never how, and is for who runs it alone', async () => {
  const id = await openTestVote(d, {
    questions: [motionOf({ measures: 'heads_area', secret: false })],
    roll: [due(d, 'resident', 'a'), due(d, null, 'b', { area: 9_050 })],
  });
  await cast(id, 'resident', 'a', 'yes');
  const open = await rowsOf(await fetchSheet(d, `/api/votes/${id}/sheet`));
  expect([open['结果'], open['投票率']?.slice(1, 4)]).toEqual([
    [expect.arrayContaining(['事项', '人数', '面积（㎡）', '依据'])],
    [
      ['应投', 2, 190.5],
      ['已送达', 0, 0],
      ['已投', 1, 100],
    ],
  ]);
  expect(open['名册']?.slice(1).map((row) => row.slice(0, 7))).toEqual([
    ['a室', 'a', 1, 100, null, '2025-09-15', '手机'],
    ['b室', 'b', 1, 90.5],
  ]);
  expect(JSON.stringify(open)).not.toContain('同意"');
  await close(id);
  const closed = (await rowsOf(await fetchSheet(d, `/api/votes/${id}/sheet`)))['结果'] ?? [];
  expect(closed.slice(1, 3).map((row) => row.slice(0, 4))).toEqual([
    ['事项 q1', '参与', 1, 100],
    ['事项 q1', '同意', 1, 100],
  ]);
  expect(closed[1]).toEqual(expect.arrayContaining(['通过', '居民会议议事规则']));
  expect((await (await d.as('resident')).get(`/api/votes/${id}/sheet`)).status).toBe(404);
});

test('the clock tells, reminds, closes, and lets papers be counted first', async () => {
  const context = d.process.modules.votes.context;
  const told = async (id: string) =>
    (
      await d.asOwner<{ payload: { notices: { kind: string; to: { accounts?: string[] } }[] } }>(
        "select payload from outbox where topic = 'notice' and payload::text like $1",
        [`%${id}%`],
      )
    )
      .flatMap(({ payload }) => payload.notices)
      .map(({ kind, to }) => `${kind} ${to.accounts?.length ?? '-'}`);
  const phone = ['phone' as const];
  const first = await openTestVote(d, {
    hours: 48,
    roll: [due(d, 'resident', 'a', { ways: phone }), due(d, 'neighbour', 'b', { ways: phone })],
  });
  const paper = await openTestVote(d, { hours: 48, roll: [due(d, null, 'a', { ways: ['paper'] })] });
  await keepTime(context);
  await keepTime(context);
  expect(await told(first)).toEqual(['votes.opened 2']);
  await cast(first, 'resident', 'a', 'yes');
  d.clock.advance(30 * 3_600_000);
  await keepTime(context);
  await keepTime(context);
  expect((await told(first)).sort()).toEqual(['votes.closing 1', 'votes.opened 2']);
  d.clock.advance(19 * 3_600_000);
  expect((await cast(first, 'neighbour', 'b', 'yes')).body.error.code).toBe('votes.closed');
  await keepTime(context);
  expect(await detail('clerk', first)).toMatchObject({ state: 'closed', outcome: [{ passed: true }] });
  expect(await detail('clerk', paper)).toMatchObject({ state: 'counting' });
  expect((await (await d.as('clerk')).get('/api/todos?kind=votes.close')).body.items.map((one: { id: string }) => one.id)).toContain(paper);
  d.clock.advance(24 * 3_600_000);
  await keepTime(context);
  expect(await detail('clerk', paper)).toMatchObject({ state: 'closed' });
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('is put off, declared void, and its roll changed for who has not cast', async () => {
  const id = await openTestVote(d, { roll: [due(d, 'resident', 'a'), due(d, null, 'b')] });
  const before = await detail('clerk', id);
  expect(await refused('clerk', `/api/votes/${id}/postpone`, { closesAt: before.opensAt, reason: '系统故障' })).toBe('votes.times_wrong');
  const to = new Date(Date.parse(before.closesAt) + 86_400_000).toISOString();
  expect(await done('clerk', `/api/votes/${id}/postpone`, { closesAt: to, reason: '系统故障' })).toMatchObject({ closesAt: to });
  await cast(id, 'resident', 'a', 'yes');
  const reassign = (key: string) =>
    d.database.db.write(d.access, (tx) =>
      d.process.modules.votes.reassign(tx, runningIn(d, tx), id, [
        { key, heads: 1, area: 500, accountId: d.people.neighbour.id, personId: null },
      ]),
    );
  await expect(reassign('a')).rejects.toMatchObject({ code: 'votes.voted_already' });
  await reassign('b');
  await reassign('c');
  expect((await mine('neighbour', id)).map(({ key }) => key)).toEqual(['b', 'c']);
  const later = new Date(d.clock.now().getTime() + 3_600_000).toISOString();
  expect(await refused('clerk', `/api/votes/${id}/served`, { keys: ['b'], way: '上门', at: later })).toBe('votes.served_future');
  expect(await done('clerk', `/api/votes/${id}/served`, { keys: ['b', 'c'], way: '上门', at: d.clock.now().toISOString() })).toMatchObject({
    due: 3,
    turnout: { served: { heads: 2, area: 1000 } },
  });
  expect(await done('clerk', `/api/votes/${id}/void`, { reason: '议题重复' })).toMatchObject({
    state: 'void',
    endReason: '议题重复',
    actions: [],
  });
  expect((await cast(id, 'neighbour', 'b', 'yes')).body.error.code).toBe('votes.closed');
});
