import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('an activity is announced at the desk, joined on the phone, and checked in by the code on the spot without network', async () => {
  const title = `楼道清扫 ${Date.now()}`;
  const desk = await site.visit('clerk', '/console/activities');
  await desk.getByRole('button', { name: '发布活动' }).waitFor();
  const kinds = await desk.request.get(`${site.url}/api/areas?q=${encodeURIComponent('七一社区')}`);
  const { items } = (await kinds.json()) as { items: { code: string; level: string }[] };
  const area = items.find(({ level }) => level === 'community')?.code ?? '';
  // it begins in a quarter of an hour: one checks in from half an hour before
  const [startsAt, endsAt] = [15, 135].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString());
  const made = await desk.request.post(`${site.url}/api/activities`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), kind: 'volunteer', title, place: '中心广场', areaCode: area, when: { startsAt, endsAt } },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as { id: string };

  const resident = await site.visit('resident', `/activities/${id}`, phone);
  await resident.getByRole('heading', { name: title }).waitFor();
  await resident.getByRole('button', { name: '报名', exact: true }).click();
  await resident.getByRole('region', { name: '我的报名' }).getByText('已报名').waitFor();
  expect(await violationsOf(resident)).toEqual([]);

  const screen = await site.visit('clerk', `/console/activities/${id}/screen`);
  await screen.getByText('请用手机扫码签到').waitFor();
  const { code } = (await (await screen.request.get(`${site.url}/api/activities/${id}/code`)).json()) as { code: string };
  await resident.goto(`${site.url}/activities/${id}?code=${encodeURIComponent(code)}`);
  await resident.getByRole('button', { name: '签到' }).waitFor();
  try {
    await resident.context().setOffline(true);
    await resident.getByRole('button', { name: '签到' }).click();
    await resident.getByRole('region', { name: '签到' }).getByText('已记下').waitFor();
  } finally {
    await resident.context().setOffline(false);
  }
  await expect
    .poll(
      async () => ((await (await resident.request.get(`${site.url}/api/activities/${id}`)).json()) as { own: { state: string } }).own.state,
    )
    .toBe('attended');

  await desk.goto(`${site.url}/console/activities/${id}`);
  await desk.getByRole('region', { name: '参加人员' }).getByText('已参加').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
});
