import { afterAll, beforeAll, expect, it } from 'vitest';
import { fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const day = 86_400_000;
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

it('a council is called, recorded in the room, and what it resolves becomes a case whose result stands on top of the next agenda', async () => {
  // six days ago, so that the notice is in time
  site.putBack(6 * day);
  const desk = await site.visit('clerk', '/console/meetings');
  await desk.getByRole('combobox', { name: '议事机构' }).click();
  await desk.getByText(/七一社区红色议事厅 · /).click();
  await desk.getByRole('link', { name: /七一社区红色议事厅：成员/ }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('link', { name: /七一社区红色议事厅：成员/ }).click();
  await desk.getByRole('heading', { name: '七一社区红色议事厅' }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '安排会议' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('会议名称').fill('红色议事厅临时会议');
  await form.getByLabel('开始时间').fill(`${today()}T00:05`);
  await form.getByLabel('结束时间').fill(`${today()}T23:55`);
  await form.getByRole('button', { name: '安排会议' }).click();
  await desk.getByRole('heading', { name: '红色议事厅临时会议' }).waitFor();
  await desk.getByRole('button', { name: '增加议题' }).click();
  await desk.getByLabel('议题', { exact: true }).last().fill('三号院后门的路灯不亮');
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await desk.getByRole('heading', { name: /三号院后门的路灯不亮/ }).waitFor();
  await desk.getByRole('button', { name: '通知参会人' }).click();
  await desk.getByRole('tooltip').getByRole('button').last().click();
  await desk.getByText('已通知', { exact: false }).first().waitFor();
  const path = new URL(desk.url()).pathname;
  const meetingId = path.split('/').at(-1) ?? '';
  expect(await violationsOf(desk)).toEqual([]);

  const read = async (page: typeof desk, address: string) => (await page.request.get(`${site.url}${address}`)).json();

  // whoever is called answers on the phone
  const member = await site.visit('resident', '/meetings/all', phone);
  await member.getByRole('link', { name: /红色议事厅临时会议/ }).click();
  await member.getByRole('button', { name: '参加' }).click();
  await member.getByText('您的答复：参加').waitFor();
  expect(await violationsOf(member)).toEqual([]);
  await fits(member);

  // the day has come
  site.putBack(0);
  await desk.goto(`${site.url}${path}/room`);
  await desk.getByRole('button', { name: '开始会议' }).click();
  await desk.getByRole('button', { name: '签到' }).click();
  const seats = desk.getByRole('group', { name: '签到' }).getByRole('button');
  for (let n = 0; n < 7; n += 1) {
    await seats.nth(n).click();
    await expect.poll(() => seats.nth(n).getAttribute('aria-pressed')).toBe('true');
  }
  const next = desk.getByRole('button', { name: /下一项/ });
  const agenda = (await read(desk, `/api/meetings/${meetingId}`)) as { agenda: { kind: string }[] };
  // what came back from earlier meetings stands on top and is dealt with first
  for (const _ of agenda.agenda.filter(({ kind }) => kind === 'carried')) {
    await next.click();
    await desk.getByRole('button', { name: /^已办结/ }).click();
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    await desk.getByRole('group', { name: '已办结' }).waitFor({ state: 'detached' });
  }
  await next.click();
  await desk.getByRole('heading', { level: 2, name: /三号院后门的路灯不亮/ }).waitFor();
  await desk.getByRole('radio').first().click();
  await desk.getByRole('textbox', { name: '记录' }).fill('晚上老人不敢出门，请尽快修');
  await desk.getByText('已保存', { exact: true }).waitFor();
  // without a network it is kept, also when the page is left, and sent once there is one
  await desk.context().setOffline(true);
  await desk.getByRole('textbox', { name: '记录' }).fill('晚上老人不敢出门，请尽快修，费用公开');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText(/条记录存在本机/).waitFor();
  await desk.context().setOffline(false);
  await desk.reload();
  const said = async () =>
    ((await read(desk, `/api/meetings/${meetingId}`)) as { notes: { text: string }[] }).notes.map(({ text }) => text);
  await expect.poll(said, { timeout: 30_000 }).toEqual(['晚上老人不敢出门，请尽快修，费用公开']);
  await desk.getByRole('button', { name: /^举手/ }).click();
  await desk.getByRole('button', { name: '其余' }).first().click();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await desk.getByText(/举手表决通过：同意 7/).waitFor();
  await desk.getByRole('button', { name: /^形成决议/ }).click();
  const owner = desk.getByRole('combobox', { name: '责任单位' });
  await owner.click();
  await owner.fill('大研街道综合行政执法队');
  await desk.getByTitle('大研街道综合行政执法队').first().click();
  await desk.getByRole('button', { name: '7 天后' }).click();
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await desk.getByRole('button', { name: '结束会议' }).waitFor();
  const screen = await site.visit('clerk', `${path}/screen`);
  await screen.getByText(/责任：大研街道综合行政执法队/).waitFor();
  expect(await violationsOf(screen)).toEqual([]);
  await desk.getByRole('button', { name: '结束会议' }).click();
  await desk.getByText('会议已结束').waitFor();

  // the resolution is a case; whoever has it answers
  const headers = { 'x-linli': '1' };
  const m = (await read(desk, `/api/meetings/${meetingId}`)) as { agenda: { made: { caseId: string; number: string } | null }[] };
  const made = m.agenda.find((item) => item.made)?.made;
  const handler = await site.visit('handler', '/console/');
  const act = async (page: typeof desk, action: string, fields: object = {}): Promise<void> => {
    const { version } = (await read(page, `/api/cases/${made?.caseId}`)) as { version: number };
    const answer = await page.request.post(`${site.url}/api/cases/${made?.caseId}/actions`, {
      headers,
      data: { id: crypto.randomUUID(), version, action, reason: null, ...fields },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await act(handler, 'accept');
  await act(handler, 'answer', { text: '路灯已经修好，夜间试亮正常', photoIds: [] });
  await act(desk, 'check');
  const dispatcher = await site.visit('dispatcher', '/console/');
  await act(dispatcher, 'close');

  // and its result stands on top of the next agenda by itself
  await desk.goto(`${site.url}/console/resolutions`);
  const row = desk.getByRole('row', { name: new RegExp(made?.number ?? '') });
  await row.waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await row.getByRole('link').last().click();
  // it comes by an event: asked again until it has
  await expect
    .poll(
      async () => {
        await desk.reload();
        const result = desk.getByText('办理结果：路灯已经修好，夜间试亮正常').first();
        return result.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(true);

  // residents see what is deliberated, without names
  const open = (await read(member, '/api/open/meetings')) as { items: { agenda: unknown[] }[] };
  expect(open.items.length).toBeGreaterThan(0);
});
