import { readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { publishRegister } from '#modules/registers/testing/register.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { clustersOf } from './domain/missing.ts';
import { createRanking } from './domain/ranking.ts';

let d: District;
const content = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../packs/knowledge/registers/articles.json'), 'utf8'));
let residence = '';
/** Enters an answer as the supervisor and takes it to a state. @returns its id */
const write = async (values: object, state: 'draft' | 'open' | 'internal' = 'open', who: Who = 'supervisor'): Promise<string> => {
  const id = v7();
  const author = await d.as(who);
  const owner = d.organisations.team;
  const all = { topic: 'household', review_on: '2026-06-01', owner, area: d.code, ...values };
  const added = await author.post('/api/registers/articles/rows', { id, values: all });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  if (state !== 'draft') {
    const moved = await author.post(`/api/registers/articles/rows/${id}/moves`, { id: v7(), version: 1, to: state, reason: null });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  }
  d.clock.advance(6_000);
  return id;
};
const titles = (answer: { body: { items: { title: string }[] } }): string[] => answer.body.items.map(({ title }) => title);
const find = async (who: Who | null, query: string) =>
  who === null ? d.nobody().get(`/api/knowledge/articles?${query}`) : (await d.as(who)).get(`/api/knowledge/articles?${query}`);
const suggest = async (text: string, over: object = {}) => d.nobody().post('/api/knowledge/suggest', { text, ...over });
const useOf = async (id: string) =>
  (await (await d.as('supervisor')).get('/api/knowledge/use')).body.items.find((one: { id: string }) => one.id === id);

beforeAll(async () => {
  d = await testDistrict();
  const published = await publishRegister(d, 'articles', content);
  expect(published.status, JSON.stringify(published.body)).toBeLessThan(300);
  residence = await write({
    title: '居住证怎么办理',
    questions: '外地人租房办暂住证\n居住证需要什么材料',
    answer: '在居住地居住半年以上，可以到派出所申领居住证。',
    steps: '带身份证和租房合同到派出所\n十五个工作日后领取',
  });
  await write({ title: '养犬登记怎么办', topic: 'city', answer: '到城管养犬登记点办理犬证，带狂犬疫苗接种证明。' });
  await write({ title: '高龄津贴内部口径', topic: 'elder', answer: '八十周岁以上按月发放，异地户籍不发。' }, 'internal');
  await write({ title: '低保怎么申请', topic: 'civil', answer: '向户籍地街道提出申请，如实申报收入和财产。' }, 'draft');
  await write({ title: '柳岸停车月卡', topic: 'transport', answer: '柳岸停车场办理月卡。', area: d.area('001002').code });
});
afterAll(() => d?.close());

describe('finding', () => {
  it('goes by any run of characters, pinyin and initials of the title, and topic; strangers see open answers alone', async () => {
    expect(titles(await find(null, 'q=住证'))).toEqual(['居住证怎么办理']);
    expect(titles(await find(null, 'q=zhuzheng'))).toEqual(['居住证怎么办理']);
    expect(titles(await find(null, 'q=jzz'))).toEqual(['居住证怎么办理']);
    expect(titles(await find(null, 'q=租房合同'))).toEqual(['居住证怎么办理']);
    expect(titles(await find(null, `q=${encodeURIComponent('请问外地人怎么样才能办理居住证呢')}`))).toEqual(['居住证怎么办理']);
    expect(titles(await find(null, 'topic=city'))).toEqual(['养犬登记怎么办']);
    expect(titles(await find(null, 'q=津贴'))).toEqual([]);
    expect(titles(await find('clerk', 'q=津贴'))).toEqual(['高龄津贴内部口径']);
    expect(titles(await find('clerk', 'q=低保'))).toEqual([]);
    expect(titles(await find(null, `area=${d.area('001001').code}`))).not.toContain('柳岸停车月卡');
    expect(titles(await find(null, `area=${d.area('001002').code}`))).toContain('柳岸停车月卡');
  });
  it('shows one with its steps and owner; an internal one is not there for residents', async () => {
    const shown = await d.nobody().get(`/api/knowledge/articles/${residence}`);
    expect(shown.body).toMatchObject({
      steps: ['带身份证和租房合同到派出所', '十五个工作日后领取'],
      owner: '柳岸网格服务队',
      open: true,
      area: null,
    });
    const [inside] = (await find('clerk', 'q=津贴')).body.items;
    expect((await d.nobody().get(`/api/knowledge/articles/${inside.id}`)).status).toBe(404);
    expect((await (await d.as('resident')).get(`/api/knowledge/articles/${inside.id}`)).status).toBe(404);
    expect((await (await d.as('clerk')).get(`/api/knowledge/articles/${inside.id}`)).status).toBe(200);
  });
  it('ends with the days an answer holds', async () => {
    const id = await write({
      title: '春节集市摊位报名',
      topic: 'business',
      answer: '集市摊位在社区报名。',
      valid_from: '2020-01-01',
      valid_to: '2020-02-01',
    });
    expect(titles(await find(null, 'q=集市'))).toEqual([]);
    expect((await d.nobody().get(`/api/knowledge/articles/${id}`)).status).toBe(404);
  });
});

describe('suggesting', () => {
  it('to residents: open answers whose question is asked, with the reason; being shown, read and found useful is counted', async () => {
    const before = await useOf(residence);
    const { body } = await suggest('我从外地来租房半年了，想问居住证怎么办理');
    expect(body.items).toMatchObject([{ title: '居住证怎么办理', why: { sameCategory: false } }]);
    expect(body.items[0].why.words.join()).toContain('居住证');
    expect((await suggest('楼下的路灯坏了三天没人修')).body.items).toEqual([]);
    // that somebody asks what papers are needed tells nothing of what for
    expect((await suggest('随迁子女入学需要什么材料，去哪里办')).body.items).toEqual([]);
    expect(titles(await suggest('高龄津贴内部口径是什么'))).toEqual([]);
    await d.nobody().get(`/api/knowledge/articles/${residence}`);
    const vote = v7();
    const rate = (id: string, useful: boolean) => d.nobody().post(`/api/knowledge/articles/${residence}/votes`, { id, useful });
    expect([(await rate(vote, true)).body, (await rate(vote, true)).body, (await rate(v7(), false)).body]).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect(await useOf(residence)).toMatchObject({ shown: before.shown + 1, read: before.read + 1, useful: 1, useless: 1, taken: 0 });
    expect(Object.keys((await d.asOwner<object>('select * from knowledge_votes limit 1'))[0] ?? {})).toEqual([
      'jurisdiction_id',
      'id',
      'article_id',
      'useful',
      'day',
    ]);
  });
  it('an answer for one place is suggested there alone', async () => {
    expect(titles(await suggest('柳岸停车月卡', { area: d.area('001001').code }))).toEqual([]);
    expect(titles(await suggest('柳岸停车月卡', { area: d.area('001002').code }))).toEqual(['柳岸停车月卡']);
  });
  it('to the desk: internal ones too, with source and reason; taking one over is counted once', async () => {
    const clerk = await d.as('clerk');
    const { body } = await clerk.post('/api/answers/suggest', { text: '外地人租房办居住证要什么材料', categoryCode: null });
    expect(body.items[0]).toMatchObject({
      title: '居住证怎么办理',
      ref: residence,
      source: { code: 'knowledge.articles', name: { zh: '知识库' } },
    });
    expect(body.items[0].text).toContain('1. 带身份证和租房合同到派出所');
    const internal = await clerk.post('/api/answers/suggest', { text: '老人高龄津贴口径', categoryCode: null });
    expect(titles(internal)).toContain('高龄津贴内部口径');
    const forHandlers = await (await d.as('handler')).post('/api/answers/suggest', { text: '老人高龄津贴口径', categoryCode: null });
    expect(titles(forHandlers)).not.toContain('高龄津贴内部口径');
    const taken = { id: v7(), source: 'knowledge.articles', ref: residence };
    for (let n = 0; n < 2; n++) expect((await clerk.post('/api/answers/taken', taken)).body).toEqual({ ok: true });
    expect((await useOf(residence)).taken).toBe(1);
    expect((await clerk.post('/api/answers/taken', { ...taken, id: v7(), source: 'desk.nothing' })).status).toBe(404);
    expect((await (await d.as('resident')).post('/api/answers/taken', { ...taken, id: v7() })).status).toBe(403);
  });
});

describe('what is missing', () => {
  /** An enquiry that had to be dispatched before somebody answered it. */
  const enquiry = async (text: string, answer: string): Promise<void> => {
    const sent = await (await d.as('resident')).report({ text });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const id = sent.body.caseId as string;
    await d.must('grid_worker', id, 'verify');
    await d.must('clerk', id, 'file', { kind: 'enquiry' });
    await d.must('dispatcher', id, 'dispatch');
    await d.must('handler', id, 'accept');
    await d.must('handler', id, 'answer', { text: answer });
  };
  it('is what was answered again and again without an answer here; its draft names nobody', async () => {
    for (const [n, who] of ['王先生', '李女士', '赵阿姨'].entries())
      await enquiry(
        `我是${n + 1}栋${n + 1}单元的，小区加装电梯怎么申请补贴`,
        `${who}您好，加装电梯补贴向街道申请，电话13812345678，到3栋2单元101登记。`,
      );
    await enquiry('请问居住证怎么办理需要什么材料', '到派出所办理。');
    const { body } = await (await d.as('clerk')).get('/api/knowledge/missing');
    expect(body).toMatchObject({ asked: 4, covered: 1, items: [{ count: 3, dispatched: 3 }] });
    const [gap] = body.items;
    expect(gap.words.join()).toContain('加装电梯');
    expect(gap.answer).toContain('加装电梯补贴向街道申请');
    expect(`${gap.title}${gap.answer}`).not.toMatch(/王|李|赵|13812345678|\d+(栋|单元)/);
    expect((await (await d.as('outsider')).get('/api/knowledge/missing')).body).toMatchObject({ asked: 0, items: [] });
    expect((await (await d.as('grid_worker')).get('/api/knowledge/missing')).status).toBe(403);
    await write({ title: '加装电梯怎么申请补贴', topic: 'housing', answer: '向街道申请。' });
    expect((await (await d.as('clerk')).get('/api/knowledge/missing')).body).toMatchObject({ asked: 4, covered: 4, items: [] });
  });
});

test('enquiries are put together by category and what they have in common, three at least', () => {
  const one = (n: number, text: string, categoryCode: string | null = 'A') => ({
    id: String(n),
    number: String(n),
    categoryCode,
    text,
    dispatched: false,
    answer: null,
  });
  const clusters = clustersOf([
    one(1, '公租房怎么申请'),
    one(2, '想问公租房怎么申请要什么条件'),
    one(3, '路灯不亮了'),
    one(4, '公租房申请'),
    one(5, '公租房怎么申请', 'B'),
    one(6, '123456'),
  ]);
  expect(clusters.map((cluster) => cluster.map(({ id }) => id))).toEqual([['1', '2', '4']]);
});

test('the order of answers: what tells them apart counts, the same category too; nothing in common is no match', () => {
  const answers = ['居住证怎么办理', '犬证怎么办理', '低保怎么申请'].map((title, n) => ({
    questions: [title],
    answer: '请到街道便民服务中心办理。',
    categoryCode: `0${n}`,
  }));
  const rank = createRanking(answers);
  expect(rank('怎么办理居住证', null, 1)).toMatchObject([{ at: 0, sameCategory: false }]);
  expect(rank('怎么办理', '0101', 1)).toMatchObject([{ at: 1, sameCategory: true }]);
  expect(rank('xyz 123', null, 3)).toEqual([]);
  expect(createRanking([])('居住证', null, 3)).toEqual([]);
});
