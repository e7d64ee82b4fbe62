import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute } from '#kernel/db.ts';
import { lastOver, nextDay, periodOf } from '#modules/disclosures/domain/index.ts';
import { addDisclosures, type PastDisclosure, publishAccounts } from '#modules/disclosures/index.ts';
import { between, seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayLong = 86_400_000;
type Told = Pick<PastDisclosure, 'kind' | 'title' | 'paragraphs' | 'days'>;
/** What communities of a street publish in half a year. */
const notices: readonly Told[] = [
  {
    kind: 'resolution',
    title: '关于楼道堆物清理的议事决议',
    days: 7,
    paragraphs: [
      '经居民议事会讨论，决定自下月起每月第一个周六集中清理楼道堆物，先贴告知单，七日后由志愿者协助搬离。',
      '确有困难的住户可向楼栋长说明，由社区帮助。',
    ],
  },
  {
    kind: 'result',
    title: '电动自行车充电棚选址结果',
    days: 10,
    paragraphs: ['三处选址经居民评议，东门空地得票最多，定为充电棚位置，充电口二十四个，下季度施工。'],
  },
  {
    kind: 'progress',
    title: '老旧小区外墙改造进展（第三周）',
    days: 14,
    paragraphs: ['一至四栋已拆除破损保温层，五至八栋搭设脚手架。噪声较大的作业只在九时至十八时进行。'],
  },
  {
    kind: 'notice',
    title: '停水检修通知',
    days: 3,
    paragraphs: ['因主管检修，后天九时至十六时停水，请提前储水。社区在党群服务中心备有饮用水，咨询 0888-5101234。'],
  },
  {
    kind: 'covenant',
    title: '文明养犬公约（征求意见稿）',
    days: 15,
    paragraphs: ['遛犬牵绳、及时清便、错峰乘梯，不遗弃、不虐待。', '本公约靠相互提醒，不设处罚。'],
  },
  {
    kind: 'result',
    title: '本季度居民议事会事项办理结果',
    days: 7,
    paragraphs: ['本季度议定八件，办结六件，在办两件：路灯增设、下水道疏通，预计下月完成。'],
  },
];
const incomes = ['场地出租', '广告位收入', '上级拨付工作经费', '便民服务点租金'];
const spendings = ['路灯维修', '绿化补种', '活动室电费', '志愿者保险', '楼道粉刷', '健身器材维修'];

/** Half a year of notices and accounts of the communities of a street; one community is late with its accounts, another owes its last ones. */
const addDemoDisclosures: DemoStep = async (tx, { jurisdictionId, areaIds }) => {
  const random = seeded(20261129);
  const now = new Date();
  const today = shanghaiDay(now);
  const ago = (days: number, hour = 10): Date =>
    new Date(Date.parse(`${shanghaiDay(new Date(now.getTime() - days * dayLong))}T00:00:00+08:00`) + hour * 3_600_000);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const communities = areas.filter(({ level, parentCode }) => level === 'community' && parentCode === street?.code);
  const { rows } = await execute<{ id: string; username: string }>(
    tx,
    "select a.id, a.username from accounts a where a.username in ('clerk', 'dispatcher', 'resident')",
  );
  const account = (username: string): string => rows.find((one) => one.username === username)?.id ?? '';
  const [clerk, dispatcher, resident] = ['clerk', 'dispatcher', 'resident'].map(account) as [string, string, string];
  if (!clerk || !dispatcher || !resident) throw new Error('the demo lacks the people everybody tries first');
  const by = { jurisdictionId, actorId: clerk };
  const show = communities.find(({ name }) => name.startsWith('七一社区')) ?? communities[0];

  const past: PastDisclosure[] = communities.flatMap((community, c) =>
    notices.map((told, n): PastDisclosure => {
      // one community has a few that are up; the others spread over half a year
      const back = community === show && n < 3 ? ([2, 4, 6][n] ?? 2) : between(random, 12, 175);
      const at = ago(back, 9 + ((c + n) % 8));
      return {
        ...told,
        areaId: areaIds.get(community.code) ?? '',
        at,
        decidedOn:
          told.kind === 'resolution' || told.kind === 'result' ? shanghaiDay(new Date(at.getTime() - ((c + n) % 6) * dayLong)) : null,
        ...(community === show && n === 0
          ? {
              objections: [
                {
                  about: 'disagree' as const,
                  words: '周六我要上班，没法在家配合清理，能不能换个时间',
                  accountId: resident,
                  maskedName: '和**',
                  at: ago(1, 20),
                  answer: null,
                  pressed: null,
                },
                {
                  about: 'procedure' as const,
                  words: '议事会那天没有通知到我们楼',
                  accountId: null,
                  maskedName: '木*',
                  at: ago(2, 15),
                  answer: {
                    verdict: 'rejected' as const,
                    words: '当日已在楼栋群和公告栏通知，本楼有两位代表到会。',
                    by: dispatcher,
                    at: ago(1, 11),
                  },
                  pressed: null,
                },
              ],
            }
          : {}),
        ...(community === show && n === 1
          ? {
              amended: {
                at: ago(3, 16),
                paragraphs: ['三处选址经居民评议，东门空地得票最多，定为充电棚位置，充电口三十个，下季度施工。'],
                reason: '充电口数量误写，应为三十个',
              },
              objections: [
                {
                  about: 'untrue' as const,
                  words: '公示的充电口数量和会上说的不一样',
                  accountId: null,
                  maskedName: '李*',
                  at: ago(4, 17),
                  answer: { verdict: 'upheld' as const, words: '数量误写，已更正为三十个。', by: dispatcher, at: ago(3, 17) },
                  pressed: { reason: '—', at: ago(3, 17) },
                },
              ],
            }
          : {}),
        ...(community !== show && n === 2 && c % 3 === 1
          ? { ended: { at: new Date(at.getTime() + 3 * dayLong), reason: '天气原因停工，复工后重新公示' } }
          : {}),
      };
    }),
  );
  await addDisclosures(
    tx,
    { ...by, at: now },
    past.sort((a, b) => a.at.getTime() - b.at.getTime()),
  );

  const last = lastOver('quarterly', today);
  const before = periodOf('quarterly', shanghaiDay(new Date(Date.parse(`${last.from}T12:00:00+08:00`) - dayLong)));
  for (const [c, community] of communities.entries()) {
    let balance = between(random, 20, 900) * 1_000;
    for (const period of [before, last]) {
      // one owes its last ones, one was late
      if (period === last && c === 2) continue;
      const published = Date.parse(`${nextDay(period.until)}T00:00:00+08:00`) + ((c === 1 ? 33 : 5) + (c % 7)) * dayLong + 10 * 3_600_000;
      if (published > now.getTime()) continue;
      const lines = [
        ...incomes
          .filter((_, i) => (i + c) % 2 === 0)
          .map((item) => ({ side: 'income' as const, item, amount: between(random, 300, 9_000) * 100, note: null })),
        ...spendings
          .filter((_, i) => (i + c) % 2 === 0)
          .map((item) => ({
            side: 'spending' as const,
            item,
            amount: between(random, 50, 2_500) * 100 + between(random, 0, 99),
            note: null,
          })),
      ];
      const sum = (side: 'income' | 'spending'): number => lines.reduce((n, one) => n + (one.side === side ? one.amount : 0), 0);
      const [opening, income, spending] = [balance, sum('income'), sum('spending')];
      balance = opening + income - spending;
      const area = { id: areaIds.get(community.code) ?? '', code: community.code, name: community.name, path: pathOfCode(community.code) };
      const names: string[] = [];
      await publishAccounts(
        tx,
        { ...by, at: new Date(published) },
        { area, period, opening, closing: balance, income, spending, lines, names, reason: null, before: null },
      );
    }
  }
};
export default addDemoDisclosures;
