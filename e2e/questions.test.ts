import { afterAll, beforeAll, expect, it } from 'vitest';
import { shippedTypes } from '#contract/cases/shipped-types.ts';
import { openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('questions are designed with a branch, tried out and published', async () => {
  const page = await site.visit('supervisor', '/console/questions');
  await page.getByLabel('事项类别').click();
  await page.getByTitle('市容环卫').click();
  const add = page.getByRole('button', { name: '添加问题' });
  await add.click();
  await page.getByLabel('题目（中文）').fill('垃圾堆在哪里');
  await page.getByLabel('选项 1（中文）').fill('路边');
  await page.getByLabel('选项 2（中文）').fill('小区内');
  await page.getByRole('switch', { name: '必填', exact: true }).click();
  await add.click();
  await page.getByLabel('题目（中文）').fill('小区叫什么名字');
  await page.getByLabel('题型').click();
  await page.getByTitle('一行文字').click();
  await page.getByRole('switch', { name: '必填', exact: true }).click();
  await page.getByLabel('条件：哪个问题').click();
  await page.getByTitle('垃圾堆在哪里').last().click();
  await page.getByLabel('其中之一').click();
  await page.getByTitle('小区内').last().click();
  await page.keyboard.press('Escape');
  // a question too many, and back
  await page.getByRole('button', { name: '复制“小区叫什么名字”' }).click();
  await expect.poll(() => page.locator('.designer-card').count()).toBe(3);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => page.locator('.designer-card').count()).toBe(2);

  const preview = page.getByRole('region', { name: '预览' });
  await expect.poll(() => preview.getByText('小区叫什么名字').count()).toBe(0);
  await preview.getByText('小区内').click();
  await preview.getByText('小区叫什么名字').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('发布理由').fill('派给环卫前要先知道在哪里');
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByText('已发布').first().waitFor();
  await page.getByText('已有补充问题，修改后').waitFor();
});

it('a resident answers them on the phone, without a network too, and staff read the answers', async () => {
  const story = '玉河走廊旁的垃圾桶满了好几天';
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill(story);
  await page.getByLabel(/具体位置/).fill('七一社区');
  await page.getByRole('button', { name: '市容环卫' }).click();
  const extra = page.getByRole('region', { name: '补充信息' });
  await extra.getByRole('button', { name: '小区内' }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  // the same verdict as on the server, named by the question, before anything is sent
  await page.getByText('“小区叫什么名字”：这一项必填，请填写。').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await extra.getByLabel('小区叫什么名字').fill('玉河花园');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.context().setOffline(false);
  const mine = async (): Promise<{ id: string; title: string }[]> =>
    ((await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { id: string; title: string }[] }).items;
  await expect.poll(async () => (await mine()).map(({ title }) => title), { timeout: 30_000 }).toContain(story);
  const { id } = (await mine())[0] ?? { id: '' };
  await page.goto(`${site.url}/cases/${id}`);
  await page.getByText('玉河花园').waitFor();

  const desk = await site.visit('supervisor', `/console/cases/${id}`);
  await desk.getByText('小区叫什么名字').waitFor();
  await desk.getByText('玉河花园').waitFor();
});

it('an organisation is chosen and a photo taken as answers, without a network from then on; the case has both in words', async () => {
  const designer = await site.visit('supervisor', '/console/questions');
  const { items, version } = await (await designer.request.get(`${site.url}/api/categories`)).json();
  const { code } = items.find(({ name }: { name: string }) => name === '市容环卫');
  const title = (zh: string) => ({ title: { zh, en: null } });
  const form = {
    type: 'object',
    properties: {
      who: { type: 'string', format: 'organisation', words: title('哪家单位负责') },
      seen: { type: 'array', items: { type: 'string', format: 'photo' }, maxItems: 2, words: title('拍下编号牌') },
    },
    order: ['who', 'seen'],
    required: ['who', 'seen'],
  };
  const published = await designer.request.post(`${site.url}/api/categories/${code}/questions`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), version, form, reason: '核对责任单位' },
  });
  expect(published.status(), await published.text()).toBe(200);

  const story = '垃圾桶编号牌掉了，清运的没来';
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill(story);
  await page.getByLabel(/具体位置/).fill('七一社区');
  await page.getByRole('button', { name: '市容环卫' }).click();
  const extra = page.getByRole('region', { name: '补充信息' });
  await extra.getByRole('button', { name: /哪家单位负责/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('输入单位名称查找').fill('水务局');
  const chosen = sheet.getByRole('listitem').getByRole('button').filter({ hasText: '水务局' }).first();
  await chosen.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const name = (await chosen.locator('span span').first().textContent()) ?? '';
  await chosen.click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('“拍下编号牌”：这一项必填，请填写。').waitFor();
  await extra.getByLabel('从相册选').setInputFiles(await testPhoto());
  await extra.getByRole('img').waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.context().setOffline(false);
  const mine = async (): Promise<{ id: string; title: string }[]> =>
    ((await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { id: string; title: string }[] }).items;
  await expect.poll(async () => (await mine()).map((one) => one.title), { timeout: 30_000 }).toContain(story);
  const { id } = (await mine()).find((one) => one.title === story) ?? { id: '' };
  const desk = await site.visit('supervisor', `/console/cases/${id}`);
  await desk.getByText('1 张照片').waitFor();
  await desk.getByText(name, { exact: true }).first().waitFor();
  const seen = await (await desk.request.get(`${site.url}/api/cases/${id}`)).json();
  expect(seen.photos).toHaveLength(1);
});

it('what a case type asks is asked beside what the category asks, at the desk and on the phone, and the case tells both', async () => {
  const admin = await site.visit('sysadmin', '/health');
  const designer = await site.visit('supervisor', '/health');
  const send = async (page: typeof admin, method: 'post' | 'put', path: string, data: object) => {
    const body = { id: crypto.randomUUID(), ...data };
    const answer = await page.request[method](`${site.url}/api/${path}`, { headers: { 'x-linli': '1' }, data: body });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return answer.json();
  };
  const read = async (path: string) => (await admin.request.get(`${site.url}/api/${path}`)).json();
  // the same key in both forms
  const asking = (zh: string) => ({
    type: 'object' as const,
    properties: { q1: { type: 'string' as const, words: { title: { zh, en: null } } } },
    order: ['q1'],
    required: ['q1'],
  });
  const { items, version } = await read('categories');
  const { code, kind } = items.find(({ name }: { name: string }) => name === '市容环卫');
  await send(designer, 'post', `categories/${code}/questions`, { version, form: asking('垃圾桶几号'), reason: '便于清运' });
  const types = shippedTypes().map((type) => (type.code === kind ? { ...type, questions: asking('从几时开始') } : type));
  const type = types.find((one) => one.code === kind)?.name ?? '';
  const definition = 'definitions/cases.types';
  const { draft, newest } = await read(definition);
  const saved = await send(admin, 'put', `${definition}/draft`, { revision: draft?.revision ?? 0, base: newest, content: { types } });
  const publishing = { revision: saved.draft.revision, newest, reason: '便于派单', effectiveOn: null };
  await send(admin, 'post', `${definition}/publish`, publishing);
  await expect
    .poll(async () => {
      const listed = await read('categories');
      return [listed.version, listed.types?.items.map((one: { code: string }) => one.code)];
    })
    .toEqual([version + 1, [kind]]);

  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill('垃圾桶旁边堆满了装修垃圾');
  await page.getByLabel(/具体位置/).fill('七一社区');
  await page.getByRole('button', { name: '市容环卫' }).click();
  await page.getByRole('region', { name: '补充信息（市容环卫）' }).getByLabel('垃圾桶几号').fill('十二号桶');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('“从几时开始”：这一项必填，请填写。').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const later = page.getByRole('region', { name: `补充信息（${type}）` }).getByLabel('从几时开始');
  await expect.poll(() => later.evaluate((field) => field === document.activeElement)).toBe(true);
  await later.fill('上周五');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/sent\//);
  await page.goto(page.url().replace('/sent/', '/cases/'));
  await page.getByText('十二号桶').waitFor();
  await page.getByText('上周五').waitFor();

  const desk = await site.visit('clerk', '/console/report');
  await desk.getByLabel('反映的内容').fill('来电反映垃圾桶旁边堆满了装修垃圾');
  await desk.getByLabel('地点说明').fill('七一社区');
  await desk.getByLabel('事项类别').click();
  await desk.getByTitle('市容环卫').click();
  await desk.getByRole('group', { name: '补充信息（市容环卫）' }).getByLabel('垃圾桶几号').fill('九号桶');
  await desk.getByRole('button', { name: '提交，生成案卷' }).click();
  await desk.getByText('补充信息还没有填好，请看标红的地方。').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await desk
    .getByRole('group', { name: `补充信息（${type}）` })
    .getByLabel('从几时开始')
    .fill('昨天下午');
  await desk.getByRole('button', { name: '提交，生成案卷' }).click();
  await desk.getByRole('link', { name: '打开案卷' }).click();
  await desk.getByText('九号桶').waitFor();
  await desk.getByText('昨天下午').waitFor();
});
