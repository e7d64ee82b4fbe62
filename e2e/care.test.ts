import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const today = (days = 0): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

test('care from consent to withdrawal: opened for a reason by its lead and on the phone of whoever visits, and closed to everybody at once', async () => {
  const run = Date.now();
  const desk = await site.visit('clerk', '/console/care');
  await desk.getByRole('button', { name: '建立档案' }).waitFor();
  const post = async <T>(path: string, data: object): Promise<T> => {
    const body = { id: v7(), ...data };
    const answer = await desk.request.post(`${site.url}/api/care/${path}`, { headers: { 'x-linli': '1' }, data: body });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return (await answer.json()) as T;
  };
  const areaCode = '530702002003001';
  const visitors = await (await desk.request.get(`${site.url}/api/care/visitors?area=${areaCode}`)).json();
  const worker = await site.visit('gridworker', '/care', phone);
  const { account } = await (await worker.request.get(`${site.url}/api/me`)).json();
  expect(visitors.items.map(({ id }: { id: string }) => id)).toContain(account.id);
  const address = `和园小区 ${run} 号`;
  const record = await post<{ id: string }>('records', {
    person: { name: '木阿婆', phone: null, partyMember: false },
    areaCode,
    born: '1940-05-06',
    address,
    kin: [],
    note: '',
    classes: [{ class: 'living_alone', since: today(), source: '入户走访' }],
    consent: { on: today(), until: today(300), purpose: '定期探访', how: 'spoken', witness: '楼栋长', guardian: null },
    visitorIds: [account.id],
  });

  // the lead opens it for a reason
  await desk.goto(`${site.url}/console/care/records/${record.id}`);
  await desk.getByRole('textbox', { name: '理由' }).fill('上门走访前核对');
  await desk.getByRole('button', { name: '打开', exact: true }).click();
  await desk.getByText(address).waitFor();
  // and so does whoever visits, on the phone
  await worker.reload();
  const card = worker.getByRole('region', { name: /^木/ }).first();
  await card.getByRole('button', { name: '打开' }).click();
  await card.getByRole('textbox', { name: '理由' }).waitFor();
  await card.getByRole('button', { name: '打开' }).click();
  await worker.getByText(address).waitFor();

  // withdrawn: closed to everybody at once
  await post(`records/${record.id}/end`, { why: 'withdrawn' });
  for (const page of [desk, worker]) {
    const closed = await page.request.post(`${site.url}/api/care/records/${record.id}/looks`, {
      headers: { 'x-linli': '1' },
      data: { id: v7(), reason: '再看一眼' },
    });
    expect(closed.status()).toBe(404);
  }
});
