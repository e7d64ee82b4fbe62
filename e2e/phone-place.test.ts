import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

/** The demo district lies around here. */
const inside = { longitude: 100.2335, latitude: 26.8722 };
let site: Site;
/** A community other than the one where the phone is. */
let other = '';
let third = '';
beforeAll(async () => {
  site = await openSite();
  const ask = async (path: string) => (await fetch(`${site.url}/api/areas/${path}`)).json();
  const here = await ask(`locate?lon=${inside.longitude}&lat=${inside.latitude}`);
  const names: string[] = (await ask('boundaries?level=community')).features.map(
    (one: { properties: { name: string } }) => one.properties.name,
  );
  [other = '', third = ''] = names.filter((name) => name.endsWith('社区') && name !== here.community.name);
});
afterAll(() => site?.close());

/** An empty form, whatever the test before left unfinished. */
const open = async (): Promise<Page> => {
  const page = await site.visit('resident', '/privacy', phone);
  await page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase('linli').onsuccess = done)));
  await page.goto(`${site.url}/report`);
  await page.getByRole('button', { name: '用我现在的位置' }).waitFor();
  return page;
};

it('the position is read only when asked for, although it may be read', async () => {
  const page = await site.visit('resident', '/', phone);
  await page.addInitScript(() => {
    const real = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    let asked = 0;
    Object.defineProperty(window, 'askedForPosition', { get: () => asked });
    navigator.geolocation.getCurrentPosition = (...told) => {
      asked++;
      real(...told);
    };
  });
  await page.goto(`${site.url}/report`);
  const here = page.getByRole('button', { name: '用我现在的位置' });
  await here.waitFor();
  await page.getByLabel('是什么问题').fill('路灯不亮，晚上看不见');
  await expect.poll(() => page.evaluate('askedForPosition')).toBe(0);
  await here.click();
  await page.getByText('按您现在的位置').waitFor();
  await expect.poll(() => page.evaluate('askedForPosition')).toBe(1);
  await page.close();
});

it('a rough position says so, and its error reaches the staff', async () => {
  const page = await open();
  await page.context().setGeolocation({ ...inside, accuracy: 3000 });
  await page.getByLabel('是什么问题').fill('有人在河边倒建筑垃圾');
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await page.getByText('定位可能差约 3 公里').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/sent\//);
  const detail = await (await page.request.get(`${site.url}/api/cases/${page.url().split('/').at(-1)}`)).json();
  expect(detail.placing).toMatchObject({ accuracy: 3000 });
  expect(detail.area.level).not.toBe('grid');
  await page.close();
  await page.context().setGeolocation(inside);
});

it('words that name another community than the position bring a hint, and one tap follows them', async () => {
  const page = await open();
  await page.context().setGeolocation(inside);
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await page.getByText('按您现在的位置').waitFor();
  await page.getByLabel('是什么问题').fill(`${other}门口路灯不亮`);
  await page.getByText('您写的地方和上面选的位置不在一处').waitFor();
  await page
    .getByRole('button', { name: new RegExp(other) })
    .first()
    .click();
  await page.getByText('按您写的地名').waitFor();
  await expect.poll(() => page.getByText('不在一处').count()).toBe(0);
  await page.close();
});

it('the map opens at the community that the words name, and finds others by name', async () => {
  const page = await open();
  await page.getByLabel('是什么问题').fill(`${other}门口路灯不亮`);
  await page
    .getByRole('button', { name: new RegExp(other) })
    .first()
    .waitFor();
  await page.getByRole('button', { name: '地图上选' }).click();
  const map = page.getByRole('dialog');
  await map.getByText(new RegExp(other)).first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await map.getByLabel('找社区、小区或道路').fill(third);
  await map
    .getByRole('button', { name: new RegExp(third) })
    .first()
    .click();
  await map.locator('strong', { hasText: third }).waitFor();
  await map.getByRole('button', { name: '就是这里' }).click();
  await page.getByText('在地图上选的').waitFor();
  await page.close();
});

it('the map goes to the community that the words name, also when that is known only after the map is drawn', async () => {
  const page = await open();
  let known = (): void => undefined;
  const waiting = new Promise<void>((resolve) => {
    known = resolve;
  });
  await page.route(/\/api\/areas\/candidates/, (route) => waiting.then(() => route.continue()));
  await page.getByLabel('是什么问题').fill(`${other}门口路灯不亮`);
  await page.getByRole('button', { name: '地图上选' }).click();
  const map = page.getByRole('dialog');
  await map.locator('strong', { hasText: '·' }).waitFor();
  known();
  await map.locator('strong', { hasText: other }).waitFor();
  await page.close();
});

it('where boundaries are missing the position is kept and the community asked for: without one nothing is sent', async () => {
  const page = await open();
  await page.route(/\/api\/areas\/locate/, (route) =>
    route.fulfill({ status: 422, json: { error: { code: 'territory.undrawn', message: '还没有画全边界', data: {} } } }),
  );
  await page.getByLabel('是什么问题').fill('路灯不亮，晚上看不见');
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await page.getByText('本地还没有画社区边界').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const send = page.getByRole('button', { name: '提交', exact: true });
  await send.click();
  await page.getByText('请再选一下社区').waitFor();
  // so it is with a point of the map
  await page.getByRole('button', { name: '地图上选' }).click();
  await page.getByRole('dialog').getByText('本地还没有画社区边界').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '就是这里' }).click();
  await page.getByText('在地图上选的').waitFor();
  await send.click();
  await page.getByText('请再选一下社区').waitFor();
  await page.getByLabel('具体位置').fill(`${other}门口`);
  await page
    .getByRole('button', { name: new RegExp(other) })
    .first()
    .click();
  await page.getByText('按您写的地名').waitFor();
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/reports'));
  await send.click();
  expect((await sent).postDataJSON()).toMatchObject({ point: { lon: expect.any(Number) }, areaCode: expect.stringMatching(/^530702/) });
  await page.waitForURL(/\/sent\//);
  await page.close();
});

it('where no code reaches a phone the sign-in page leads on to reporting without one, and the sheet offers nothing else', async () => {
  const page = await site.visit(null, '/privacy', phone);
  await page.route(/\/api\/welcome/, async (route) => {
    const answer = await route.fetch();
    const welcome = await answer.json();
    await route.fulfill({ response: answer, json: { ...welcome, codes: false, jurisdiction: { ...welcome.jurisdiction, demo: false } } });
  });
  await page.goto(`${site.url}/sign-in`);
  await page.getByText('这里还没有开通短信验证码').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('link', { name: '不登录，直接上报' }).click();
  await page.getByLabel('是什么问题').fill('路灯不亮，晚上看不见');
  await page.getByLabel('具体位置').fill(`${other}门口`);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('button', { name: '匿名提交' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: '用手机号登录' }).count()).toBe(0);
  await page.getByRole('button', { name: '匿名提交' }).click();
  await page.waitForURL(/\/sent\//);
  await page.close();
});

it('an error goes away when what it is about is mended', async () => {
  const page = await open();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('请至少写 4 个字').waitFor();
  await page.getByLabel('是什么问题').fill('路灯不亮');
  await expect.poll(() => page.getByText('请至少写 4 个字').count()).toBe(0);
  await page.close();
});
