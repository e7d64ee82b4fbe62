import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  // a gateway stands, so that there is something to choose; nothing is sent here
  const gateways = { sms: { url: 'http://127.0.0.1:9/' }, push: { subject: 'https://linli.example', services: ['https://push.example'] } };
  site = await openSite({ LINLI_GATEWAYS: JSON.stringify(gateways) });
});
afterAll(() => site?.close());

const headers = { 'x-linli': '1' };

test('a resident reports, staff verify and file: inboxes and counts change by themselves; a channel is switched off', async () => {
  const inbox = await site.visit('resident', '/notices', phone);
  await inbox.getByRole('heading', { name: '消息' }).waitFor();
  const desk = await site.visit('dispatcher', '/console/notices');
  await desk.getByText('消息保留 90 天').waitFor();
  const bell = desk.getByRole('banner').getByRole('button', { name: /消息/ });
  const before = await bell.getAttribute('aria-label');
  const me = await (await desk.request.get(`${site.url}/api/me`)).json();

  // where the dispatcher works; a neighbour reports it, so that the whole chain is somebody else's
  const report = await inbox.request.post(`${site.url}/api/reports`, {
    headers,
    data: {
      id: v7(),
      text: '小区门口路灯不亮，晚上很暗',
      areaCode: me.posts[0].area.code,
      point: null,
      placeText: null,
      categoryCode: null,
      photoIds: [],
      anonymous: false,
      occurredAt: null,
    },
  });
  expect(report.status(), await report.text()).toBe(201);
  const { caseId } = await report.json();
  for (const action of ['verify', 'file']) {
    const acted = await desk.request.post(`${site.url}/api/cases/${caseId}/actions`, { headers, data: { id: v7(), action } });
    expect(acted.status(), await acted.text()).toBe(200);
  }
  await inbox.getByText('诉求已立案').first().waitFor();
  await expect.poll(() => bell.getAttribute('aria-label')).not.toBe(before);

  // opened, it leads to the case and is read
  await inbox
    .getByRole('button', { name: /诉求已立案/ })
    .first()
    .click();
  await inbox.waitForURL(new RegExp(`/cases/${caseId}`));

  const settings = await site.visit('resident', '/notices/settings', phone);
  const progress = settings.getByRole('region', { name: '我的诉求：办理进展' });
  const push = progress.getByRole('switch', { name: '手机推送' });
  await expect.poll(() => push.isChecked()).toBe(true);
  await push.click();
  await settings.getByText('已保存').waitFor();
  await settings.reload();
  await push.waitFor();
  await expect.poll(() => push.isChecked()).toBe(false);
  const kept = await (await settings.request.get(`${site.url}/api/notices/settings`)).json();
  expect(kept.kinds.find((one: { kind: string }) => one.kind === 'cases.step').channels).toEqual({ push: false, email: false, sms: false });

  // the bell shows the newest, and all can be marked as read at once
  await bell.click();
  await desk.getByRole('button', { name: '查看全部' }).click();
  const all = desk.getByRole('button', { name: '全部标为已读' });
  await all.click();
  // what has come in the meantime is read too
  await expect
    .poll(async () => {
      // a button that has nothing left to do by the time it is pressed is none of ours
      for (const one of await all.all())
        if (await one.isEnabled({ timeout: 1_000 }).catch(() => false)) await one.click({ timeout: 1_000 }).catch(() => undefined);
      return bell.getAttribute('aria-label');
    })
    .toBe('消息');
});
