import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseDetail } from '#contract/cases/api.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Asks the server as one of the demo's accounts. */
const ask = async (login: string, path: string, data?: object) => {
  const { request } = await site.visit(login, '/health');
  const headers = { 'x-linli': '1' };
  const answer = await (data ? request.post(`${site.url}/api/${path}`, { headers, data }) : request.get(`${site.url}/api/${path}`));
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
};
const act = async (login: string, id: string, action: string, fields: object = {}): Promise<CaseDetail> => {
  const { version } = await ask(login, `cases/${id}`);
  return ask(login, `cases/${id}/actions`, { id: crypto.randomUUID(), version, action, ...fields });
};

it('somebody builds a type from another, is told what is wrong with it, publishes it, and a case is filed and closed by it', async () => {
  const page = await site.visit('sysadmin', '/console/types');
  await page.getByRole('button', { name: '对投诉的更多操作' }).click();
  await page.getByRole('menuitem', { name: '以此新建' }).click();
  const drawer = page.getByRole('dialog', { name: '新建案件类型' });
  await drawer.getByLabel('代码').fill('noise');
  await drawer.getByLabel('名称', { exact: true }).fill('噪声扰民');
  await drawer.getByLabel('英文名称').fill('Noise');
  // checked on the spot at night: nobody is called back, which leaves a gap at first
  await drawer.getByRole('button', { name: '去掉状态待结案' }).click();
  await drawer.getByLabel('给诉求人的说明').fill('夜间噪声当晚到场，不再电话回访。');
  await drawer.getByLabel(/复查通过/).check();
  // what only this type asks; until the question has its words the type is not taken
  await drawer.getByRole('button', { name: '添加问题' }).click();
  await drawer.getByLabel('题型').click();
  await page.getByTitle('一行文字').click();
  await drawer.getByRole('button', { name: '确定' }).click();
  await drawer.getByText('还有问题没有写完，请看标红的地方。').waitFor();
  await drawer.getByLabel('题目（中文）').fill('噪声从几点到几点');
  await drawer.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('“噪声扰民”：在“待回访”的“回访”转到“待结案”，但该类型没有这个状态。').waitFor();

  await page.getByRole('button', { name: '修改噪声扰民' }).click();
  const again = page.getByRole('dialog', { name: '噪声扰民' });
  await again.getByRole('button', { name: '待回访：修改步骤回访' }).click();
  const step = page.getByRole('dialog', { name: '待回访时的步骤' });
  await step.getByRole('button', { name: '去掉这一步' }).click();
  await again.getByRole('button', { name: '给待回访添加步骤' }).click();
  const choose = async (label: string, option: string): Promise<void> => {
    await step.getByLabel(label).click();
    await step.getByLabel(label).fill(option);
    await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
  };
  await choose('步骤', '结案');
  await choose('转到', '已结案');
  await choose('由谁办理', '回访');
  await step.getByLabel('由谁办理').press('Escape');
  await step.getByRole('button', { name: '确定' }).click();
  await again.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '发布…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('噪声扰民').first().waitFor();
  await dialog.getByText(/在办案卷仍按各自开始时的版本办理|0 件在办/).waitFor();
  await dialog.getByLabel('修改理由').fill('夜间噪声专项');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('夜间噪声专项').waitFor();
  await page.close();

  // a case is filed as one of it at the desk …
  const facts = { point: null, areaCode: null, categoryCode: null, photoIds: [], anonymous: false, occurredAt: null };
  const { caseId: id } = await ask('resident', 'reports', {
    id: crypto.randomUUID(),
    text: '七一社区官院巷夜市半夜还在放音响，吵得睡不着',
    placeText: '大研街道七一社区',
    ...facts,
  });
  await act('clerk', id, 'verify');
  const desk = await site.visit('clerk', `/console/cases/${id}`);
  const toolbar = desk.getByRole('toolbar', { name: '可办理的操作' });
  await toolbar.getByRole('button', { name: /^立案\s*2$/ }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('诉求类型').click();
  await form.getByLabel('诉求类型').fill('噪声');
  await desk.locator('.ant-select-dropdown:visible').getByTitle('噪声扰民').click();
  await form.getByRole('button', { name: '立案' }).click();
  await desk.getByText(/噪声扰民 ·/).waitFor();

  // … and goes its way: nobody is called back, it is closed by whoever would have called
  const { posts } = await ask('gridworker', 'me');
  await act('clerk', id, 'dispatch', { organisationId: posts[0].organisation.id });
  for (const action of ['accept', 'answer']) await act('gridworker', id, action, { text: '已到场劝离，音响关闭' });
  const checked = await act('clerk', id, 'check');
  expect(checked.actions).toContain('close');
  expect(checked.actions).not.toContain('call_back');
  await toolbar.getByRole('button', { name: /^结案\s*8$/ }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '确认结案' }).click();
  await desk.getByText('已结案').first().waitFor();
  await desk.close();

  // the reporter reads what this type says to them
  const phone = await site.visit('resident', `/cases/${id}`);
  await phone.getByText('夜间噪声当晚到场，不再电话回访。').waitFor();
  await phone.close();
});
