import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { eraseKept } from './jobs/erase.ts';
import { firms, publishRegister } from './testing/register.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  expect((await publishRegister(d, 'firms', firms())).status).toBe(200);
});
afterAll(() => d?.close());

test('what is personal goes as many months after a row has ended as its register says, from its history too', async () => {
  const clerk = await d.as('clerk');
  const url = '/api/registers/firms/rows';
  const values = { name: '到期商行', area: d.area('001001001').code, status: 'running', surveyed: '2025-09-12' };
  const row: RowDetail = (await clerk.post(url, { id: v7(), values: { ...values, owner_phone: '13800001234' } })).body;
  const other: RowDetail = (await clerk.post(url, { id: v7(), values: { ...values, name: '在册商行', owner_phone: '13800005678' } })).body;
  const at = `${url}/${row.id}`;
  await clerk.post(at, { id: v7(), version: 1, values: { ...values, owner_phone: '13900001111' } });
  await clerk.post(`${at}/moves`, { id: v7(), version: 2, to: 'confirmed' });
  expect((await clerk.post(`${at}/moves`, { id: v7(), version: 3, to: 'ended', reason: '已搬走' })).status).toBe(200);
  const { context } = d.process.modules.registers;
  const months = (n: number): void => d.clock.set(new Date(Date.parse('2025-09-15T02:00:00Z') + n * 30.5 * 86_400_000));
  months(11);
  await eraseKept(context);
  const shown = async (id: string): Promise<RowDetail> => (await clerk.get(`${url}/${id}`)).body;
  expect((await shown(row.id)).personal).toEqual(['owner_phone']);
  months(13);
  await eraseKept(context);
  await eraseKept(context);
  const erased = await shown(row.id);
  expect(erased).toMatchObject({
    version: 5,
    personal: [],
    history: [{ what: 'erased', reason: '负责人电话', by: null }, {}, {}, { fields: [] }, {}],
  });
  // nothing of it is left, nor what would find it
  const left = await d.asOwner<{ all: string }>(
    'select w::text as all from register_rows w where id = $1 and (sealed is not null or t4 is not null) union all select h::text from register_history h where row_id = $1 and sealed is not null',
    [row.id],
  );
  expect(left).toEqual([]);
  expect((await shown(other.id)).personal).toEqual(['owner_phone']);
  const logged = await d.asOwner<{ data: object }>("select data from audit_log where action = 'registers.erased'");
  expect(logged).toHaveLength(1);
});
