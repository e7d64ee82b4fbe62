import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlanDetail } from '#contract/visits/plans.ts';
import type { VisitRow, VisitStop } from '#contract/visits/visits.ts';
import { desktop, openSite, phone, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a campaign visit with consent and a wish is made without a network, sent once, and read by the lead for a reason', async () => {
  const title = `心愿走访 ${Date.now()}`;
  const worker = await site.visit('gridworker', '/visits', phone);
  const stops = ((await (await worker.request.get(`${site.url}/api/visits/mine`)).json()) as { items: VisitStop[] }).items;
  const stop = stops.find(({ names, plans }) => names.length > 0 && plans.every(({ questions }) => !questions?.required.length));
  if (!stop) throw new Error('the demo gives the grid worker no household');
  const clerk = await site.visit('clerk', '/console/visits', desktop);
  const send = async <T>(path: string, data: object): Promise<T> => {
    const answer = await clerk.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: v7(), ...data } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return (await answer.json()) as T;
  };
  const community = stop.area.code.slice(0, 12);
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const question = { type: 'boolean', words: { title: { zh: '愿意参加邻里食堂', en: null } } };
  const plan = await send<PlanDetail>('/api/visits/plans', {
    title,
    kind: 'campaign',
    risk: 'ordinary',
    from: day(-1),
    until: day(9),
    rhythm: null,
    areaCode: community,
    areas: [community],
    content: {
      purpose: '了解居民心愿',
      questions: { type: 'object', properties: { meal: question }, order: ['meal'], required: [] },
      consent: { purpose: '安排邻里食堂', sees: '社区工作人员', months: 6 },
    },
  });
  await send(`/api/visits/plans/${plan.id}/assignments`, { way: 'grid', householdIds: [stop.key] });

  await worker.goto(`${site.url}/visits/${stop.key}`);
  await worker.getByText(title).first().waitFor();
  await worker.context().setOffline(true);
  await worker.getByLabel('见面').check();
  await worker.getByRole('region', { name: '征求同意' }).getByLabel('同意', { exact: true }).check();
  await worker.getByLabel('见证人').fill('楼栋长木师傅');
  await worker.getByText('愿意参加邻里食堂').first().waitFor();
  await worker.getByRole('button', { name: '上报问题' }).click();
  await worker.getByLabel('什么问题').fill('楼道感应灯坏了，老人晚上看不清台阶');
  await worker.getByRole('button', { name: '完成走访' }).click();
  await worker.waitForURL(/\/visits$/);
  await worker.context().setOffline(false);
  const made = async (): Promise<VisitRow[]> =>
    ((await (await clerk.request.get(`${site.url}/api/visits?plan=${plan.id}`)).json()) as { items: VisitRow[] }).items;
  await expect.poll(async () => (await made()).map(({ result, wishes }) => [result, wishes]), { timeout: 30_000 }).toEqual([['met', 1]]);

  await clerk.goto(`${site.url}/console/visits/${plan.id}`);
  await clerk.getByRole('button', { name: '查看回答' }).click();
  await clerk.getByLabel('原因').fill('安排邻里食堂');
  await clerk.getByRole('dialog').getByRole('button', { name: '查看回答' }).click();
  await clerk.getByRole('dialog').getByText('安排邻里食堂').or(clerk.getByRole('dialog').locator('a')).first().waitFor();
});
