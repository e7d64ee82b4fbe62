import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HazardDetail } from '#contract/hazards/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { saveTypes, verifyChains } from '#modules/cases/index.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { hazardBody } from './testing/body.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object): Promise<HazardDetail> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object): Promise<string> => (await post(who, url, body)).body.error?.code;
const enter = (over: Record<string, unknown> = {}, who: Who = 'clerk') => must(who, '/api/hazards', hazardBody(d, over));
const order = (over: Record<string, unknown> = {}) => ({
  form: 'order',
  clause: '《消防法》第二十八条',
  demand: '拆除占用设施，恢复通道',
  dueOn: '2025-09-26',
  officers: ['王某', '冯某'],
  receiver: '柳岸物业 经理',
  ...over,
});
const signature = {
  name: '柳某',
  strokes: [
    [
      [1, 1],
      [5, 9],
    ],
  ],
};

test('a hazard is entered, ordered to be cleared, found not cleared, then cleared; each step as a paper, a day or a photo', async () => {
  const h = await enter({ bodyId: d.organisations.office });
  expect((await (await d.as('officer')).get('/api/hazards')).body.items.map(({ id }: { id: string }) => id)).toEqual([h.id]);
  expect((await (await d.as('outsider')).get(`/api/hazards/${h.id}`)).status).toBe(404);
  // grids and communities remind, only the body in charge orders, with two officers
  expect(await refused('clerk', `/api/hazards/${h.id}/notices`, order())).toBe('hazards.may_not_order');
  expect(await refused('official', `/api/hazards/${h.id}/notices`, order())).toBe('hazards.hazard_not_found');
  expect(await refused('officer', `/api/hazards/${h.id}/notices`, order({ officers: ['王某'] }))).toBe('hazards.may_not_order');
  expect(await refused('officer', `/api/hazards/${h.id}/notices`, order({ dueOn: '2025-09-01' }))).toBe('hazards.day_past');
  const told = await must('officer', `/api/hazards/${h.id}/notices`, order());
  // re-inspection within three working days of the last day, a made-up Sunday among them
  expect(told).toMatchObject({ dueOn: '2025-09-26', recheckOn: '2025-09-30' });
  const paper = await (await d.as('officer')).get(`/api/papers/${told.notices[0]?.documentId}`);
  expect(paper.body.number).toBe('隐患整改〔2025〕1号');
  for (const part of ['2025年9月26日', '《消防法》第二十八条', '王某、冯某', '楼道堆放杂物堵塞通道', '责令'])
    expect(paper.body.body).toContain(part);
  // the receiver signs before whoever serves the notice
  expect((await post('officer', `/api/papers/${paper.body.id}/signatures`, { party: 1, ...signature })).status).toBe(200);
  expect((await post('official', `/api/papers/${paper.body.id}/signatures`, { party: 0, ...signature })).status).toBe(404);

  d.clock.set('2025-09-28T02:00:00.000Z');
  const todos = (await (await d.as('officer')).get('/api/todos?kind=hazards.check')).body.items;
  expect(todos).toMatchObject([{ id: h.id, light: 'green' }]);
  expect((await (await d.as('clerk')).get('/api/hazards?state=overdue')).body.items).toMatchObject([{ id: h.id, state: 'overdue' }]);
  expect(await refused('officer', `/api/hazards/${h.id}/checks`, { cleared: false, words: '仍有杂物' })).toBe('hazards.day_needed');
  const again = await must('officer', `/api/hazards/${h.id}/checks`, { cleared: false, words: '仍有杂物', dueOn: '2025-10-10' });
  expect(again).toMatchObject({ dueOn: '2025-10-10', state: 'open', checks: [{ cleared: false, by: '东河环卫站' }] });
  const done = await must('clerk', `/api/hazards/${h.id}/checks`, { cleared: true, words: '通道畅通' });
  expect(done).toMatchObject({ state: 'cleared', actions: [] });
  expect(await refused('clerk', `/api/hazards/${h.id}/checks`, { cleared: true, words: '再查' })).toBe('hazards.cleared');
});

test('a case does not close while a hazard of it is open; both are told in its log', async () => {
  const caseId = await d.caseIn('called_back');
  const h = await enter({ caseId });
  const close = async () => (await (await d.as('dispatcher')).act(caseId, 'close')).body.error?.code;
  expect(await close()).toBe('hazards.not_cleared');
  await must('grid_worker', `/api/hazards/${h.id}/checks`, { cleared: true, words: '已清走' });
  expect(await close()).toBeUndefined();
  const told = (await (await d.as('clerk')).see(caseId)).timeline.filter(({ action }) => action === 'record').map((one) => one.told?.zh);
  expect(told).toEqual(['登记一般隐患，责任单位：柳岸物业', '东河街道 · 柳岸社区 · 第一网格复查合格，隐患销号']);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});

test('public supervision is for major hazards, and lifted when they are cleared', async () => {
  const on = { on: true, words: '区安委会挂牌，限期一个月' };
  const general = await enter({ title: '灭火器过期' });
  expect(await refused('supervisor', `/api/hazards/${general.id}/supervision`, on)).toBe('hazards.only_major');
  const major = await enter({ level: 'major', title: '液化气瓶违规存放' });
  expect(await refused('clerk', `/api/hazards/${major.id}/supervision`, on)).toBe('session.forbidden');
  expect((await must('supervisor', `/api/hazards/${major.id}/supervision`, on)).supervised).toBe(true);
  const off = { on: false, words: '整改合格，销案摘牌' };
  expect(await refused('supervisor', `/api/hazards/${major.id}/supervision`, off)).toBe('hazards.not_cleared');
  await must('clerk', `/api/hazards/${major.id}/checks`, { cleared: true, words: '已移走' });
  expect((await must('supervisor', `/api/hazards/${major.id}/supervision`, off)).supervised).toBe(false);
});

test('a refused signature is noted once; one re-inspection closes, however many are sent at once', async () => {
  const h = await enter({ title: '电动车楼道充电' });
  const hint = { ...order({ form: 'hint', officers: ['钱某'] }), dueOn: '2025-10-20' };
  const [notice] = (await must('grid_worker', `/api/hazards/${h.id}/notices`, hint)).notices;
  const url = `/api/hazard-notices/${notice?.id}/refusal`;
  await must('clerk', url, { words: '业主拒签，楼长见证' });
  expect(await refused('clerk', url, { words: '又拒签' })).toBe('hazards.receipt_told');
  const checks = await Promise.all([1, 2, 3].map(() => post('clerk', `/api/hazards/${h.id}/checks`, { cleared: true, words: '已停止' })));
  expect(checks.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test('the ledger goes out as a workbook and comes in again: what is there stays, each wrong cell is told, nothing half', async () => {
  const client = await d.as('clerk');
  const head = ['级别', '类型', '隐患', '区域代码', '具体地点', '责任单位', '发现日期', '整改期限'];
  const good = ['重大', '燃气', '软管老化', d.area('001001001').code, '5 栋 301', '住户', '2025-09-20', '2025-09-30'];
  const bad = ['特大', '燃气', '软管老化', d.area('002').code, '5 栋 302', '住户', '2025-09-20', null];
  const bring = (rows: (string | null)[][], dryRun: boolean) =>
    sendSheet(d, `/api/hazards/import?id=${v7()}&dryRun=${dryRun}`, rawWorkbook([{ name: '隐患台账', rows: [head, ...rows] }]));
  const wrong = await bring([good, bad], false);
  expect(wrong.body).toMatchObject({ added: 0 });
  expect(wrong.body.faults.map(({ column }: { column: string }) => column)).toEqual(['级别', '区域代码']);
  expect((await bring([good], true)).body).toMatchObject({ dryRun: true, added: 1, faults: [] });
  expect((await bring([good], false)).body).toMatchObject({ added: 1 });
  expect((await bring([good], false)).body).toMatchObject({ added: 0, same: 1 });
  const sheet = await client.get('/api/hazards/sheet');
  expect(sheet.status).toBe(200);
});

test('with the shipped types a case about a hazard closes only once one of it has been found cleared: a check of the case alone is not enough', async () => {
  const { db, clock } = d.process.kernel;
  await db.write(systemAccess(d.id), (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  await expect.poll(async () => (await (await d.as('clerk')).get('/api/case-types')).body.version).toBe(1);
  const caseId = await d.caseIn('called_back', { categoryCode: '0201' });
  expect((await (await d.as('clerk')).see(caseId)).kind).toBe('hazard');
  const close = async () => (await (await d.as('dispatcher')).act(caseId, 'close')).body.error?.code;
  expect(await close()).toBe('hazards.not_rechecked');
  const h = await enter({ caseId });
  expect(await close()).toBe('hazards.not_cleared');
  await must('grid_worker', `/api/hazards/${h.id}/checks`, { cleared: true, words: '已清走' });
  expect(await close()).toBeUndefined();
});
