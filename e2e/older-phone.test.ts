import type { Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { openSite, phone, type Site, testPhoto } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Takes away what browsers have learnt since 2022, and what none has on an address without `https:`, such as one inside an office. */
const growOld = (): void => {
  Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
  for (const name of ['any', 'timeout']) Reflect.deleteProperty(AbortSignal, name);
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) Reflect.deleteProperty(Array.prototype, name);
  for (const name of ['map', 'filter', 'toArray', 'some', 'every', 'find', 'reduce', 'flatMap', 'take', 'drop', 'forEach'])
    Reflect.deleteProperty(Iterator.prototype, name);
  for (const name of ['isWellFormed', 'toWellFormed']) Reflect.deleteProperty(String.prototype, name);
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) Reflect.deleteProperty(Set.prototype, name);
  for (const [owner, name] of [
    [Promise, 'withResolvers'],
    [Object, 'groupBy'],
    [Map, 'groupBy'],
    [Array, 'fromAsync'],
    [URL, 'canParse'],
    [navigator, 'locks'],
  ] as const)
    Reflect.deleteProperty(owner, name);
};

const open = async (login: string | null, path: string): Promise<Page> => {
  const page = await site.visit(login, '/health', phone);
  await page.addInitScript(growOld);
  await page.goto(`${site.url}${path}`);
  return page;
};

it.each([
  [null, '/', /不用登录也能上报/],
  [null, '/places', /党群服务/],
  ['resident', '/my', /还没有上报过|预计/],
  ['resident', '/sessions', /本机/],
  ['gridworker', '/tasks', /等我核实|没有要办的事/],
] as const)('on an older phone, or on plain HTTP, %s reads %s', async (login, path, shown) => {
  const page = await open(login, path);
  await page.getByText(shown).first().waitFor();
  await page.close();
});

it('on an older phone, or on plain HTTP, a report with a photo is sent and can be followed', async () => {
  const page = await open('resident', '/report');
  await page.getByLabel('是什么问题').fill('光碧巷的路灯不亮');
  await page.getByLabel('从相册选').setInputFiles(await testPhoto());
  await page.getByLabel(/具体位置/).fill('七一社区光碧巷');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/sent\//);
  await page.getByRole('link', { name: '查看进展' }).click();
  await page.getByRole('button', { name: '补充说明' }).click();
  await page.getByRole('dialog').getByLabel('内容').fill('晚上什么也看不见');
  await page.getByRole('dialog').getByRole('button', { name: '补充说明' }).click();
  await page.getByText('补充说明：已提交').waitFor();
  await page.close();
});

it('on a network that never answers, report and photo go to the outbox after half a minute', async () => {
  const page = await site.visit('resident', '/privacy', phone);
  await page.clock.install();
  await page.goto(`${site.url}/report`);
  await page.route(/\/api\/(files\/uploads|reports)$/, () => undefined);
  await page.getByLabel('是什么问题').fill('忠义巷口的井盖松动');
  const upload = page.waitForRequest(/\/api\/files\/uploads$/);
  await page.getByLabel('从相册选').setInputFiles(await testPhoto());
  await upload;
  await page.clock.fastForward(31_000);
  await page.getByText('没有网络，稍后自动上传').waitFor();
  await page.getByRole('button', { name: '去掉第 1 张照片' }).click();
  await page.getByLabel(/具体位置/).fill('七一社区忠义巷口');
  const sending = page.waitForRequest(/\/api\/reports$/);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await sending;
  await page.clock.fastForward(31_000);
  await page.waitForURL(/\/outbox/);
  await page.getByText('忠义巷口的井盖松动').first().waitFor();
  await page.close();
});

it('without a network the map does not open, and what was written stays on the page', async () => {
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill('北门坡的路灯不亮');
  await page.route(/\/assets\/map-picker/, (route) => route.abort());
  await page.getByRole('button', { name: '地图上选' }).click();
  await page.getByText('地图没能打开').waitFor();
  await page.getByLabel(/具体位置/).fill('七一社区北门坡');
  await page.getByText('地图没能打开').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/sent\//);
  await page.close();
});
