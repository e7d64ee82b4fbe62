import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Proposal, ProposalAmendment } from '#contract/proposals/api.ts';
import { shippedMethods } from '#contract/proposals/shipped.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { rowsOf } from '#tools/testing/rows-of.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';
import { problemsOfMethods } from './methods.ts';
import { lockProposal } from './store/proposals.ts';
import { changeStep } from './store/steps.ts';
import { drafted } from './testing/drafted.ts';
import { minutes } from './testing/minutes.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const got = async (who: Who | null, id: string): Promise<Proposal> =>
  (await (who === null ? d.nobody() : await d.as(who)).get(`/api/proposals/${id}`)).body;
const code = ({ status, body }: Answer): unknown => [status, body.error?.code];
const ok = (answer: Answer): Answer['body'] => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const draft = async (method?: string): Promise<Proposal> => ok(await post('clerk', '/api/proposals', drafted(d, method)));
const begin = (id: string, number: number, over: Record<string, unknown> = {}): Promise<Answer> =>
  post('clerk', `/api/proposals/${id}/steps/begin`, { number, fromOn: dayOf(d, 0), untilOn: dayOf(d, 0), ...over });
const end = (id: string, number: number, over: Record<string, unknown> = {}): Promise<Answer> =>
  post('clerk', `/api/proposals/${id}/steps/end`, { number, words: '支委会同意提出', ...over });
const days = (n: number): void => d.clock.advance(n * 86_400_000);
/** A proposal that is being discussed by residents for a week. */
const discussed = async (): Promise<Proposal> => {
  const { id } = await draft();
  ok(await begin(id, 1));
  ok(await end(id, 1));
  return ok(await begin(id, 2, { untilOn: dayOf(d, 6) }));
};
const comment = (who: Who, id: string, words: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/proposals/${id}/comments`, { version: 1, stance: 'suggest', words, ...over });
const amend = (who: Who, id: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/proposals/${id}/amendments`, {
    version: 1,
    part: 'p2',
    after: '建棚费用五万元，从公共收益中支出。',
    reason: '问过两家，五万够',
    ...over,
  });
const answer = (who: Who, id: string, verdict: string, words = ''): Promise<Answer> =>
  post(who, `/api/proposal-amendments/${id}/answer`, { verdict, words });
const carried = { due: 30, present: 20, yes: 16, no: 3, abstain: 1 };
/** A proposal that is decided by a meeting today. */
const deciding = async (): Promise<Proposal> => {
  const { id } = await discussed();
  days(7);
  ok(await end(id, 2, { words: '共收到意见若干，多数赞成' }));
  ok(await begin(id, 3, { fromOn: dayOf(d, 3), untilOn: dayOf(d, 3), way: 'meeting' }));
  days(3);
  return got('clerk', id);
};
const decide = async (id: string, figures: Record<string, number>, over: Record<string, unknown> = {}): Promise<Answer> =>
  end(id, 3, { words: '居民会议决议', figures: { heldOn: dayOf(d, 0), ...figures }, documentIds: [await minutes(d)], ...over });

describe('the steps of a method', () => {
  test('come in their order, with their notice and their days, and none is skipped', async () => {
    const { id } = await draft();
    expect((await d.nobody().get(`/api/proposals/${id}`)).status).toBe(404);
    expect(code(await begin(id, 2))).toEqual([409, 'proposals.step_over']);
    ok(await begin(id, 1));
    expect(code(await begin(id, 2))).toEqual([409, 'proposals.step_running']);
    ok(await end(id, 1));
    expect(code(await begin(id, 2, { untilOn: dayOf(d, 5) }))).toEqual([422, 'proposals.period_short']);
    expect(code(await begin(id, 2, { untilOn: dayOf(d, 366 * 10) }))).toEqual([422, 'proposals.day_far']);
    ok(await begin(id, 2, { untilOn: dayOf(d, 6) }));
    expect(code(await end(id, 2))).toEqual([409, 'proposals.period_runs']);
    expect(code(await post('clerk', `/api/proposals/${id}/steps/extend`, { untilOn: dayOf(d, 5), words: '早点结束' }))).toEqual([
      422,
      'proposals.only_longer',
    ]);
    const far = { untilOn: dayOf(d, 366 * 10), words: '年份填错' };
    expect(code(await post('clerk', `/api/proposals/${id}/steps/extend`, far))).toEqual([422, 'proposals.day_far']);
    ok(await post('clerk', `/api/proposals/${id}/steps/extend`, { untilOn: dayOf(d, 7), words: '周末再听一天' }));
    days(8);
    ok(await end(id, 2, { words: '多数赞成' }));
    expect(code(await begin(id, 3, { fromOn: dayOf(d, 2), untilOn: dayOf(d, 2), way: 'meeting' }))).toEqual([
      422,
      'proposals.notice_short',
    ]);
    const { steps } = await got(null, id);
    expect(steps.map(({ state }) => state)).toEqual(['ended', 'ended', 'waiting', 'waiting']);
  });

  test('lead to a decision that is published, and to what residents think of it', async () => {
    const { id } = await deciding();
    expect(code(await end(id, 3, { figures: { heldOn: dayOf(d, 0), ...carried } }))).toEqual([422, 'proposals.minutes_needed']);
    expect(code(await decide(id, { ...carried, present: 31 }))).toEqual([422, 'proposals.present_over']);
    expect(code(await decide(id, { ...carried, yes: 18 }))).toEqual([422, 'proposals.votes_over']);
    // half of those due is no quorum: it is held again, within its days or more of them
    const again: Proposal = ok(await decide(id, { due: 40, present: 20, yes: 20, no: 0, abstain: 0 }));
    expect(again.steps[2]).toMatchObject({ state: 'running', outcome: null, sittings: [{ outcome: 'no_quorum' }] });
    const done: Proposal = ok(await decide(id, carried));
    expect(done.steps[2]).toMatchObject({
      state: 'ended',
      outcome: 'carried',
      sittings: [{ outcome: 'no_quorum' }, { outcome: 'carried' }],
    });
    expect(done.steps[2]?.documents).toHaveLength(2);
    expect((await got(null, id)).steps[2]?.documents).toEqual([]);
    const [published] = await d.asOwner<{ kind: string; body: { paragraphs: string[] } }>(
      `select x.kind, v.body from disclosures x join disclosure_versions v on v.disclosure_id = x.id where x.subject_id = $1 and x.kind = 'resolution'`,
      [id],
    );
    expect(published?.body.paragraphs.join()).toContain('同意 16');
    ok(await begin(id, 4, { untilOn: dayOf(d, 14), notice: '充电棚已建成，6 月 1 日启用' }));
    const people: Who[] = ['resident', 'neighbour', 'handler', 'officer'];
    const think = (who: Who, satisfaction: string): Promise<Answer> =>
      post(who, `/api/proposals/${id}/evaluation`, { satisfaction, carriedOut: 'yes', words: '方便多了' });
    for (const who of people) ok(await think(who, 'satisfied'));
    expect((await got('clerk', id)).evaluation).toMatchObject({ enough: false, total: null, satisfied: null, words: [] });
    ok(await think('official', 'fair'));
    ok(await think('resident', 'unsatisfied'));
    expect((await got('resident', id)).own).toMatchObject({ satisfaction: 'unsatisfied' });
    expect((await got('clerk', id)).evaluation).toMatchObject({ enough: true, total: 5, satisfied: 3, fair: 1, unsatisfied: 1 });
    expect((await got(null, id)).evaluation).toMatchObject({ total: 5, words: [] });
    expect(
      code(await (await d.device()).post(`/api/proposals/${id}/evaluation`, { id: v7(), satisfaction: 'fair', carriedOut: 'no' })),
    ).toEqual([403, 'session.forbidden']);
    days(15);
    expect(code(await think('resident', 'fair'))).toEqual([409, 'proposals.not_evaluating']);
    expect(ok(await end(id, 4, { words: '' })).state).toBe('done');
  });

  test('a proposal that is not carried ends there, and nothing of it goes on', async () => {
    const { id } = await deciding();
    const { state, steps }: Proposal = ok(await decide(id, { ...carried, yes: 10, no: 10, abstain: 0 }));
    expect([state, steps[3]?.state]).toEqual(['rejected', 'dropped']);
    expect(code(await begin(id, 4))).toEqual([409, 'proposals.over']);
  });

  test('of four deliberations and two publications may be held in one where one holds both posts; its shares are of those due', async () => {
    const { id } = await draft('four_and_two');
    ok(await begin(id, 1));
    const merged: Proposal = ok(await end(id, 1, { words: '书记、主任一人兼任，合并进行', mergesNext: true }));
    expect(merged.steps.map(({ state }) => state).slice(0, 3)).toEqual(['ended', 'merged', 'waiting']);
    expect(code(await begin(id, 3, { fromOn: dayOf(d, 2), untilOn: dayOf(d, 2) }))).toEqual([422, 'proposals.notice_short']);
    ok(await begin(id, 3, { fromOn: dayOf(d, 3), untilOn: dayOf(d, 3) }));
    days(3);
    const sit = async (number: number, figures: Record<string, number>): Promise<Proposal> =>
      ok(await end(id, number, { words: '会议决议', figures: { heldOn: dayOf(d, 0), ...figures }, documentIds: [await minutes(d)] }));
    // 30 due: 19 are fewer than two thirds; 16 of 30 are more than half of all who are due
    expect((await sit(3, { due: 30, present: 19, yes: 19, no: 0, abstain: 0 })).steps[2]?.sittings.at(-1)?.outcome).toBe('no_quorum');
    expect((await sit(3, { due: 30, present: 20, yes: 16, no: 4, abstain: 0 })).steps[2]?.outcome).toBe('carried');
    ok(await begin(id, 4, { way: 'meeting' }));
    expect((await sit(4, { due: 45, present: 30, yes: 16, no: 14, abstain: 0 })).steps[3]?.outcome).toBe('carried');
    expect(code(await begin(id, 5, { untilOn: dayOf(d, 5) }))).toEqual([422, 'proposals.period_short']);
    ok(await begin(id, 5, { untilOn: dayOf(d, 6) }));
    days(7);
    ok(await end(id, 5, { words: '' }));
    expect(code(await begin(id, 6, { untilOn: dayOf(d, 6) }))).toEqual([422, 'proposals.words_needed']);
    ok(await begin(id, 6, { untilOn: dayOf(d, 6), notice: '路灯已装好十二盏' }));
    days(7);
    expect(ok(await end(id, 6, { words: '' })).state).toBe('done');
    const published = await d.asOwner<{ kind: string }>('select kind from disclosures where subject_id = $1 order by published_at', [id]);
    expect(published.map(({ kind }) => kind)).toEqual(['notice', 'resolution', 'result']);
  });

  test('two who begin the next step at once begin it once', async () => {
    const { id } = await draft();
    const answers = await Promise.all([begin(id, 1), begin(id, 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a method that skips its beginning, decides nothing or asks for what cannot be is not published', () => {
    const [four] = shippedMethods;
    if (!four) throw new Error('no method comes along');
    const problems = (steps: (typeof four)['steps']): string[] =>
      problemsOfMethods({ methods: [{ ...four, steps }] }).map(({ code: of }) => of);
    const [propose, discuss, decides, evaluate] = four.steps as [never, never, (typeof four)['steps'][number], never];
    expect(problemsOfMethods({ methods: [...shippedMethods] })).toEqual([]);
    expect(problems([discuss, propose, decides])).toEqual(['proposals.first_step']);
    expect(problems([propose, discuss])).toEqual(['proposals.no_decision']);
    expect(problems([propose, evaluate, decides])).toEqual(['proposals.evaluates_early']);
    const majority = { of: 'due', n: 2, d: 2, strict: true } as const;
    expect(problems([propose, { ...decides, rule: { quorum: null, majority } }])).toEqual(['proposals.share_wrong']);
    expect(problems([propose, { ...decides, participants: 'members' }])).toEqual(['proposals.vote_for_residents']);
  });
});

describe('what is said', () => {
  test('somebody comments twenty times: five are taken in a day, the same words once, and only by those who are asked', async () => {
    const { id } = await discussed();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => comment('resident', id, `棚子离窗户远一点 ${n}`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status !== 201).map((one) => String(code(one))))).toEqual(
      new Set(['409,proposals.comments_many']),
    );
    ok(await comment('neighbour', id, '赞成，晚上别吵'));
    expect(code(await comment('neighbour', id, '赞成，晚上别吵'))).toEqual([409, 'proposals.said_before']);
    days(1);
    ok(await comment('resident', id, '第二天再说一条'));
    const { items } = (await d.nobody().get(`/api/proposals/${id}/comments`)).body;
    expect(items).toHaveLength(7);
    expect(JSON.stringify(items)).not.toContain('某resident');
    days(6);
    expect(code(await comment('neighbour', id, '来晚了'))).toEqual([409, 'proposals.not_talking']);
  });

  test('a comment is answered by somebody else, or taken off with a reason in its place', async () => {
    const { id } = await discussed();
    const { id: one } = ok(await comment('resident', id, '钱谁出？', { stance: 'ask' }));
    const { id: other } = ok(await comment('neighbour', id, '三楼老王自己把电瓶车推上楼'));
    const reply = (who: Who, comment: string, over: Record<string, unknown>): Promise<Answer> =>
      post(who, `/api/proposal-comments/${comment}/answer`, { words: '从公共收益里出', ...over });
    expect(code(await reply('resident', one, {}))).toEqual([404, 'proposals.comment_not_found']);
    expect(code(await reply('grid_worker', one, {}))).toEqual([404, 'proposals.comment_not_found']);
    ok(await reply('clerk', one, {}));
    ok(await reply('clerk', other, { words: '说到了具体的人', hide: true }));
    const { items } = (await d.nobody().get(`/api/proposals/${id}/comments`)).body;
    expect(items).toMatchObject([
      { words: null, hidden: '说到了具体的人' },
      { words: '钱谁出？', answer: '从公共收益里出' },
    ]);
    expect((await (await d.as('neighbour')).get(`/api/proposals/${id}/comments`)).body.items[0].words).toContain('老王');
  });

  test('the two committees discuss among themselves', async () => {
    const { id } = await draft('four_and_two');
    ok(await begin(id, 1));
    ok(await end(id, 1));
    ok(await begin(id, 2));
    expect(code(await comment('resident', id, '我也想说'))).toEqual([403, 'proposals.not_asked']);
    expect((await got('resident', id)).acts).toEqual([]);
    ok(await comment('clerk', id, '两委都同意'));
  });

  test('an amendment is taken up as a new version, or refused with a reason; nobody answers their own', async () => {
    const { id } = await discussed();
    const first: ProposalAmendment = ok(await amend('resident', id));
    expect(first).toMatchObject({ before: '建棚费用六万元，从公共收益中支出。', state: 'open', overtaken: false });
    const second: ProposalAmendment = ok(await amend('neighbour', id, { part: null, after: '夜里十一点后断电。' }));
    const own: ProposalAmendment = ok(await amend('clerk', id, { part: 'p3', after: '' }));
    expect(code(await answer('clerk', own.id, 'taken'))).toEqual([403, 'proposals.own']);
    ok(await answer('clerk', own.id, 'withdrawn'));
    expect(code(await answer('neighbour', first.id, 'withdrawn'))).toEqual([403, 'session.forbidden']);
    expect(code(await answer('clerk', second.id, 'refused'))).toEqual([422, 'proposals.words_needed']);
    ok(await answer('clerk', second.id, 'refused', '夜里下班的人也要充电'));
    expect(ok(await answer('clerk', first.id, 'taken'))).toMatchObject({ state: 'taken', takenVersion: 2 });
    expect(code(await answer('clerk', first.id, 'refused', '改主意了'))).toEqual([409, 'proposals.answered']);
    const { parts, textVersion } = await got(null, id);
    expect([textVersion, parts[1]?.text]).toEqual([2, '建棚费用五万元，从公共收益中支出。']);
    const { items } = (await d.nobody().get(`/api/proposals/${id}/history`)).body;
    expect(items.map(({ what }: { what: string }) => what)).toEqual([
      ...['drafted', 'step_begun', 'step_ended', 'step_begun', 'amendment', 'answered'],
      ...['amendment', 'answered', 'amendment', 'answered'],
    ]);
  });

  test('an amendment to an older version is refused; one that the text has passed cannot be taken up, and holds the end until it is answered', async () => {
    const { id } = await discussed();
    const { id: mine }: ProposalAmendment = ok(await amend('resident', id));
    const { parts } = await got('clerk', id);
    const edit = async (version: number, text: string, reason = '按审计意见改'): Promise<Answer> =>
      (await d.as('clerk')).put(`/api/proposals/${id}/text`, {
        id: v7(),
        version,
        title: '在三号楼东侧建电动自行车充电棚',
        parts: parts.map((part) => (part.key === 'p2' ? { ...part, text } : part)),
        reason,
      });
    expect(code(await edit(1, '建棚费用由街道出。', ''))).toEqual([422, 'proposals.words_needed']);
    ok(await edit(1, '建棚费用由街道出。'));
    expect(code(await edit(1, '建棚费用由物业出。'))).toEqual([409, 'proposals.text_changed']);
    expect(code(await amend('neighbour', id))).toEqual([409, 'proposals.amendment_outdated']);
    // what was written on the older text while it changed stands with the version it names
    expect(ok(await comment('neighbour', id, '六万太贵', { part: 'p2' })).version).toBe(1);
    const { items } = (await (await d.as('clerk')).get(`/api/proposals/${id}/amendments`)).body;
    expect(items).toMatchObject([{ id: mine, overtaken: true }]);
    expect(code(await answer('clerk', mine, 'taken'))).toEqual([409, 'proposals.amendment_overtaken']);
    days(7);
    expect(code(await end(id, 2))).toEqual([409, 'proposals.amendments_open']);
    ok(await answer('clerk', mine, 'refused', '已改由街道出资'));
    ok(await end(id, 2));
    expect(code(await edit(2, '建棚费用由大家出。'))).toEqual([409, 'proposals.text_fixed']);
  });

  test('one who edits waits for one who takes an amendment up, and is told that the text has changed', async () => {
    const { id } = await discussed();
    const { id: mine }: ProposalAmendment = ok(await amend('resident', id));
    const { parts, title } = await got('clerk', id);
    const put = (await d.as('dispatcher')).put;
    const { outcome, waited } = await held(d, {
      first: (tx) => lockProposal(tx, id),
      meanwhile: () =>
        Promise.all([
          answer('clerk', mine, 'taken'),
          put(`/api/proposals/${id}/text`, {
            id: v7(),
            version: 1,
            title,
            parts: parts.map((part) => (part.key === 'p2' ? { ...part, text: '建棚费用由街道出。' } : part)),
            reason: '街道同意出资',
          }),
        ]),
      waiting: 2,
    });
    expect(waited).toBe(true);
    expect(outcome.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await got(null, id)).textVersion).toBe(2);
  });

  test('whoever comments while the step ends is heard before it does, or not at all', async () => {
    const { id } = await discussed();
    const { outcome, waited } = await held(d, {
      first: async (tx) => {
        await lockProposal(tx, id);
        await changeStep(tx, id, 2, { state: 'ended', endedAt: d.clock.now(), endedBy: d.people.clerk.id });
      },
      meanwhile: () => comment('resident', id, '还来得及吗'),
    });
    expect([waited, code(outcome)]).toEqual([true, [409, 'proposals.not_talking']]);
  });
});

test('lists name nobody, show drafts to those who follow proposals there alone, and say what waits', async () => {
  const { id } = await draft();
  const mine = (await (await d.as('clerk')).get('/api/proposals?view=waiting')).body;
  expect(mine).toMatchObject({ mayManage: true });
  expect(mine.items.map((one: { id: string }) => one.id)).toContain(id);
  expect((await (await d.as('outsider')).get('/api/proposals')).body.items).toEqual([]);
  expect((await (await d.as('resident')).get('/api/proposals')).status).toBe(403);
  ok(await post('clerk', `/api/proposals/${id}/withdraw`, { words: '与街道项目重复' }));
  const open = (await d.nobody().get('/api/open/proposals?view=ended')).body.items;
  // withdrawn before anything of it was announced
  expect(open.map((one: { id: string }) => one.id)).not.toContain(id);
  expect((await (await d.as('clerk')).get(`/api/todos?kind=proposals.end`)).status).toBe(200);
});

test('the workbook has a row for each proposal and each of its steps, under its headings, and names nobody', async () => {
  const { id, title } = await deciding();
  ok(await decide(id, carried));
  ok(await comment('resident', (await discussed()).id, '赞成'));
  const { 议题: proposals = [], 议事环节: steps = [] } = await rowsOf(await fetchSheet(d, '/api/proposals/sheet?view=all'));
  expect(proposals[0]).toEqual(['议题', '区域代码', '区域', '议事方法', '状态', '当前环节', '起草日期', '结束日期']);
  const listed = (await (await d.as('clerk')).get('/api/proposals?view=all&limit=200')).body.items;
  expect(proposals).toHaveLength(listed.length + 1);
  const at = listed.findIndex((one: Proposal) => one.id === id) + 1;
  expect(proposals[at]?.slice(0, 5)).toEqual([title, d.area('001001').code, listed[at - 1].area.name, '四步议事法', '进行中']);
  expect(steps[0]).toEqual('议题、序号、环节、环节状态、开始日期、结束日期、应到、实到、同意、反对、弃权、结果、说明'.split('、'));
  const decided = steps.filter(([of, , step]) => of === title && step === '集体决议');
  expect(
    decided.some((row) => row.slice(3).join() === ['已结束', dayOf(d, 0), dayOf(d, 0), 30, 20, 16, 3, 1, '通过', '居民会议决议'].join()),
  ).toBe(true);
  // only what is asked for, and only of one's own areas
  expect((await rowsOf(await fetchSheet(d, '/api/proposals/sheet?view=all', 'outsider')))['议题']).toHaveLength(1);
});
