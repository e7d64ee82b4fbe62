import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationDetail } from '#contract/services/applications.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { bringCatalogue, itemCode, pictureOf } from './testing/catalogue.ts';

let d: District;
let at: Awaited<ReturnType<typeof bringCatalogue>>;
beforeAll(async () => {
  d = await testDistrict();
  at = await bringCatalogue(d);
});
afterAll(() => d?.close());

const grid = () => d.area('001001001').code;
const picture = (who: Who): Promise<string> => pictureOf(d, who);
const online = async (over: Record<string, unknown> = {}) => {
  const body = {
    id: v7(),
    areaCode: grid(),
    name: '和玉兰',
    phone: '13888880001',
    version: 1,
    answers: { born: '1940-02-03' },
    photoIds: [await picture('resident')],
    photoOf: [at.required],
    ...over,
  };
  return (await d.as('resident')).post(`/api/services/${at.itemId}/applications`, body);
};
const apply = async (over: Record<string, unknown> = {}): Promise<ApplicationDetail> => {
  const answer = await online(over);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const step = async (who: Who, id: string, body: object) =>
  (await d.as(who)).post(`/api/service-applications/${id}/steps`, { id: v7(), ...body });
const must = async (who: Who, id: string, body: object): Promise<ApplicationDetail> => {
  const answer = await step(who, id, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const see = async (who: Who, id: string): Promise<ApplicationDetail> =>
  (await (await d.as(who)).get(`/api/service-applications/${id}`)).body;
const todos = async (who: Who): Promise<string[]> =>
  (await (await d.as(who)).get('/api/todos')).body.items.flatMap(({ kind, id }: { kind: string; id: string }) =>
    kind.startsWith('services.') ? [`${kind} ${id}`] : [],
  );

test('everybody reads the catalogue and a guide, by words, pinyin, class; nobody signs in for it', async () => {
  const { items, words } = (await d.nobody().get('/api/services')).body;
  expect(items).toMatchObject([{ name: '高龄津贴申领', initials: 'gljtsl', class: '养老服务', trips: 1, opens: true }]);
  expect(words.power.payment.zh).toBe('行政给付');
  const guide = (await d.nobody().get(`/api/services/${at.itemId}`)).body;
  expect(guide).toMatchObject({
    limit: { zh: '3 个工作日' },
    materials: [
      { name: '居民身份证', necessity: 'required' },
      { name: '银行卡', necessity: 'later' },
    ],
    form: { version: 1, schema: { order: ['born'] } },
  });
  expect(guide.facts.map(({ title, value }: { title: { zh: string }; value: { zh: string } }) => `${title.zh}：${value.zh}`)).toEqual(
    expect.arrayContaining(['设定依据：老年人权益保障法', '必须到现场的原因：领取证件']),
  );
  expect((await d.nobody().get(`/api/services/${v7()}`)).body.error.code).toBe('services.item_not_found');
});

test('from the application to the result: papers are asked for, the promise runs in working days, another hands it out, the case tells the same', async () => {
  const a = await apply();
  expect(a).toMatchObject({ state: 'received', channel: 'online', mine: true, applicant: { name: '和玉兰' }, limit: { zh: '3 个工作日' } });
  expect(a.materials.map(({ state, photos }) => `${state} ${photos.length}`)).toEqual(['sent 1', 'missing 0']);
  expect(a.answers).toEqual([{ key: 'born', title: { zh: '出生日期', en: 'Born on' }, answer: { zh: '1940-02-03', en: '1940-02-03' } }]);
  expect(await (await d.as('resident')).see(a.caseId)).toMatchObject({ kind: 'application', state: 'dispatched', number: a.number });
  expect(await todos('handler')).toContain(`services.accept ${a.id}`);
  // who reads the area sees that there is one, and nobody's name or answers; elsewhere nobody does
  expect(await see('supervisor', a.id)).toMatchObject({ applicant: { name: '和**' }, answers: null, code: null, steps: [] });
  expect((await (await d.as('outsider')).get(`/api/service-applications/${a.id}`)).status).toBe(404);
  expect((await step('resident', a.id, { step: 'accept' })).status).toBe(403);

  const asked = await must('handler', a.id, { step: 'correct', text: '请补充银行卡复印件' });
  expect(asked).toMatchObject({ state: 'correcting', steps: [] });
  await d.must('resident', a.caseId, 'supplement', { text: '已补充银行卡', photoIds: [] });
  await d.process.kernel.relay.carry();
  expect(await see('resident', a.id)).toMatchObject({ state: 'received' });

  const accepted = await must('handler', a.id, { step: 'accept' });
  // Monday ten o'clock: three working days
  expect(accepted).toMatchObject({ state: 'accepted', dueAt: '2025-09-18T02:00:00.000Z', late: false, steps: ['decide', 'correct'] });
  expect(await todos('handler')).toContain(`services.decide ${a.id}`);
  expect((await step('handler', a.id, { step: 'issue', receivedBy: '和玉兰' })).body.error.code).toBe('services.step_not_allowed');
  const decided = await must('handler', a.id, { step: 'decide', granted: true, text: '符合条件，自本月起发放' });
  expect(decided).toMatchObject({ state: 'decided', granted: true, decision: '符合条件，自本月起发放' });
  expect(await todos('clerk')).toContain(`services.issue ${a.id}`);
  const issued = await must('clerk', a.id, { step: 'issue', receivedBy: '和玉兰' });
  expect(issued).toMatchObject({ state: 'issued', receivedBy: '和**' });
  // rated afterwards, as any case
  await d.must('resident', a.caseId, 'call_back', { rating: { answered: true, solved: true, satisfied: true, comment: null } });
  const mine = await see('resident', a.id);
  expect(mine.progress.map(({ state }) => state)).toEqual(['received', 'correcting', 'received', 'accepted', 'decided', 'issued']);
  expect(mine).toMatchObject({ receivedBy: '和玉兰', state: 'issued' });
  expect((await (await d.as('resident')).get('/api/my/service-applications')).body.items[0].id).toBe(a.id);
  // the relay tells nothing twice
  await d.process.kernel.relay.carry();
  expect((await see('resident', a.id)).progress).toHaveLength(6);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});

test('what lacks, is unknown or was asked otherwise is refused; nothing is left behind', async () => {
  const code = async (over: Record<string, unknown>) => (await online(over)).body.error?.code;
  expect(await code({ photoIds: [], photoOf: [] })).toBe('services.material_missing');
  expect(await code({ photoOf: [v7()] })).toBe('services.material_unknown');
  expect(await code({ version: 0 })).toBe('services.form_changed');
  expect(await code({ answers: {} })).toBe('form.answer_wrong');
  expect(await code({ areaCode: '999999' })).toBe('territory.area_not_found');
  const before = (await d.asOwner<{ n: number }>("select count(*)::int as n from cases where kind = 'application'"))[0]?.n;
  const photo = await picture('resident');
  await apply({ photoIds: [photo] });
  expect(await code({ photoIds: [photo] })).toBe('file.already_used');
  expect((await d.asOwner<{ n: number }>("select count(*)::int as n from cases where kind = 'application'"))[0]?.n).toBe((before ?? 0) + 1);
  const device = await d.device();
  expect(
    (await device.post(`/api/services/${at.itemId}/applications`, { id: v7(), areaCode: grid(), name: '某某', phone: null, version: 1 }))
      .status,
  ).toBe(403);
});

test('at the window: ticks, a receipt with a code that tells the progress without signing in, a refusal with its reason', async () => {
  const body = {
    id: v7(),
    itemId: at.itemId,
    areaCode: grid(),
    name: '木秀英',
    phone: '13888880002',
    version: 1,
    answers: { born: '1938-01-01' },
    ticked: [at.later],
  };
  expect((await (await d.as('resident')).post('/api/service-window', body)).status).toBe(403);
  const taken = (await (await d.as('clerk')).post('/api/service-window', body)).body as ApplicationDetail;
  expect(taken).toMatchObject({ channel: 'window', mine: false, applicant: { name: '木**', phone: '138****0002' } });
  expect(taken.materials.map(({ state }) => state)).toEqual(['missing', 'ticked']);
  expect(taken.code).toMatch(/^[2-9A-Z]{8}$/);
  const receipt = await (await d.as('clerk')).get(`/api/service-applications/${taken.id}/receipt`);
  expect(receipt.status).toBe(200);
  await must('handler', taken.id, { step: 'refuse', text: '年龄未满八十周岁' });
  const told = await d.nobody().post('/api/service-progress', { number: taken.number, code: taken.code?.toLowerCase() });
  expect(told.body).toMatchObject({
    state: 'refused',
    granted: false,
    progress: [{ state: 'received' }, { state: 'refused', words: '年龄未满八十周岁' }],
  });
  expect(JSON.stringify(told.body)).not.toContain('木');
  expect((await d.nobody().post('/api/service-progress', { number: taken.number, code: 'AAAAAAAA' })).status).toBe(404);
});

test('by proxy: asked for, accepted, applied, delivered; another calls back; the person sees who acts and may end it', async () => {
  const ask = { itemId: at.itemId, areaCode: grid(), name: '和玉兰', phone: '13888880001', scope: '代为提交材料、领取结果' };
  const asked = (await (await d.as('resident')).post('/api/my/service-entrustments', { id: v7(), ...ask })).body;
  expect(asked).toMatchObject({ state: 'asked', mine: true, agent: null, steps: ['end'] });
  expect(await todos('grid_worker')).toContain(`services.assist ${asked.id}`);
  const entrust = async (who: Who, id: string, body: object) =>
    (await d.as(who)).post(`/api/service-entrustments/${id}/steps`, { id: v7(), ...body });
  const bring = async (who: Who, entrustmentId: string) =>
    (await d.as(who)).post('/api/service-window', {
      id: v7(),
      itemId: at.itemId,
      areaCode: grid(),
      name: '和玉兰',
      phone: '13888880001',
      version: 1,
      answers: { born: '1940-02-03' },
      ticked: [at.required],
      entrustmentId,
    });
  expect((await bring('grid_worker', asked.id)).body.error.code).toBe('services.entrustment_not_found');
  expect((await entrust('grid_worker', asked.id, { step: 'accept' })).body).toMatchObject({
    state: 'accepted',
    acts: true,
    phone: '13888880001',
  });
  const paper = await (await d.as('grid_worker')).post('/api/papers', { id: v7(), source: 'services.entrustment', subjectId: asked.id });
  expect(paper.body.body).toContain('高龄津贴申领');
  expect((await (await d.as('supervisor')).get(`/api/papers/${paper.body.id}`)).status).toBe(404);
  const application = (await bring('grid_worker', asked.id)).body as ApplicationDetail;
  expect(application).toMatchObject({ channel: 'assisted', state: 'received' });
  expect(await see('resident', application.id)).toMatchObject({ mine: true, agent: expect.any(String) });
  expect((await bring('grid_worker', asked.id)).body.error.code).toBe('services.entrustment_over');
  expect((await entrust('grid_worker', asked.id, { step: 'deliver', words: '证件送到家中', feeFen: 500 })).body).toMatchObject({
    state: 'delivered',
    feeFen: 500,
  });
  expect((await entrust('grid_worker', asked.id, { step: 'call_back', satisfied: true, words: '满意' })).body.error.code).toBe(
    'services.own_call_back',
  );
  expect(await todos('clerk')).toContain(`services.call_back ${asked.id}`);
  expect((await entrust('clerk', asked.id, { step: 'call_back', satisfied: true, words: '本人表示满意' })).body).toMatchObject({
    state: 'closed',
    satisfied: true,
  });

  const second = (await (await d.as('resident')).post('/api/my/service-entrustments', { id: v7(), ...ask })).body;
  expect((await entrust('outsider', second.id, { step: 'accept' })).status).toBe(403);
  expect((await entrust('resident', second.id, { step: 'end', words: '不用了' })).body).toMatchObject({ state: 'ended' });
  expect((await entrust('grid_worker', second.id, { step: 'accept' })).body.error.code).toBe('services.step_not_allowed');
  const face = { id: v7(), ...ask, name: '阿秀', phone: null, photoIds: [await picture('grid_worker')] };
  expect((await (await d.as('grid_worker')).post('/api/service-entrustments', face)).body).toMatchObject({
    state: 'accepted',
    photos: [{}],
  });
});

test('figures by month, channel and item; the workbook names nobody', async () => {
  const figures = (await (await d.as('supervisor')).get('/api/service-figures')).body;
  expect(figures.total).toMatchObject({ received: 4, online: 2, assisted: 1, decided: 2, inTime: 2, refused: 1, corrected: 1, granted: 1 });
  expect(figures.months).toMatchObject([{ month: '2025-09', received: 4, window: 1 }]);
  expect(figures.items).toMatchObject([{ name: '高龄津贴申领', received: 4 }]);
  expect((await (await d.as('resident')).get('/api/service-figures')).status).toBe(403);
});

test('whoever designs sees which items ask what, drafts a form and publishes it: applications then answer the new one', async () => {
  const listed = async (who: Who) => (await (await d.as(who)).get('/api/service-forms')).body;
  expect((await (await d.as('resident')).get('/api/service-forms')).status).toBe(403);
  const before = { code: itemCode, name: '高龄津贴申领', version: 1, questions: 1, drafted: false };
  expect(await listed('supervisor')).toMatchObject({ mayDesign: true, items: [before] });

  const url = (what: string) => `/api/definitions/services.form/${what}?subject=${itemCode}`;
  const title = (zh: string) => ({ title: { zh, en: null } });
  const form = (more: object) => ({
    type: 'object',
    properties: {
      born: { type: 'string', format: 'date', words: title('出生日期') },
      alone: { type: 'boolean', words: title('独居') },
      ...more,
    },
    order: ['born', 'alone', ...Object.keys(more)],
    required: ['born', 'alone'],
  });
  const put = async (who: Who, revision: number, content: object) =>
    (await d.as(who)).put(url('draft'), { id: v7(), revision, base: 1, content });
  expect((await put('grid_worker', 0, form({}))).status).toBe(403);
  // papers are materials: a form asks for none
  const papers = await put(
    'supervisor',
    0,
    form({ card: { type: 'array', items: { type: 'string', format: 'photo' }, words: title('照片') } }),
  );
  expect(papers.body.draft.problems).toMatchObject([{ at: 'questions' }]);
  const saved = await put('supervisor', 1, form({}));
  expect(saved.body.draft.problems).toEqual([]);
  expect(await listed('supervisor')).toMatchObject({ items: [{ ...before, drafted: true }] });
  const published = await (await d.as('supervisor')).post(url('publish'), {
    id: v7(),
    revision: 2,
    newest: 1,
    reason: '上门探访要知道是否独居',
    effectiveOn: null,
  });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  expect(await listed('supervisor')).toMatchObject({ items: [{ ...before, version: 2, questions: 2 }] });
  expect((await online()).body.error.code).toBe('services.form_changed');
  const a = await apply({ version: 2, answers: { born: '1940-02-03', alone: true } });
  expect(a.answers?.map(({ title: { zh } }) => zh)).toEqual(['出生日期', '独居']);
});
