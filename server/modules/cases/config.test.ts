import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putSetting } from '#kernel/settings.ts';
import { createJurisdiction } from '#modules/territory/store/register.ts';
import { type District, type Running, testDistrict } from '#tools/testing/district.ts';
import { districtCategories } from '#tools/testing/factories/case-config.ts';
import { saveCategories } from './categories.ts';
import { saveRules } from './store/config.ts';

/* What processes keep in memory, changed by a program that is none of them, as an import is: each hears of it without a restart. */
let d: District;
let processes: Running[];
beforeAll(async () => {
  d = await testDistrict();
  processes = [d.process, await d.another()];
});
afterAll(() => d?.close());
const everywhere = <T>(ask: (p: Running) => Promise<T>): Promise<T[]> => Promise.all(processes.map(ask));

test('categories', async () => {
  const names = () => everywhere(async (p) => (await p.modules.cases.config(d.id)).category('01')?.name);
  const [before] = await names();
  await d.database.db.write(d.access, async (tx) => {
    await saveCategories(
      tx,
      { jurisdictionId: d.id, actorId: null, at: d.clock.now() },
      districtCategories().map((c) => (c.code === '01' ? { ...c, name: '市容环境（新）' } : c)),
    );
    // nothing is told before it holds
    expect(await names()).toEqual([before, before]);
  });
  await expect.poll(names).toEqual(['市容环境（新）', '市容环境（新）']);
});

test('dispatch rules', async () => {
  const path = d.area('001001').path;
  const handlers = () => everywhere(async (p) => (await p.modules.cases.config(d.id)).rule('02', path)?.organisationId);
  await handlers();
  const rule = { id: v7(), categoryCode: '02', areaPath: path, organisationId: d.organisations.office };
  await d.database.db.write(d.access, (tx) => saveRules(tx, d.id, [rule]));
  await expect.poll(handlers).toEqual([d.organisations.office, d.organisations.office]);
});

test('settings of a jurisdiction, and jurisdictions that are added', async () => {
  const settings = () => everywhere(async (p) => (await p.kernel.jurisdictions.byId(d.id))?.settings['requireSecondFactor']);
  const codes = () => everywhere(async (p) => (await p.kernel.jurisdictions.all()).map((j) => j.code).includes('530899'));
  expect([await settings(), await codes()]).toEqual([
    [undefined, undefined],
    [false, false],
  ]);
  await d.database.db.write(d.access, (tx) =>
    putSetting(tx, { jurisdictionId: d.id, actorId: null, at: new Date() }, 'requireSecondFactor', ['clerk']),
  );
  await expect.poll(settings).toEqual([['clerk'], ['clerk']]);
  await d.database.db.write(d.access, (tx) => createJurisdiction(tx, v7(), '530899', '新县'));
  await expect.poll(codes).toEqual([true, true]);
});
