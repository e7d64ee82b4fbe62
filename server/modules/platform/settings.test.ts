import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SettingItem } from '#contract/platform/api.ts';
import { settings } from '#kernel/settings.ts';
import { languages, wordOf } from '#kernel/words.ts';
import { type District, type Running, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
let other: Running;
beforeAll(async () => {
  d = await testDistrict();
  other = await d.another();
});
afterAll(() => d?.close());

const put = async (who: Who, key: string, version: number, value: unknown) =>
  (await d.as(who)).put(`/api/settings/${key}`, { id: v7(), version, value });
const itemOf = async (key: string): Promise<SettingItem> =>
  (await (await d.as('system_admin')).get('/api/settings')).body.items.find((one: SettingItem) => one.key === key);

test('a setting is decided, counts in every process, and goes back to its default; each change is kept with who and what it was', async () => {
  expect(await itemOf('requireSecondFactor')).toMatchObject({
    title: '必须两步验证的岗位',
    form: { kind: 'several', options: expect.arrayContaining([{ value: 'clerk', label: '社区工作人员' }]) },
    value: [],
    standard: [],
    decided: false,
    version: 0,
    changed: null,
  });
  // in the order of the roles, each once
  expect(await put('system_admin', 'requireSecondFactor', 0, ['supervisor', 'clerk', 'clerk'])).toMatchObject({ status: 200 });
  const by = d.people.system_admin.name;
  const change = { version: 1, by, before: null, after: ['clerk', 'supervisor'] };
  expect(await itemOf('requireSecondFactor')).toMatchObject({ value: ['clerk', 'supervisor'], decided: true, version: 1, changed: change });
  const there = async () => (await other.kernel.jurisdictions.byId(d.id))?.settings['requireSecondFactor'];
  await expect.poll(there).toEqual(['clerk', 'supervisor']);
  expect((await (await d.as('clerk')).get('/api/cases')).body.error.code).toBe('accounts.second_factor_required');

  expect((await put('system_admin', 'requireSecondFactor', 1, null)).status).toBe(200);
  expect(await itemOf('requireSecondFactor')).toMatchObject({ value: [], decided: false, version: 2 });
  await expect.poll(there).toBeUndefined();
  const admin = await d.as('system_admin');
  const first = (await admin.get('/api/settings/requireSecondFactor/changes?limit=1')).body;
  expect(first.items).toMatchObject([{ version: 2, by, before: ['clerk', 'supervisor'], after: null }]);
  const rest = (await admin.get(`/api/settings/requireSecondFactor/changes?limit=1&cursor=${first.next}`)).body;
  expect(rest).toMatchObject({ items: [change], next: null });
  const audit = await d.asOwner("select action, data from audit_log where action = 'settings.second_factor' order by at, id");
  expect(audit.map(({ data }) => data)).toEqual([
    { before: null, after: ['clerk', 'supervisor'] },
    { before: ['clerk', 'supervisor'], after: null },
  ]);
});

test('a role of one’s own can be made to need a second factor; a role there is not is refused', async () => {
  const role = await (await d.as('security_admin')).post('/api/roles', {
    id: v7(),
    name: '楼宇专员',
    standing: 'area',
    permissions: ['cases.read'],
  });
  expect(role.status, JSON.stringify(role.body)).toBeLessThan(300);
  const { code } = role.body;
  const { form, version } = await itemOf('requireSecondFactor');
  expect(form).toMatchObject({ kind: 'several', options: expect.arrayContaining([{ value: code, label: '楼宇专员' }]) });
  expect((await put('system_admin', 'requireSecondFactor', version, [code, 'clerk'])).status).toBe(200);
  expect((await itemOf('requireSecondFactor')).value).toEqual(['clerk', code]);
  expect((await put('system_admin', 'requireSecondFactor', version + 1, [v7()])).body.error.code).toBe('platform.setting_malformed');
  expect((await put('system_admin', 'requireSecondFactor', version + 1, ['resident'])).body.error.code).toBe('platform.setting_malformed');
  const post = { id: v7(), role: code, areaId: d.area('001').id, organisationId: null, validTo: null };
  const { id } = d.people.dispatcher;
  const given = await (await d.as('security_admin')).post(`/api/accounts/${id}/posts`, post);
  expect(given.status, JSON.stringify(given.body)).toBeLessThan(300);
  const told = async () => (await (await d.as('dispatcher')).get('/api/cases')).body.error?.code;
  await expect.poll(told).toBe('accounts.second_factor_required');
  expect((await put('system_admin', 'requireSecondFactor', version + 1, null)).status).toBe(200);
  // rights are remembered for five seconds
  await expect.poll(told).toBeUndefined();
});

test('what was decided meanwhile is not overwritten, also when both come at once (fails without the row lock)', async () => {
  expect((await put('system_admin', 'address', 3, 'https://linli.example.cn')).body.error).toMatchObject({
    code: 'platform.setting_changed',
    data: { version: 0 },
  });
  const both = await Promise.all(['https://a.example.cn', 'https://b.example.cn'].map((value) => put('system_admin', 'address', 0, value)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('each setting asks for its permission and its form, and one that its module guards is not changed past it', async () => {
  expect((await put('system_admin', 'address', 1, 'nowhere')).status).toBe(400);
  expect((await put('system_admin', 'nothing', 0, 1)).status).toBe(404);
  expect((await put('system_admin', 'linesOfWork', 0, [])).body.error.code).toBe('platform.setting_guarded');
  for (const who of ['clerk', 'resident', 'security_admin'] satisfies Who[]) {
    expect((await put(who, 'address', 1, 'https://x.example.cn')).status).toBe(403);
    const client = await d.as(who);
    expect((await client.get('/api/settings')).status).toBe(403);
    expect((await client.get('/api/settings/address/changes')).status).toBe(403);
  }
  // a supervisor decides none
  expect((await (await d.as('supervisor')).get('/api/settings')).status).toBe(403);
});

test('every setting has its words in both languages', () => {
  for (const { words } of settings.values())
    for (const part of ['title', 'help'])
      for (const language of languages) {
        const word = `${words}.${part}`;
        expect(wordOf(language, word), `${language} ${word}`).not.toBe(word);
      }
});
