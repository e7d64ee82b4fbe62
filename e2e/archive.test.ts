import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute, systemAccess } from '#kernel/db.ts';
import { eraseDue, makeRoots, takeOver } from '#modules/archive/index.ts';
import { seal } from '#modules/cases/index.ts';
import { checkArchive } from '#tools/cli/archive.ts';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a case is archived, its package taken out for a reason and checked, and erased when its time is over', async () => {
  const { archive, cases } = site.modules;
  const { db, jurisdictions } = cases.kernel;
  const id = (await jurisdictions.byCode('530702'))?.id ?? '';
  // a report that nobody pursues, archived at once
  const { request } = (await site.visit('resident', '/health')).context();
  const data = {
    id: crypto.randomUUID(),
    text: '试着反映一下，后来自己解决了',
    areaCode: '530702002003001',
    photoIds: [],
    anonymous: false,
  };
  const headers = { 'x-linli': '1' };
  const sent = await request.post(`${site.url}/api/reports`, { headers, data });
  expect(sent.status(), await sent.text()).toBe(201);
  const { caseId, number } = (await sent.json()) as { caseId: string; number: string };
  const act = (action: string) =>
    request.post(`${site.url}/api/cases/${caseId}/actions`, {
      headers,
      data: { id: crypto.randomUUID(), version: 1, action, reason: '已自行解决' },
    });
  expect((await act('withdraw')).status()).toBe(200);
  await db.write(systemAccess(id), (tx) => cases.act(tx, null, caseId, { action: 'archive', reason: null }));
  await seal(cases, id);
  await takeOver(archive.context, id);

  const page = await site.visit('supervisor', `/console/archive?q=%22${number}%22`, desktop);
  await page.getByText(number).first().waitFor();
  await page.getByText('10 年').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '调取封装包' }).click();
  await page.getByRole('textbox', { name: '调取事由' }).fill('移交区档案馆');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^调\s?取$/ }).click();
  const bytes = await readFile(await (await downloading).path());
  expect(checkArchive('case.zip', bytes, [])).toMatchObject([{ number, findings: [] }]);

  await page.getByRole('button', { name: '调整保管期限' }).click();
  await page.getByRole('radio', { name: '30 年' }).check();
  await page.getByRole('textbox', { name: '鉴定意见' }).fill('涉及长期争议');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('30 年').first().waitFor();

  // who reads the archive sees it on the phone too, the reporter does not
  const pocket = await site.visit('supervisor', `/cases/${caseId}`, phone);
  await pocket.getByRole('region', { name: '档案' }).getByText('鉴定意见：涉及长期争议').waitFor();
  expect(await violationsOf(pocket)).toEqual([]);
  await pocket.close();

  // its time passes
  await db.write(systemAccess(id), (tx) =>
    execute(tx, "update archive_files set keep_until = '2020-12-31' where jurisdiction_id = :jurisdiction and case_id = $1", [caseId]),
  );
  expect(await eraseDue(archive.context, id)).toBe(1);
  await page.getByRole('tab', { name: '到期删除台账' }).click();
  await page.getByText(number).waitFor();
  await page.getByText('来件 1 件').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await makeRoots(archive.context, id);
  await page.getByRole('tab', { name: '每日存证' }).click();
  await page.getByText('如何核验封装包').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.close();

  // anybody reads the roots on the phone
  const roots = await site.visit(null, '/roots', phone);
  await roots.getByRole('heading', { name: '公钥' }).waitFor();
  expect(await violationsOf(roots)).toEqual([]);
  await roots.close();
});
