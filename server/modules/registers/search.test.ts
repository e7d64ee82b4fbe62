import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterRow, RowDetail } from '#contract/registers/api.ts';
import { execute } from '#kernel/db.ts';
import { renewAll } from '#kernel/keys/rings.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { indexTexts } from './jobs/search.ts';
import { field, firms, publishRegister } from './testing/register.ts';

let d: District;
const index = (): Promise<void> => indexTexts(d.process.modules.registers.context);
beforeAll(async () => {
  d = await testDistrict();
  const fields = [...firms().fields, field('note', '备注', 'long_text')];
  const published = await publishRegister(d, 'firms', firms({ fields }));
  expect(published.status, JSON.stringify(published.body)).toBe(200);
});
afterAll(() => d?.close());

const url = '/api/registers/firms/rows';
const values = (over: Record<string, unknown>) => ({ name: '柳岸小吃店', area: d.area('001001001').code, status: 'running', ...over });
const add = async (over: Record<string, unknown>): Promise<RowDetail> => {
  const answer = await (await d.as('clerk')).post(url, { id: v7(), values: values(over) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const found = async (q: string, who: Who = 'clerk'): Promise<string[]> =>
  (await (await d.as(who)).get(`${url}?q=${encodeURIComponent(q)}&sort=name`)).body.items.map(({ title }: RegisterRow) => title);
const due = async (): Promise<number> => (await d.asOwner<{ n: number }>('select count(*)::int as n from register_search_due'))[0]?.n ?? 0;

const olderThan = async (version: number): Promise<number> =>
  (await d.asOwner<{ n: number }>('select count(*)::int as n from register_rows where key_version < $1', [version]))[0]?.n ?? 0;

test('any run of characters in a text finds its row, at once and when the search has taken it in', async () => {
  await add({ name: '金沙商贸', note: '东门仓库漏水，已联系 A12-7 号楼', owner_phone: '13800007777' });
  await add({ name: '沙河驿站', note: '仓库在西门' });
  for (const isIndexed of [false, true]) {
    if (isIndexed) await index();
    expect(await due()).toBe(isIndexed ? 0 : 2);
    expect(await found('沙')).toEqual(['沙河驿站', '金沙商贸']);
    expect(await found('东门仓库')).toEqual(['金沙商贸']);
    expect(await found('仓库 西门')).toEqual(['沙河驿站']);
    expect(await found('a127号')).toEqual(['金沙商贸']);
    expect(await found('门仓水')).toEqual([]);
    // what is personal is found whole, never by a part
    expect(await found('13800007777')).toEqual(['金沙商贸']);
    expect(await found('1380000777')).toEqual([]);
    expect(await found('仓库', 'outsider')).toEqual([]);
    expect(await found('shyz')).toEqual(['沙河驿站']);
  }
});

test('what was changed is found as it is now, never as it was', async () => {
  const row = await add({ name: '改名商行', note: '旧址解放路' });
  await index();
  const body = { version: 1, values: values({ name: '改名商行', note: '新址长水路' }) };
  expect((await (await d.as('clerk')).post(`${url}/${row.id}`, { id: v7(), ...body })).status).toBe(200);
  expect([await found('解放路'), await found('长水路')]).toEqual([[], ['改名商行']]);
  await index();
  expect([await found('解放路'), await found('长水路')]).toEqual([[], ['改名商行']]);
});

test('a row that is being written while the search takes it in is taken in again', async () => {
  const row = await add({ name: '同时商行', note: '原先的内容' });
  const { db } = d.process.kernel;
  const { dueForSearch } = await import('./store/due.ts');
  await db.write({ ...d.access, all: true }, async (tx) => {
    const [{ no } = { no: 0 }] = (
      await execute<{ no: number }>(tx, "select no from registers where code = 'firms' and jurisdiction_id = :jurisdiction")
    ).rows;
    await execute(
      tx,
      "update register_rows set data = data || jsonb_build_object('note', '后来的内容') where jurisdiction_id = :jurisdiction and id = $1",
      [row.id],
    );
    await dueForSearch(tx, no, [row.id]);
    // the search runs before this is committed
    await index();
  });
  await index();
  expect([await found('原先'), await found('后来')]).toEqual([[], ['同时商行']]);
});

test('what is personal is found and opened while keys are renewed, and after', async () => {
  const row = await add({ name: '换钥商行', owner_phone: '13800009999' });
  const { keys } = d.process.kernel;
  const opened = async (): Promise<unknown> =>
    (await (await d.as('clerk')).post(`${url}/${row.id}/reveal`, { id: v7(), reason: '电话核实' })).body.values;
  await renewAll(d.database.db.pool, testKeys);
  keys.forget();
  expect([await found('13800009999'), await opened()]).toEqual([['换钥商行'], { owner_phone: '13800009999' }]);
  await keys.reseal();
  keys.forget();
  expect([await found('13800009999'), await opened()]).toEqual([['换钥商行'], { owner_phone: '13800009999' }]);
  expect(await olderThan(2)).toBe(0);
});
