import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

/** A clerk writes down the call of somebody: the case is the caller's, who stays masked until somebody says why they must know. */
describe('the call of somebody', () => {
  let site: Site;
  let caseUrl = '';
  const number = '13900000000';
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  for (const size of [desktop, phone])
    it(`is written down for the caller at ${size.width} pixels`, async () => {
      const page = await site.visit('clerk', '/console/report', size);
      await page.getByLabel('反映的内容').fill(`七一社区门口路灯不亮，回电${number}`);
      await page.getByLabel('替来电、来访人登记').check();
      await page.getByLabel('来电人姓名').fill('和秀英');
      await page.getByLabel('来电人电话').fill('139-0000-0000');
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '提交，生成案卷' }).click();
      await page.getByRole('link', { name: '打开案卷' }).click();
      await page.waitForURL(/\/console\/cases\//);
      caseUrl = new URL(page.url()).pathname;
    });

  it('shows a masked caller and starred numbers, both whole for a reason', async () => {
    const page = await site.visit('clerk', caseUrl);
    await page.getByRole('heading', { name: '来电人' }).waitFor();
    await page.getByText('和**').first().waitFor();
    expect(await page.content()).not.toContain(number);
    expect(await violationsOf(page)).toEqual([]);
    const ask = async (button: string): Promise<void> => {
      await page.getByRole('button', { name: button }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('为什么需要查看').fill('回访来电人');
      await form.getByRole('button', { name: '查看并记录' }).click();
      await form.waitFor({ state: 'hidden' });
    };
    await ask('查看身份');
    await page.getByText('和秀英').first().waitFor();
    await ask('查看完整号码');
    await page.getByText(number, { exact: true }).first().waitFor();
  });
});
