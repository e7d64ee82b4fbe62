import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterRow } from '#contract/registers/api.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { field, firms, publishRegister } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const published = await publishRegister(d, 'firms', firms({ fields: [...firms().fields, field('venue', '场所', 'place')] }));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
});
afterAll(() => d?.close());

const url = '/api/registers/firms/rows';
const add = async (area: string, over: Record<string, unknown> = {}, who: Who = 'clerk'): Promise<RegisterRow> => {
  const values = { name: '柳岸小吃店', area: d.area(area).code, status: 'running', staff: 10, members: 4, ...over };
  const answer = await (await d.as(who)).post(url, { id: v7(), values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

test('rows are counted where they lie, one level of areas at a time, and only those the viewer sees', async () => {
  await add('001001001');
  await add('001001001', { status: 'closed' });
  await add('001001002');
  await add('001001', { name: '社区合作社' });
  const spots = async (who: Who, query = '') => (await (await d.as(who)).get(`/api/registers/firms/spots?${query}`)).body;
  const street = d.area('001');
  expect(await spots('supervisor')).toEqual({
    under: { code: d.area('').code, name: expect.any(String) },
    areas: [{ code: street.code, name: expect.any(String), count: 4 }],
    here: 0,
    nowhere: 0,
    places: [],
  });
  const under = await spots('clerk');
  // the clerk reads one community: its parts are counted at once
  expect(under).toMatchObject({ under: { code: d.area('001001').code }, here: 1, nowhere: 0 });
  expect(under.areas.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([
    [d.area('001001001').code, 2],
    [d.area('001001002').code, 1],
  ]);
  const parts = `area=${d.area('001001').code}`;
  expect((await spots('supervisor', parts)).areas).toEqual(under.areas);
  const closed = encodeURIComponent(JSON.stringify([{ field: 'status', is: ['closed'] }]));
  expect((await spots('clerk', `where=${closed}`)).areas).toMatchObject([{ count: 1 }]);
  expect(await spots('outsider')).toMatchObject({ areas: [], here: 0 });
  expect((await spots('resident')).error.code).toBe('registers.register_not_found');
});

test('a list says of each row where the viewer may take it: nobody is offered what is forbidden', async () => {
  const row = await add('001001001', { name: '待确认商行', surveyed: '2025-09-12' });
  const offered = async (who: Who): Promise<string[]> =>
    (await (await d.as(who)).get(`${url}?q=${encodeURIComponent('待确认')}`)).body.items.flatMap(({ moves }: RegisterRow) => moves);
  expect(await offered('clerk')).toEqual(['confirmed']);
  expect(await offered('grid_worker')).toEqual([]);
  await (await d.as('clerk')).post(`${url}/${row.id}/moves`, { id: v7(), version: 1, to: 'confirmed' });
  expect(await offered('clerk')).toEqual(['ended']);
});

test('what is announced first becomes final only after its working days, by the calendar of the jurisdiction', async () => {
  const content = firms({
    fields: [...firms().fields, field('notice', '公示开始日', 'date')],
    transitions: [
      { from: 'draft', to: 'confirmed', title: { zh: '命名', en: null }, by: 'confirm', wait: { field: 'notice', workdays: 5 } },
    ].concat((firms().transitions as never[]).slice(1)),
  });
  expect((await publishRegister(d, 'announced', content)).status).toBe(200);
  const there = '/api/registers/announced/rows';
  const clerk = await d.as('clerk');
  const facts = { name: '公示商行', area: d.area('001001001').code, status: 'running', surveyed: '2025-09-01' };
  const row = (await clerk.post(there, { id: v7(), values: facts })).body;
  const move = async (version: number) => (await clerk.post(`${there}/${row.id}/moves`, { id: v7(), version, to: 'confirmed' })).body;
  expect((await move(1)).error).toMatchObject({ code: 'registers.too_early', data: { day: '—' } });
  // a Monday: the five working days after it end on the next Monday
  const notice = '2025-09-08';
  await clerk.post(`${there}/${row.id}`, { id: v7(), version: 1, values: { ...facts, notice } });
  d.clock.set('2025-09-15T02:00:00.000Z');
  expect((await move(2)).error).toMatchObject({ code: 'registers.too_early', data: { day: '2025-09-16' } });
  d.clock.advance(86_400_000);
  expect(await move(2)).toMatchObject({ state: 'confirmed' });
});

test('photos of a row and what colleagues say about it are for whoever reads the row', async () => {
  expect((await publishRegister(d, 'pictured', firms({ fields: [...firms().fields, field('front', '门头照', 'photo')] }))).status).toBe(
    200,
  );
  const clerk = await d.as('clerk');
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#e05030' } })
    .jpeg()
    .toBuffer();
  const photo = (await clerk.upload(picture)).body;
  const values = { name: '有照商行', area: d.area('001001001').code, status: 'running', front: [photo.id] };
  const row = (await clerk.post('/api/registers/pictured/rows', { id: v7(), values })).body;
  expect(row.values).toMatchObject({ front: [photo.id] });
  // one photo belongs to one row
  const twice = await clerk.post('/api/registers/pictured/rows', { id: v7(), values: { ...values, name: '借照商行' } });
  expect(twice.body.error.code).toBe('file.already_used');
  const statusOf = async (who: Who, address: string): Promise<number> => (await (await d.as(who)).get(address)).status;
  const file = `/api/files/${photo.id}/thumbnail`;
  expect([await statusOf('supervisor', file), await statusOf('outsider', file), await statusOf('resident', file)]).toEqual([200, 404, 404]);
  const said = await clerk.post('/api/comments', { id: v7(), type: 'register_row', subjectId: row.id, text: '门头已换', mentions: [] });
  expect(said.status, JSON.stringify(said.body)).toBeLessThan(300);
  const comments = `/api/comments?type=register_row&subjectId=${row.id}`;
  expect(await statusOf('supervisor', comments)).toBe(200);
  expect(await statusOf('outsider', comments)).toBeGreaterThanOrEqual(400);
});
