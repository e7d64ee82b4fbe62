import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { pointIn } from '#tools/testing/factories/territory.ts';
import { indexTexts } from './commands/index-texts.ts';
import { verifyChains } from './queries/verify-chains.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const words = (zh: string, en: string | null = null) => ({ title: { zh, en } });
const form: FormSchema = {
  type: 'object',
  properties: {
    where: {
      type: 'string',
      enum: ['road', 'yard'],
      words: {
        ...words('垃圾在哪里', 'Where is the rubbish'),
        options: { road: { zh: '路边', en: 'Roadside' }, yard: { zh: '小区内', en: null } },
      },
    },
    contact: { type: 'string', words: words('物业联系人怎么称呼、电话多少'), when: { question: 'where', is: ['yard'] } },
    loss: { type: 'integer', format: 'money', minimum: 0, words: words('损失') },
  },
  order: ['where', 'contact', 'loss'],
  required: ['where', 'contact'],
};
const publish = async (who: Who, code: string, version: number, published: FormSchema | null = form, id = v7()) =>
  (await d.as(who)).post(`/api/categories/${code}/questions`, { id, version, form: published, reason: '便于现场处置' });
let newest = 0;
/** The version with the first questions. */
let first = 0;
const questionsOf = async (code: string) =>
  (await (await d.as('resident')).get('/api/categories')).body.items.find((c: { code: string }) => c.code === code).questions;
const report = async (values: Record<string, unknown>, over: Record<string, unknown> = {}, text = '这里的垃圾没人清理') =>
  (await d.as('resident')).report({ categoryCode: '0101', text, answers: { category: '0101', version: first, values, ...over } } as never);
const refused = async (values: Record<string, unknown>, over?: Record<string, unknown>) => {
  const { status, body } = await report(values, over);
  return [status, body.error?.code, body.error?.data?.problem, body.error?.data?.question];
};

test('extra questions are published by posts over the whole jurisdiction, one version of the categories after the other', async () => {
  newest = (await (await d.as('resident')).get('/api/categories')).body.version;
  expect((await publish('resident', '0101', newest)).status).toBe(403);
  expect((await publish('clerk', '0101', newest)).status).toBe(403);
  expect((await publish('supervisor', '0199', newest)).body.error.code).toBe('case.category_unknown');
  const id = v7();
  expect((await publish('supervisor', '0101', newest, form, id)).body).toEqual({ version: newest + 1 });
  expect((await publish('supervisor', '0101', newest, form, id)).body).toEqual({ version: newest + 1 });
  newest += 1;
  first = newest;
  // two who started from the same version: the second is told
  const racing = await Promise.all([publish('supervisor', '02', newest), publish('supervisor', '0102', newest, null)]);
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(racing.find(({ status }) => status === 409)?.body.error.code).toBe('definitions.changed');
  newest += 1;
  expect(await questionsOf('0101')).toEqual(form);
  const lines = (await (await d.as('audit_admin')).get('/api/audit')).body.items;
  expect(lines).toContainEqual(expect.objectContaining({ action: 'definitions.published', reason: '便于现场处置' }));
});

test('questions that cannot be asked are refused by name', async () => {
  const { where, contact } = form.properties;
  const cyclic: FormSchema = {
    ...form,
    properties: { ...form.properties, contact: { $ref: '#/$defs/a', words: words('联系人') } },
    $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
  };
  const circle = await publish('supervisor', '0102', newest, cyclic);
  expect(circle.status).toBe(422);
  expect(circle.body.error.message).toContain('联系人');
  expect(circle.body.error.message).toContain('#/$defs/a → #/$defs/b → #/$defs/a');
  const english = await (await d.as('supervisor')).post(
    '/api/categories/0102/questions',
    { id: v7(), version: newest, form: { ...form, order: ['contact', 'where', 'loss'] }, reason: '换一下顺序' },
    { 'accept-language': 'en' },
  );
  expect(english.body.error.data).toMatchObject({ question: 'contact', problem: 'when_unknown' });
  expect(english.body.error.message).not.toMatch(/\{\{|\$t/);
  const looked: FormSchema = {
    ...form,
    properties: { where: where as never, contact: contact as never, loss: { type: 'string', format: 'person', words: words('谁') } },
  };
  expect((await publish('supervisor', '0102', newest, looked)).body.error.data).toMatchObject({
    question: 'loss',
    problem: 'format_elsewhere',
  });
});

test('answers are judged on the server as on the phone, kept with the version they answer, and masked like other texts', async () => {
  expect(await refused({})).toEqual([422, 'form.answer_wrong', 'missing', 'where']);
  expect(await refused({ where: 'yard' })).toEqual([422, 'form.answer_wrong', 'missing', 'contact']);
  expect(await refused({ where: 'road', contact: '和师傅' })).toEqual([422, 'form.answer_wrong', 'not_asked', 'contact']);
  expect(await refused({ where: 'road', loss: -1 })).toEqual([422, 'form.answer_wrong', 'too_small', 'loss']);
  expect(await refused({ where: 'road' }, { version: 99 })).toEqual([422, 'case.questions_unknown', undefined, undefined]);
  expect(await refused({ where: 'road' }, { category: '02' })).toEqual([422, 'case.questions_unknown', undefined, undefined]);
  expect((await report({ where: 'nowhere' })).body.error.message).toBe('“垃圾在哪里”：请从给出的选项里选。');

  const sent = await report({ where: 'yard', contact: '和师傅13912345678', loss: 12050 });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const told = (contact: string) => [
    { key: 'where', title: { zh: '垃圾在哪里', en: 'Where is the rubbish' }, answer: { zh: '小区内', en: '小区内' } },
    { key: 'contact', title: { zh: '物业联系人怎么称呼、电话多少', en: null }, answer: { zh: contact, en: contact } },
    { key: 'loss', title: { zh: '损失', en: null }, answer: { zh: '120.50 元', en: '120.50 yuan' } },
  ];
  expect((await (await d.as('resident')).see(sent.body.caseId)).answers).toEqual(told('和师傅13912345678'));
  const seen = await (await d.as('clerk')).see(sent.body.caseId);
  expect(seen.answers).toEqual(told('和师傅139****5678'));
  expect(seen.numbersHidden).toBe(true);
  const shown = await (await d.as('clerk')).post(`/api/cases/${sent.body.caseId}/reveal-numbers`, { id: v7(), reason: '联系物业' });
  expect(shown.body.numbers).toEqual(['13912345678']);
  const [event] = await d.asOwner<{ data: { questions: object } }>('select data from case_events where case_id = $1 and seq = 1', [
    sent.body.caseId,
  ]);
  expect(event?.data.questions).toEqual({ category: '0101', version: first });

  const found = async (q: string) =>
    (await (await d.as('clerk')).get(`/api/cases?queue=all&q=${encodeURIComponent(q)}`)).body.items.map((c: { id: string }) => c.id);
  expect(await found('和师傅')).toEqual([sent.body.caseId]);
  d.clock.advance(120_000);
  await indexTexts({ kernel: d.process.kernel } as never, d.id);
  expect(await found('小区内')).toEqual([sent.body.caseId]);
});

test('a phone that had no network answers the questions it knew, and a report is never lost for want of answers', async () => {
  const shorter: FormSchema = { ...form, properties: { loss: form.properties['loss'] as never }, order: ['loss'], required: ['loss'] };
  expect((await publish('supervisor', '0101', newest, shorter)).body.version).toBe(++newest);
  const late = await report({ where: 'road' });
  expect(late.status, JSON.stringify(late.body)).toBe(201);
  expect((await (await d.as('resident')).see(late.body.caseId)).answers.map(({ key }) => key)).toEqual(['where']);
  expect(await refused({ where: 'road' }, { version: newest })).toEqual([422, 'form.answer_wrong', 'missing', 'loss']);
  const unasked = await (await d.as('resident')).report({ categoryCode: '0101' });
  expect((await (await d.as('resident')).see(unasked.body.caseId)).answers).toEqual([]);
});

test('questions of a class are asked for what stands below it', async () => {
  const longer: FormSchema = { ...form, required: ['where'] };
  expect((await publish('supervisor', '02', newest, longer)).body.version).toBe(++newest);
  const sent = await report({ where: 'road' }, { category: '02', version: newest });
  expect(sent.body.error?.code).toBe('case.questions_unknown');
  const below = await (await d.as('resident')).report({
    categoryCode: '0201',
    answers: { category: '02', version: newest, values: { where: 'road' } },
  } as never);
  expect(below.status, JSON.stringify(below.body)).toBe(201);
});

test('an area is answered by its code and told by its name; one that is not there is refused by the question', async () => {
  const nearest: FormSchema = {
    ...form,
    properties: { ward: { type: 'string', format: 'area', words: words('靠近哪个社区') } },
    order: ['ward'],
    required: [],
  };
  const { version } = (await publish('supervisor', '0101', newest, nearest)).body;
  newest = version;
  const answer = (ward: string) => report({ ward }, { version });
  const sent = await answer(d.area('001001').code);
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const [told] = (await (await d.as('clerk')).see(sent.body.caseId)).answers;
  expect(told?.answer.zh).toContain('社区');
  expect((await answer('999999999')).body.error).toMatchObject({
    code: 'form.answer_wrong',
    data: { question: 'ward', problem: 'reference' },
  });
});

test('organisations and places are chosen by the rights of whoever answers, photos belong to the case, and all are told in words', async () => {
  const clerk = await d.as('clerk');
  const resident = await d.as('resident');
  const point = pointIn('001001001');
  const facts = {
    point,
    address: null,
    phone: null,
    organisationId: null,
    floorArea: null,
    hours: null,
    closedOnHolidays: false,
    hoursNote: null,
    facilities: [],
    attributes: {},
    note: null,
  };
  const place = async (kind: string, name: string): Promise<string> =>
    (await clerk.post('/api/places', { id: v7(), kind, name, ...facts })).body.id;
  const canteen = await place('canteen', '七一社区食堂');
  const shelter = await place('patrol_point', '七一路口巡查点');
  const choices = async (who: Who, query: string): Promise<{ id: string; name: string }[]> =>
    (await (await d.as(who)).get(`/api/choices?${query}`)).body.items;
  const [office] = await choices('resident', `format=organisation&id=${d.organisations.office}`);
  expect((await choices('resident', `format=organisation&q=${encodeURIComponent(office?.name ?? '')}`)).map(({ id }) => id)).toContain(
    d.organisations.office,
  );
  expect((await choices('resident', `format=place&q=${encodeURIComponent('七一')}`)).map(({ id }) => id)).toEqual([canteen]);
  expect((await choices('clerk', `format=place&q=${encodeURIComponent('七一')}`)).map(({ id }) => id).sort()).toEqual(
    [canteen, shelter].sort(),
  );
  expect(await choices('resident', `format=area&q=${encodeURIComponent('社区')}`)).not.toEqual([]);
  // a person is never offered to somebody who does not manage them, by name or by id
  const [person] = await d.asOwner<{ id: string; name: string }>('select id, name from persons order by id limit 1');
  expect(await choices('resident', `format=person&q=${encodeURIComponent(person?.name ?? '')}`)).toEqual([]);
  expect(await choices('resident', `format=person&id=${person?.id}`)).toEqual([]);

  const asked: FormSchema = {
    ...form,
    properties: {
      who: { type: 'string', format: 'organisation', words: words('哪家单位') },
      spot: { type: 'string', format: 'place', words: words('哪个点位') },
      seen: { type: 'array', items: { type: 'string', format: 'photo' }, maxItems: 2, words: words('拍下编号牌') },
    },
    order: ['who', 'spot', 'seen'],
    required: [],
  };
  const { version } = (await publish('supervisor', '0101', newest, asked)).body;
  newest = version;
  const photo = async () =>
    (
      await resident.upload(
        await sharp({ create: { width: 40, height: 40, channels: 3, background: 'grey' } })
          .jpeg()
          .toBuffer(),
      )
    ).body.id as string;
  const [plate, scene] = [await photo(), await photo()];
  const answer = (values: Record<string, unknown>) => report(values, { version });
  expect((await answer({ spot: shelter })).body.error).toMatchObject({
    code: 'form.answer_wrong',
    data: { question: 'spot', problem: 'reference' },
  });
  expect((await answer({ who: canteen })).body.error.data).toMatchObject({ question: 'who', problem: 'reference' });
  expect((await answer({ seen: [v7()] })).body.error.code).toBe('file.not_found');

  const id = v7();
  const whole = {
    id,
    categoryCode: '0101',
    photoIds: [scene],
    answers: { category: '0101', version, values: { who: d.organisations.office, spot: canteen, seen: [plate] } },
  } as never;
  const sent = await resident.report(whole);
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  expect((await resident.report(whole)).body.caseId).toBe(sent.body.caseId);
  const seen = await clerk.see(sent.body.caseId);
  expect(seen.answers.map(({ answer: told }) => told.zh)).toEqual([office?.name, '七一社区食堂', '1 张照片']);
  expect(seen.photos.map((one) => one.id).sort()).toEqual([scene, plate].sort());
  expect((await answer({ seen: [plate] })).body.error.code).toBe('file.already_used');
});

test('answers are part of what the log vouches for', async () => {
  const sent = await report({ where: 'road' });
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  await d.asOwner(`update reports set answers = jsonb_set(answers, '{values,where}', '"yard"') where case_id = $1`, [sent.body.caseId]);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([expect.objectContaining({ case: sent.body.caseId })]);
});

test('a workbook of the cases has a column for each question that was asked, numbers starred, and is on record', async () => {
  const clerk = await d.as('clerk');
  const ask = async (query: string) => {
    const headers = { cookie: clerk.cookie, 'x-jurisdiction': d.code };
    const file = await d.process.app.inject({ method: 'GET', url: `/api/cases/export?${query}`, headers });
    return readWorkbook(file.rawPayload, AbortSignal.timeout(60_000));
  };
  const [sheet] = await ask('queue=all');
  const [head, ...rows] = sheet?.rows ?? [];
  const at = (title: string) => head?.cells.indexOf(title) ?? -1;
  const contact = head?.cells.find((cell) => String(cell).endsWith(' · 物业联系人怎么称呼、电话多少'));
  expect(contact).toBeDefined();
  const listed = (await clerk.get('/api/cases?queue=all&limit=100')).body.items as { number: string }[];
  expect(rows.map(({ cells }) => cells[at('案号')])).toEqual(listed.map(({ number }) => number));
  expect(rows.map(({ cells }) => cells[at(String(contact))]).filter((cell) => cell)).toEqual(['和师傅139****5678']);
  expect(JSON.stringify(rows)).not.toContain('13912345678');
  expect((await ask('queue=all&category=02'))[0]?.rows).toHaveLength(2);
  expect((await (await d.as('resident')).get('/api/cases/export')).status).toBe(403);
  const lines = (await (await d.as('audit_admin')).get('/api/audit')).body.items;
  expect(lines).toContainEqual(expect.objectContaining({ action: 'cases.exported', data: { rows: rows.length } }));
});
