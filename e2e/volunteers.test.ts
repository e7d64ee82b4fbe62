import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('hours are recorded at the counter, certified, seen by the volunteer alone, and the certificate of what is entered is made on the phone', async () => {
  const title = `陪诊 ${Date.now()}`;
  const resident = await site.visit('resident', '/volunteer', phone);
  await resident.getByRole('heading', { name: '我的志愿服务' }).waitFor();
  await resident.getByText('已记入').waitFor();
  expect(await violationsOf(resident)).toEqual([]);
  const own = (await (await resident.request.get(`${site.url}/api/my/volunteering`)).json()) as {
    volunteer: { personId: string; area: { code: string } };
  };

  const desk = await site.visit('clerk', '/console/volunteers');
  await desk.getByRole('button', { name: '补录时长' }).waitFor();
  // an hour of an early morning of its own: a second try meets another
  const hour = 1 + (Date.now() % 4);
  const day = new Date(Date.now() - (8 + (Date.now() % 300)) * 86_400_000).toISOString().slice(0, 10);
  const at = (n: number): string => new Date(`${day}T0${n}:00:00+08:00`).toISOString();
  const { personId, area } = own.volunteer;
  const made = await desk.request.post(`${site.url}/api/volunteer-hours`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), personId, title, areaCode: area.code, from: at(hour), until: at(hour + 1) },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const certified = await desk.request.post(`${site.url}/api/volunteer-hours/${id}/steps`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), step: 'certify' },
  });
  expect(certified.status(), await certified.text()).toBe(200);
  await desk.goto(`${site.url}/console/volunteers?tab=held`);
  await desk.getByRole('button', { name: /更正/ }).first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  await resident.reload();
  await resident.getByText('已记入').waitFor();
  await resident.getByRole('button', { name: '生成证明' }).click();
  await resident
    .getByRole('link', { name: /打开证明/ })
    .first()
    .waitFor();
  await resident.goto(`${site.url}/volunteer/teams`);
  await resident.getByRole('heading', { name: '志愿队伍' }).waitFor();
  expect(await violationsOf(resident)).toEqual([]);
});
