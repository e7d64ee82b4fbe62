import { afterAll, beforeAll, expect, it } from 'vitest';
import { goTo } from './field.ts';
import { desktop, openSite, phone, type Site, testPhoto } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const token = () => crypto.randomUUID();

it('a patrol on the phone with the network cut in the middle: a stop fine, a fault handed on, both arrive once and the fault is a case', async () => {
  const name = `断网巡查 ${Date.now()}`;
  // the clerk plans a route over two points of the own community, for findings only
  const clerk = await site.visit('clerk', '/console/patrols/routes', desktop);
  await clerk.getByRole('button', { name: '新建路线' }).waitFor();
  const ask = async (path: string) =>
    (await (await clerk.request.get(`${site.url}${path}`)).json()) as {
      items: { placeId: string; name: string; area: { code: string } }[];
    };
  const stops = (await ask('/api/patrol-points?limit=2')).items;
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const me = (await (await (await site.visit('gridworker', '/patrols/mine', phone)).request.get(`${site.url}/api/me`)).json()) as {
    account: { id: string };
  };
  const made = await clerk.request.post(`${site.url}/api/patrol-routes`, {
    headers: { 'x-linli': '1' },
    data: {
      id: token(),
      name,
      areaCode: stops[0]?.area.code,
      organisationId: null,
      walkers: [me.account.id],
      lines: [],
      minutes: 20,
      since: day,
      rhythm: { every: 'day', days: 'all', on: [], times: 1, hours: [], from: day, until: null, seasons: [] },
      stops: stops.map(({ placeId }) => placeId),
      scanning: false,
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id: routeId } = (await made.json()) as { id: string };

  const page = await site.visit('gridworker', '/patrols/mine', phone);
  await page.getByText(name).click();
  await page.getByText(`查下一处：${stops[0]?.name}`).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: `查下一处：${stops[0]?.name}` }).click();
  await page.getByRole('button', { name: '都正常' }).click();
  await page.getByRole('button', { name: `查下一处：${stops[1]?.name}` }).click();
  await page.getByRole('button', { name: '有问题' }).click();
  await page.getByRole('group', { name: '请勾选不符合的项目' }).getByRole('checkbox').first().check();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await testPhoto());
  await page.getByRole('button', { name: '上报' }).click();
  await page.getByText('这一班已走完').waitFor();

  await page.context().setOffline(false);
  const scans = async () =>
    (
      (await (await clerk.request.get(`${site.url}/api/patrol-scans?route=${routeId}`)).json()) as {
        items: { case: { id: string } | null; photos: object[] }[];
      }
    ).items;
  await expect.poll(async () => (await scans()).length, { timeout: 40_000 }).toBe(2);
  const [found] = (await scans()).filter((one) => one.case !== null);
  expect(found?.photos).toHaveLength(1);
  await goTo(page, '/patrols/mine');
  await page.getByText('已完成').first().waitFor();
  // the desk sees the case with where it came from
  await clerk.goto(`${site.url}/console/cases/${found?.case?.id}`);
  await clerk.getByRole('heading', { name: '巡查发现' }).waitFor();
});
