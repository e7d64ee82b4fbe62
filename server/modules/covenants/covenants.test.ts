import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Covenant } from '#contract/covenants/api.ts';
import { penaltiesIn } from '#contract/covenants/penalties.ts';
import { shippedRules } from '#contract/covenants/rules.ts';
import { templates } from '#contract/covenants/templates.ts';
import { minutes } from '#modules/proposals/testing/minutes.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { rowsOf } from '#tools/testing/rows-of.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { changeVersion, lockCovenant } from './store/covenants.ts';
import { begun } from './testing/begun.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const code = ({ status, body }: Answer): unknown => [status, body.error?.code];
const ok = (answer: Answer): Answer['body'] => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const got = async (who: Who | null, id: string): Promise<Covenant> =>
  ok(await (who === null ? d.nobody() : await d.as(who)).get(`/api/covenants/${id}`));
const create = async (kind?: string): Promise<Covenant> => ok(await post('clerk', '/api/covenants', begun(d, kind)));
const step = (who: Who, id: string, name: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/covenants/${id}/steps`, { number: 1, step: name, ...over });
const write = async (id: string, edit: number, articles: unknown, number = 1): Promise<Answer> =>
  (await d.as('clerk')).put(`/api/covenants/${id}/draft`, { id: v7(), number, edit, articles });
const say = (who: Who, id: string, article: string | null, words: string, number = 1): Promise<Answer> =>
  post(who, `/api/covenants/${id}/comments`, { number, article, words });
const days = (n: number): void => d.clock.advance(n * 86_400_000);
const heads = { due: 100, present: 60, yes: 45, no: 10, abstain: 5 };
/** Carries the version that is being made to the vote. */
const toVote = async (id: string, number = 1, way = 'meeting'): Promise<void> => {
  ok(await step('clerk', id, 'open_comments', { number, untilOn: dayOf(d, 6) }));
  days(7);
  ok(await step('clerk', id, 'close_comments', { number }));
  ok(await step('clerk', id, 'submit', { number }));
  ok(await step('dispatcher', id, 'approve', { number, words: '合法合规' }));
  ok(await step('clerk', id, 'open_vote', { number, way, fromOn: dayOf(d, 3), untilOn: dayOf(d, 5) }));
  days(3);
};
const enter = async (id: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  step('clerk', id, 'enter_result', { heldOn: dayOf(d, 0), heads, women: 28, documentIds: [await minutes(d)], ...over });
/** Puts a covenant in force. */
const inForce = async (): Promise<Covenant> => {
  const { id } = await create();
  await toVote(id);
  ok(await enter(id));
  return ok(await step('clerk', id, 'file', { filedNumber: '柳街备〔2025〕3 号' }));
};

describe('a covenant', () => {
  test('goes from the template to the residents, the street, the vote, and is filed and published', async () => {
    const { id, versions } = await create();
    expect(versions[0]?.articles.length).toBeGreaterThan(9);
    expect((await d.nobody().get(`/api/covenants/${id}`)).status).toBe(404);
    expect(code(await step('clerk', id, 'submit'))).toEqual([409, 'covenants.step_over']);
    expect(code(await step('clerk', id, 'open_comments', { untilOn: dayOf(d, 5) }))).toEqual([422, 'covenants.comments_short']);
    expect(code(await step('clerk', id, 'open_comments', { untilOn: dayOf(d, 366 * 10) }))).toEqual([422, 'covenants.day_far']);
    ok(await step('clerk', id, 'open_comments', { untilOn: dayOf(d, 6) }));
    expect(code(await write(id, 0, versions[0]?.articles.slice(1)))).toEqual([409, 'covenants.fixed']);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => say('resident', id, 'a3', `常来常往 ${n}`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(code(await say('neighbour', id, 'a99', '哪一条'))).toEqual([422, 'covenants.article_not_found']);
    const { id: comment } = ok(await say('neighbour', id, null, '字太小，老人看不清'));
    ok(await post('clerk', `/api/covenant-comments/${comment}/answer`, { words: '公布时印大字版' }));
    expect(code(await step('clerk', id, 'close_comments'))).toEqual([409, 'covenants.comments_run']);
    days(7);
    expect(code(await say('neighbour', id, null, '来晚了'))).toEqual([409, 'covenants.not_commenting']);
    ok(await step('clerk', id, 'close_comments'));
    // what punishes by force does not go to the street
    const articles = versions[0]?.articles ?? [];
    const [first, ...rest] = articles;
    const fined = [{ ...first, text: '乱扔垃圾的，每次罚款五十元，并停水三天。' }, ...rest];
    ok(await write(id, 0, fined));
    const refused = await step('clerk', id, 'submit');
    expect(code(refused)).toEqual([422, 'covenants.penalty']);
    expect(refused.body.error.message).toMatch(/罚款、停水.*七部门/);
    ok(await write(id, 1, articles));
    expect(code(await write(id, 1, rest))).toEqual([409, 'covenants.changed']);
    ok(await step('clerk', id, 'submit'));
    expect(code(await step('clerk', id, 'approve'))).toEqual([403, 'session.forbidden']);
    expect(code(await step('dispatcher', id, 'refuse'))).toEqual([422, 'covenants.words_needed']);
    expect(ok(await step('dispatcher', id, 'refuse', { words: '第九条时间与噪声规定不一致' })).versions[0]).toMatchObject({
      state: 'commented',
      refused: '第九条时间与噪声规定不一致',
    });
    expect((await got(null, id)).versions[0]?.refused).toBeNull();
    ok(await step('clerk', id, 'submit'));
    ok(await step('dispatcher', id, 'approve'));
    const vote = { way: 'meeting', fromOn: dayOf(d, 3), untilOn: dayOf(d, 3) };
    expect(code(await step('clerk', id, 'open_vote', { ...vote, fromOn: dayOf(d, 2) }))).toEqual([422, 'covenants.vote_days']);
    expect(code(await step('clerk', id, 'open_vote', { ...vote, way: 'owners' }))).toEqual([422, 'covenants.way_wrong']);
    ok(await step('clerk', id, 'open_vote', vote));
    days(3);
    expect(code(await enter(id, { women: 0 }))).toEqual([422, 'covenants.women_needed']);
    expect(code(await enter(id, { documentIds: [] }))).toEqual([422, 'covenants.minutes_needed']);
    expect(code(await enter(id, { heads: { ...heads, yes: 50 } }))).toEqual([422, 'covenants.votes_over']);
    const adopted: Covenant = ok(await enter(id));
    expect(adopted.versions[0]?.state).toBe('adopted');
    expect(adopted.versions[0]?.sittings[0]?.source).toContain('2025年12月31日前文本');
    expect(code(await step('clerk', id, 'file'))).toEqual([422, 'covenants.number_needed']);
    const filed: Covenant = ok(await step('clerk', id, 'file', { filedNumber: '柳街备〔2025〕3 号', fromOn: dayOf(d, 1) }));
    expect(filed).toMatchObject({ inForce: 1, effectiveOn: dayOf(d, 1), making: null, acts: ['revise', 'keep'] });
    expect(filed.reviewOn?.slice(0, 4)).toBe('2026');
    const [published] = await d.asOwner<{ kind: string }>('select kind from disclosures where subject_id = $1', [id]);
    expect(published?.kind).toBe('covenant');
    const open = (await d.nobody().get('/api/open/covenants')).body.items;
    expect(open).toMatchObject([{ id, inForce: 1 }]);
  });

  test('is revised one version at a time; the older one stays to be read, and holds until the newer one is filed', async () => {
    const { id } = await inForce();
    const begin = (words = '加上充电桩'): Promise<Answer> => post('clerk', `/api/covenants/${id}/revise`, { words });
    const both = await Promise.all([begin(), begin('又一处')]);
    expect(both.map(code).map(String).sort()).toEqual(['200,', '409,covenants.making']);
    expect(code(await post('clerk', `/api/covenants/${id}/keep`, { words: '不改' }))).toEqual([409, 'covenants.making']);
    // a draft is nobody else's business yet
    expect((await got(null, id)).versions.map(({ number }) => number)).toEqual([1]);
    const { versions } = await got('clerk', id);
    const articles = [...(versions[0]?.articles.slice(0, 4) ?? []), { key: 'n1', heading: '充电', text: '在车棚充电。' }];
    ok(await write(id, 0, articles, 2));
    await toVote(id, 2);
    // half of those due is no quorum: it is voted on again
    expect(ok(await enter(id, { number: 2, heads: { ...heads, present: 50, yes: 50, no: 0, abstain: 0 } })).versions[0].state).toBe(
      'checked',
    );
    ok(await step('clerk', id, 'open_vote', { number: 2, way: 'meeting', fromOn: dayOf(d, 3), untilOn: dayOf(d, 3) }));
    days(3);
    ok(await enter(id, { number: 2 }));
    expect((await got(null, id)).inForce).toBe(1);
    ok(await step('clerk', id, 'file', { number: 2, filedNumber: '柳街备〔2025〕9 号' }));
    const after = await got(null, id);
    expect(after.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'in_force'],
      [1, 'replaced'],
    ]);
    expect(after.versions[1]?.articles.length).toBeGreaterThan(9);
  });

  test('is looked at every year: a to-do until it is kept or revised', async () => {
    const { id, reviewOn } = await inForce();
    const todos = async (): Promise<string[]> =>
      (await (await d.as('clerk')).get('/api/todos?kind=covenants.review')).body.items.map((one: { id: string }) => one.id);
    expect(await todos()).not.toContain(id);
    await d.asOwner('update covenants set review_on = $2 where id = $1', [id, dayOf(d, 20)]);
    expect(await todos()).toContain(id);
    const kept: Covenant = ok(await post('clerk', `/api/covenants/${id}/keep`, { words: '居民代表都说不用改' }));
    expect(kept.reviewOn).toBe(reviewOn);
    expect(kept.reviews).toMatchObject([{ words: '居民代表都说不用改' }]);
    expect(await todos()).not.toContain(id);
  });

  test('of an estate is decided by its owners: by heads and by area, two thirds of both taking part', async () => {
    const { id } = await create('estate');
    await toVote(id, 1, 'owners');
    const owners = { due: 91, present: 86, yes: 85, no: 1, abstain: 0 };
    const area = { due: 1_200_000, present: 1_160_000, yes: 680_000, no: 480_000, abstain: 0 };
    expect(code(await enter(id, { heads: owners }))).toEqual([422, 'covenants.figures_needed']);
    // heads alone: 56.67 % of the area are no quorum
    const short = { due: 1_200_000, present: 680_000, yes: 680_000, no: 0, abstain: 0 };
    expect(ok(await enter(id, { heads: owners, area: short, women: null })).versions[0]).toMatchObject({ state: 'checked' });
    ok(await step('clerk', id, 'open_vote', { way: 'owners', fromOn: dayOf(d, 3), untilOn: dayOf(d, 3) }));
    days(3);
    expect(ok(await enter(id, { heads: owners, area, women: null })).versions[0].state).toBe('adopted');
  });

  test('whoever comments while the time for comments ends is heard before it does, or not at all', async () => {
    const { id } = await create('dogs');
    ok(await step('clerk', id, 'open_comments', { untilOn: dayOf(d, 6) }));
    const { outcome, waited } = await held(d, {
      first: async (tx) => {
        await lockCovenant(tx, id);
        await changeVersion(tx, id, 1, { state: 'commented' });
      },
      meanwhile: () => say('resident', id, null, '还来得及吗'),
    });
    expect([waited, code(outcome)]).toEqual([true, [409, 'covenants.not_commenting']]);
  });
});

test('articles come from a workbook, all or none, and keep their keys', async () => {
  const { id, versions } = await create('parking');
  const keys = versions[0]?.articles.map(({ key }) => key) ?? [];
  const rows = [
    ['条', '条名', '内容', '编号（请勿修改）'],
    [1, '车位怎么分', '车位由大家商量着分。', keys[0] ?? ''],
    [2, '新的一条', '占用消防通道的，罚款一百元。', ''],
  ];
  const bring = async (of: (string | number)[][], dryRun: boolean): Promise<Answer> =>
    sendSheet(d, `/api/covenant-articles/import?id=${v7()}&covenantId=${id}&dryRun=${dryRun}`, rawWorkbook([{ name: '条文', rows: of }]));
  const asGiven = await fetchSheet(d, `/api/covenants/${id}/articles/sheet`);
  const same = await sendSheet(d, `/api/covenant-articles/import?id=${v7()}&covenantId=${id}&dryRun=true`, asGiven);
  expect(ok(same)).toMatchObject({ added: 0, changed: 0, removed: 0, same: keys.length, faults: [] });
  expect(ok(await bring(rows, true))).toMatchObject({ added: 1, changed: 1, removed: keys.length - 1, penalties: 1, faults: [] });
  expect((await got('clerk', id)).versions[0]?.articles).toHaveLength(keys.length);
  const faulty = ok(await bring([...rows, [3, '空的', '', '']], false));
  expect(faulty.faults).toHaveLength(1);
  ok(await bring(rows, false));
  const standing = (await got('clerk', id)).versions[0]?.articles;
  expect(standing?.map(({ key }) => key)).toEqual([keys[0], 'n1']);
  // a sheet of words alone: what it does not say – headings, keys – stays
  const bare = [['内容'], ...(standing ?? []).map(({ text }) => [text])];
  expect(ok(await bring(bare, true))).toMatchObject({ added: 0, changed: 0, removed: 0, same: 2, faults: [] });
});

test('the workbook has a row for each covenant and each article in force, under its headings', async () => {
  const { id, title } = await inForce();
  const { 公约: covenants = [], 现行条文: articles = [] } = await rowsOf(await fetchSheet(d, '/api/covenants/sheet?view=all'));
  const listed = (await (await d.as('clerk')).get('/api/covenants?view=all&limit=200')).body.items;
  expect(covenants[0]).toEqual(['公约', '类型', '区域代码', '区域', '现行版次', '生效日期', '下次检视', '正在制定']);
  expect(covenants).toHaveLength(listed.length + 1);
  const at = listed.findIndex((one: Covenant) => one.id === id);
  const { area, reviewOn } = listed[at];
  expect(covenants[at + 1]).toEqual([title, '居民公约', area.code, area.name, 1, dayOf(d, 0), reviewOn]);
  expect(articles[0]).toEqual(['公约', '条', '条名', '内容']);
  const own = (await got('clerk', id)).versions[0]?.articles.map(({ heading, text }, i) => [title, i + 1, heading, text]);
  expect(articles).toEqual(expect.arrayContaining(own ?? []));
  expect((await rowsOf(await fetchSheet(d, '/api/covenants/sheet?view=all', 'outsider')))['公约']).toHaveLength(1);
});

test('a covenant is adopted by the rule of the day people met on, which changes with the law and with what is published', async () => {
  const supervisor = await d.as('supervisor');
  const url = '/api/definitions/covenants.rules';
  const [old, today] = shippedRules.residents;
  const strict = { ...today, quorum: { of: 'due', n: 2, d: 3, strict: false }, source: '本区居民会议规则：三分之二以上参加' };
  const { draft, newest } = (await supervisor.get(url)).body;
  const content = { ...shippedRules, residents: [old, strict] };
  expect((await (await d.as('clerk')).put(`${url}/draft`, { id: v7(), revision: 0, base: newest, content })).status).toBe(403);
  const saved = ok(await supervisor.put(`${url}/draft`, { id: v7(), revision: draft?.revision ?? 0, base: newest, content }));
  ok(await supervisor.post(`${url}/publish`, { id: v7(), revision: saved.draft.revision, newest, reason: '新法施行', effectiveOn: null }));
  // sixty of a hundred: enough before the turn of the year, too few after it
  const adoptedOn = async (moment: string): Promise<Covenant> => {
    d.clock.set(moment);
    const { id } = await create('dogs');
    await toVote(id);
    return ok(await enter(id));
  };
  const before = await adoptedOn('2025-12-10T02:00:00.000Z');
  expect(before).toMatchObject({ rule: { since: '1990-01-01' }, versions: [{ state: 'adopted' }] });
  const after = await adoptedOn('2026-01-10T02:00:00.000Z');
  expect(after).toMatchObject({
    rule: { since: '2026-01-01', source: strict.source },
    versions: [{ state: 'checked', sittings: [{ outcome: 'no_quorum', source: strict.source }] }],
  });
});

test('the library has six kinds that punish nobody; what does is found, and what the law does or the text denies is not', () => {
  expect(templates).toHaveLength(6);
  for (const { articles, title } of templates) expect([title, penaltiesIn(articles)]).toEqual([title, []]);
  const words = (text: string): string[] => penaltiesIn([{ key: 'a', text }]).map(({ word }) => word);
  expect(words('违者罚款二百元，并扣发年终分红。')).toEqual(['罚款', '扣发']);
  expect(words('不参加义务劳动的，停水停电，不予办理证明。')).toEqual(['停水', '停电', '不予办理']);
  expect(words('不交卫生费的，取消低保资格。')).toEqual(['取消低保资格']);
  expect(words('本公约不设罚款，只提醒。任何人不得扣押他人财物。')).toEqual([]);
  expect(words('违反规定的，由城管部门依法处以罚款。')).toEqual([]);
  expect(words('不听劝告的，依法罚款一百元。')).toEqual(['罚款']);
  expect(words('长期乱停的车辆，物业可以锁车、拖走。')).toEqual(['锁车', '拖走']);
});
