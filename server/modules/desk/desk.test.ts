import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledIn, unknownIn } from '#contract/desk/placeholders.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { carryAll } from '#modules/notices/testing/told.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { caseWithPhoto } from './testing/photo.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const code = ({ status, body }: Answer) => [status, body.error?.code];

describe('templates and filters', () => {
  const template = (over: object = {}) => ({
    of: null,
    title: '已派人到场',
    shared: null,
    content: { action: 'progress', text: '{姓名}您好，{编号}已派人到{地点}。' },
    ...over,
  });
  const items = async (who: Who) => (await (await d.as(who)).get('/api/desk-items')).body;
  const titles = async (who: Who) => (await items(who)).templates.map(({ title }: { title: string }) => title);

  it('are one’s own, or shared with those who hold a post in the same organisation or area', async () => {
    const team = `organisation:${d.organisations.team}`;
    expect(code(await post('resident', '/api/desk-items/templates', template()))).toEqual([403, 'session.forbidden']);
    expect((await items('handler')).shares.map(({ key }: { key: string }) => key)).toEqual([team]);
    expect(code(await post('handler', '/api/desk-items/templates', template({ shared: `area:${d.area('001').code}` })))).toEqual([
      422,
      'desk.share_unknown',
    ]);
    const own = await post('handler', '/api/desk-items/templates', template());
    expect(own.status, JSON.stringify(own.body)).toBe(200);
    await post('handler', '/api/desk-items/templates', template({ title: '全队通用', shared: team }));
    await post('dispatcher', '/api/desk-items/templates', template({ title: '街道通用', shared: `area:${d.area('001').code}` }));
    expect(await titles('handler')).toEqual(expect.arrayContaining(['已派人到场', '全队通用']));
    expect(await titles('grid_worker')).toEqual(['全队通用']);
    expect(await titles('dispatcher2')).toEqual(['街道通用']);
    expect(await titles('officer')).toEqual([]);
    // colleagues change what is shared; two at once: the second is told; nobody touches what is not shared
    const [shared] = (await items('grid_worker')).templates;
    const change = (who: Who, title: string, key: string | null = team) =>
      post(who, '/api/desk-items/templates', template({ title, shared: key, of: { id: shared.id, version: shared.version } }));
    expect((await change('grid_worker', '全队用')).status).toBe(200);
    expect(code(await change('handler', '改晚了'))).toEqual([409, 'desk.item_changed']);
    expect(code(await change('officer', '别人的', null))).toEqual([404, 'desk.item_not_found']);
    expect(code(await post('grid_worker', `/api/desk-items/${own.body.id}/remove`, {}))).toEqual([404, 'desk.item_not_found']);
    expect((await post('handler', `/api/desk-items/${shared.id}/remove`, {})).body).toEqual({ ok: true });
    expect(await titles('grid_worker')).toEqual([]);
  });

  it('answer what the desk is asked, those whose words fit, and what other modules know beside them', async () => {
    await post(
      'dispatcher',
      '/api/desk-items/templates',
      template({ title: '入学材料', content: { action: 'answer', text: '入学请带户口簿。' } }),
    );
    await post(
      'dispatcher',
      '/api/desk-items/templates',
      template({ title: '路灯报修', content: { action: 'answer', text: '路灯已报修。' } }),
    );
    const ask = async (who: Who, text: string) => (await d.as(who)).post('/api/answers/suggest', { text, categoryCode: null });
    expect((await ask('dispatcher', '孩子入学要带什么')).body.items).toEqual([
      { title: '入学材料', text: '入学请带户口簿。', source: { code: 'desk.templates', name: { zh: '答复模板', en: 'Answer template' } } },
    ]);
    expect((await ask('handler', '孩子入学要带什么')).body.items).toEqual([]);
    expect(code(await ask('resident', '孩子入学要带什么'))).toEqual([403, 'session.forbidden']);
    d.process.modules.desk.answers.add({
      code: 'desk.notes',
      suggest: async (_, { text }) => (text.includes('入学') ? [{ title: '招生政策', text: '以当年公告为准。', score: 1 }] : []),
    });
    expect((await ask('dispatcher', '孩子入学要带什么')).body.items.map(({ title }: { title: string }) => title)).toEqual([
      '招生政策',
      '入学材料',
    ]);
  });

  it('views of a list are kept by its page, for whoever holds a post', async () => {
    const save = (who: Who, page: string, title: string, shared: string | null = null) =>
      post(who, '/api/desk-items/views', { of: null, title, shared, content: { page, search: { view: 'board', down: true } } });
    const views = async (who: Who, page: string) => {
      const { body } = await (await d.as(who)).get(`/api/desk-items/views?page=${page}`);
      return (body.items ?? [body.error.code]).map((one: { title: string } | string) => (typeof one === 'string' ? one : one.title));
    };
    expect((await save('dispatcher', 'registers.firms', '我的看板')).status).toBe(200);
    expect((await save('dispatcher', 'registers.firms', '大家的看板', `area:${d.area('001').code}`)).status).toBe(200);
    expect((await save('dispatcher', 'registers.other', '另一本')).status).toBe(200);
    expect(await views('dispatcher', 'registers.firms')).toEqual(['大家的看板', '我的看板']);
    expect(await views('dispatcher2', 'registers.firms')).toEqual(['大家的看板']);
    expect(await views('outsider', 'registers.firms')).toEqual([]);
    expect(await views('resident', 'registers.firms')).toEqual(['session.forbidden']);
    expect(code(await save('resident', 'registers.firms', '无岗位'))).toEqual([403, 'session.forbidden']);
    // not among what cases are worked with
    expect((await items('dispatcher')).filters.map(({ title }: { title: string }) => title)).not.toContain('我的看板');
  });

  it('fill in what the case says and leave what it does not', () => {
    expect(filledIn('{姓名}您好，{编号}已派人到{地点}。', { 编号: '530801-1', 姓名: '张*', 地点: '' })).toBe(
      '张*您好，530801-1已派人到{地点}。',
    );
    expect(unknownIn('{编号}{名字}{电话}{名字}')).toEqual(['名字', '电话']);
  });
});

describe('a photo', () => {
  const pixel = async (bytes: Buffer, left: number, top: number) =>
    [...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].map((n) => (n < 40 ? 0 : 1));
  const file = async (who: Who, id: string) => (await d.as(who)).get(`/api/files/${id}`);

  it('is covered for everybody, also for whoever sent it; what was there is seen for a reason alone, and each look is kept', async () => {
    const { caseId, photoId } = await caseWithPhoto(d);
    const cover = (who: Who, id = photoId) =>
      post(who, `/api/cases/${caseId}/photos/${id}/cover`, { rectangles: [{ x: 0, y: 0, width: 500, height: 500 }], reason: '有居民面部' });
    expect(code(await cover('resident'))).toEqual([403, 'session.forbidden']);
    expect(code(await cover('outsider'))).toEqual([404, 'case.not_found']);
    expect(code(await cover('clerk', v7()))).toEqual([404, 'desk.photo_not_found']);
    const covered = await cover('clerk');
    expect(covered.status, JSON.stringify(covered.body)).toBe(200);
    expect(covered.body).toMatchObject({ covered: true, width: 600, height: 400 });
    const shown = await file('resident', covered.body.id);
    expect(await pixel(shown.body, 100, 100)).toEqual([0, 0, 0]);
    expect(await pixel(shown.body, 500, 300)).toEqual([1, 1, 1]);
    for (const who of ['resident', 'clerk', 'supervisor'] as const) {
      expect((await file(who, photoId)).status, who).toBe(404);
      const detail = await (await d.as(who)).see(caseId);
      expect(
        detail.photos.map(({ id }) => id),
        who,
      ).toEqual([covered.body.id]);
    }
    expect(code(await cover('clerk'))).toEqual([409, 'desk.photo_changed']);
    const detail = await (await d.as('clerk')).see(caseId);
    expect(detail.timeline.at(-1)).toMatchObject({ action: 'record', reason: '有居民面部', told: { zh: '遮挡照片 1 处' } });
    expect((await (await d.as('resident')).see(caseId)).timeline.map(({ action }) => action)).toEqual(['report']);

    const look = (who: Who, id = covered.body.id) => post(who, `/api/cases/${caseId}/photos/${id}/uncover`, { reason: '核对车牌' });
    expect(code(await look('supervisor'))).not.toEqual([404, 'case.not_found']);
    expect(code(await look('resident'))).toEqual([403, 'session.forbidden']);
    const whole = await look('clerk');
    expect(await pixel(Buffer.from(whole.body.jpeg, 'base64'), 100, 100)).toEqual([1, 1, 1]);
    const lines = (await (await d.as('audit_admin')).get('/api/audit')).body.items;
    expect(lines).toContainEqual(expect.objectContaining({ action: 'cases.photo_uncovered', reason: '核对车牌' }));
    // the log vouches for the photo as it came in, which is still there
    expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  });

  it('is covered once of two who cover it at once, and can be covered further', async () => {
    const { caseId, photoId } = await caseWithPhoto(d);
    const cover = (id: string, x: number) =>
      post('clerk', `/api/cases/${caseId}/photos/${id}/cover`, { rectangles: [{ x, y: 0, width: 200, height: 1000 }], reason: '有车牌' });
    const both = await Promise.all([cover(photoId, 0), cover(photoId, 400)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = both.find(({ status }) => status === 200)?.body.id;
    const further = await cover(first, 800);
    const bytes = (await file('clerk', further.body.id)).body;
    expect(await pixel(bytes, 590, 200)).toEqual([0, 0, 0]);
    expect((await file('clerk', first)).status).toBe(404);
    const whole = await post('clerk', `/api/cases/${caseId}/photos/${further.body.id}/uncover`, { reason: '核对' });
    const uncovered = Buffer.from(whole.body.jpeg, 'base64');
    expect([await pixel(uncovered, 590, 200), await pixel(uncovered, 10, 200)]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });
});

describe('hand-over notes', () => {
  it('are read and written by colleagues at work on the case: of its area and of organisations it was given to', async () => {
    const caseId = await d.caseIn('dispatched');
    const url = `/api/comments?type=case&subjectId=${caseId}`;
    const note = (who: Who, over: object = {}) =>
      post(who, '/api/comments', { type: 'case', subjectId: caseId, text: '下午三点前联系不上，晚上再打', mentions: [], ...over });
    expect((await note('dispatcher', { mentions: [d.people.clerk.id] })).status).toBe(201);
    expect((await note('handler')).status).toBe(201);
    for (const who of ['clerk', 'supervisor', 'handler'] as const)
      expect((await (await d.as(who)).get(url)).body.items, who).toHaveLength(2);
    for (const who of ['resident', 'officer', 'outsider'] as const)
      expect((await (await d.as(who)).get(url)).body.error?.code, who).toBe('comments.subject_not_found');
    await carryAll(d);
    const told = (await (await d.as('clerk')).get('/api/notices')).body.items;
    expect(told).toContainEqual(expect.objectContaining({ kind: 'desk.note', title: '有同事在交接备注中提到您' }));
  });
});

describe('a case on paper', () => {
  it('is a PDF of what the viewer may read, on record', async () => {
    const caseId = await d.caseIn('handling');
    const pdf = await (await d.as('clerk')).get(`/api/cases/${caseId}/pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await (await d.as('outsider')).get(`/api/cases/${caseId}/pdf`)).status).toBe(404);
    expect((await (await d.as('resident')).get(`/api/cases/${caseId}/pdf`)).status).toBe(403);
    const lines = (await (await d.as('audit_admin')).get('/api/audit')).body.items;
    expect(lines).toContainEqual(expect.objectContaining({ action: 'desk.case_printed', data: { caseId } }));
  });
});
