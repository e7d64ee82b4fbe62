import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { firms, publishRegister } from './testing/register.ts';

let d: District;
const open = {
  title: { zh: '企业公示', en: null },
  help: '公开办理。',
  states: ['confirmed'],
  fields: ['name', 'area', 'status', 'staff', 'surveyed'],
};
beforeAll(async () => {
  d = await testDistrict();
  const published = await publishRegister(d, 'firms', firms({ open }));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  expect((await publishRegister(d, 'closed', firms({ title: { zh: '不公开', en: null } }))).status).toBe(200);
});
afterAll(() => d?.close());

test('everybody reads what a register opens, in its states and fields, and nothing personal', async () => {
  const clerk = await d.as('clerk');
  const ids: string[] = [];
  for (const name of ['公开商行', '草稿商行']) {
    const values = {
      name,
      area: d.area('001001001').code,
      status: 'running',
      staff: 8,
      members: 2,
      owner_phone: '13800001234',
      surveyed: '2025-09-01',
    };
    ids.push((await clerk.post('/api/registers/firms/rows', { id: v7(), values })).body.id);
  }
  const [shown = '', drafted = ''] = ids;
  await clerk.post(`/api/registers/firms/rows/${shown}/moves`, { id: v7(), version: 1, to: 'confirmed' });
  const nobody = d.nobody();
  expect((await nobody.get('/api/open/registers')).body.items).toEqual([{ code: 'firms', title: open.title, help: open.help }]);
  const list = (await nobody.get('/api/open/registers/firms')).body;
  expect(list.items).toMatchObject([{ id: shown, title: '公开商行', area: expect.stringContaining('柳岸') }]);
  expect(list.items[0].lines.map(({ title, value }: { title: { zh: string }; value: string }) => `${title.zh} ${value}`)).toEqual([
    expect.stringContaining('所在区域 '),
    '经营状态 正常',
    '从业人员 8人',
    '摸排日期 2025-09-01',
  ]);
  expect(JSON.stringify(list)).not.toMatch(/138|党员/);
  expect((await nobody.get(`/api/open/registers/firms?q=${encodeURIComponent('gksh')}`)).body.items).toHaveLength(1);
  expect((await nobody.get(`/api/open/registers/firms/${shown}`)).body).toMatchObject({
    title: '公开商行',
    register: open.title,
    photo: null,
  });
  expect((await nobody.get(`/api/open/registers/firms/${drafted}`)).status).toBe(404);
  expect((await nobody.get('/api/open/registers/closed')).body.error.code).toBe('registers.register_not_found');
});
