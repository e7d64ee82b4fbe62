import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealed } from '#modules/packs/index.ts';
import { openSite, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A pack of one register, as somebody elsewhere exported it. */
const pack = (version: string, owner: string) => {
  const text = (key: string, zh: string, more: object = {}) => ({
    key,
    type: 'text',
    question: { type: 'string', words: { title: { zh, en: key } } },
    ...more,
  });
  const register = {
    title: { zh: '茶馆台账', en: 'Tea houses' },
    fields: [text('name', '茶馆名称', { required: true }), text('owner', owner)],
    states: [{ code: 'valid', title: { zh: '有效', en: 'Valid' }, phase: 'valid' }],
    titleField: 'name',
  };
  const contents = { 'registers/tea_houses.json': register };
  const words = { zh: '茶馆', en: 'Tea houses' };
  const manifest = sealed({ manifest: { code: 'tea-houses', version, title: words, help: words, needs: [], contents: [] }, contents });
  return { format: 'linli-pack/1', manifest, contents, signature: null };
};
const upload = (page: Page, content: object): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({
    name: 'tea-houses.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });

it('a pack from elsewhere is looked at and installed; its next version is merged with what was changed here', async () => {
  const page = await site.visit('supervisor', '/console/packs');
  await page.getByRole('link', { name: '小区和物业' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const altered = pack('1.0.0', '负责人');
  await upload(page, { ...altered, contents: { 'registers/tea_houses.json': {} } });
  await page.getByText('与校验值不符，已被改动').waitFor();

  await upload(page, pack('1.0.0', '负责人'));
  await page.getByRole('heading', { name: '茶馆', exact: true }).waitFor();
  await page.getByText('没有签名').waitFor();
  await page.getByText('将新建一本台账，共 2 个栏目。').waitFor();
  await page.getByLabel('理由').fill('试点引用');
  await page.getByRole('button', { name: '安装', exact: true }).click();
  await page.getByText('请先核实来源').waitFor();
  await page.getByLabel('来源已核实，同意安装').check();
  await page.getByRole('button', { name: '安装', exact: true }).click();
  await page.getByText('与本地一致').waitFor();

  // somebody here calls a field otherwise
  const changed = await page.evaluate(async () => {
    const url = '/api/definitions/registers.register';
    const send = async (address: string, method: string, body: object) =>
      (
        await fetch(address, {
          method,
          headers: { 'content-type': 'application/json', 'x-linli': '1' },
          body: JSON.stringify({ id: crypto.randomUUID(), ...body }),
        })
      ).json();
    const { content, newest } = await (await fetch(`${url}?subject=tea_houses`, { headers: { 'x-linli': '1' } })).json();
    content.fields[1].question.words.title.zh = '店主';
    const { draft } = await send(`${url}/draft?subject=tea_houses`, 'PUT', { revision: 0, base: newest, content });
    const publication = { revision: draft.revision, newest, reason: '本地习惯', effectiveOn: null };
    return (await send(`${url}/publish?subject=tea_houses`, 'POST', publication)).newest;
  });
  expect(changed).toBe(2);

  await page.goto(`${site.url}/console/packs`);
  await upload(page, pack('1.1.0', '经营者'));
  const conflict = page.getByRole('radiogroup');
  await conflict.waitFor();
  await page.getByText('安装时：负责人').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await conflict.getByText('经营者').click();
  await page.getByLabel('理由').fill('随包升级');
  await page.getByLabel('来源已核实，同意安装').check();
  await page.getByRole('button', { name: '升级', exact: true }).click();
  await page.getByText('已安装 1.1.0 版').first().waitFor();
  await page.getByText('与本地一致').waitFor();
});

it('a clerk finds an estate with its contract; complaints are seen by company', async () => {
  const page = await site.visit('clerk', '/console/registers/property_contracts');
  await page.getByRole('heading', { name: '物业服务合同台账' }).waitFor();
  await page.getByRole('button', { name: / 筛选$/ }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.goto(`${site.url}/console/property/complaints`);
  await page.getByText('每千户年投诉').waitFor();
  await page.getByRole('heading', { name: '小区', exact: true }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
