import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a community worker who has served long enough is promoted: every figure is explained, the row keeps why', async () => {
  const page = await site.visit('supervisor', '/console/workforce?which=due');
  const first = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: '晋级', exact: true }) })
    .first();
  await first.getByRole('link').waitFor();
  const name = ((await first.getByRole('link').textContent()) ?? '').trim();
  await first.getByRole('button', { name: '测算依据' }).click();
  await page.getByRole('heading', { name: '应定等级' }).waitFor();
  await page.getByText('每满 3 年升一级').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await first.getByRole('button', { name: '晋级', exact: true }).click();
  await page.getByRole('button', { name: '确认晋级' }).click();
  await expect
    .poll(() => page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: '晋级', exact: true }).count())
    .toBe(0);
});

it('a member comes from another branch: the receiver accepts the letter; one that has run out is withdrawn by its sender', async () => {
  const page = await site.visit('clerk', '/console/members/transfers?which=incoming&state=sent');
  const coming = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: '接收', exact: true }) })
    .first();
  const name = ((await coming.getByRole('link').first().textContent()) ?? '').trim();
  await coming.getByRole('button', { name: '接收', exact: true }).click();
  await page.getByRole('radio', { name: '接收' }).check();
  await page.getByLabel('说明').fill('已核对档案和介绍信');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '办理', exact: true }).click();
  await expect.poll(() => page.getByRole('row').filter({ hasText: name }).count()).toBe(0);

  const out = await site.visit('clerk', '/console/members/transfers?which=outgoing&state=sent');
  const late = out.getByRole('row').filter({ hasText: '已过期未接收' }).first();
  const leaving = ((await late.getByRole('link').first().textContent()) ?? '').trim();
  await late.getByRole('button', { name: '撤回' }).click();
  await out.getByLabel('说明').fill('对方逾期未接收，改转居住地');
  await out.getByRole('button', { name: '撤回', exact: true }).last().click();
  await expect.poll(() => out.getByRole('row').filter({ hasText: leaving }).count()).toBe(0);
});

it('a project whose milestone is late shows a red light and why; a leader who has not come this quarter is reminded of', async () => {
  const page = await site.visit('supervisor', '/console/registers/leader_projects');
  await page.getByText('老旧小区加装电梯协商').first().click();
  await page.getByText('项目节点超期').first().waitFor();
  await page.getByText('红灯').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
