import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Trade } from '#contract/tariffs/values.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { execute } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { type BroughtTariffs, bringTariffs } from '#modules/tariffs/index.ts';
import type { DemoStep } from '../step.ts';

interface Offered {
  readonly trade: Trade;
  readonly name: string;
  readonly unit: string;
  readonly includes: string;
  /** Yuan, and from so many days before today; ahead where it is negative. */
  readonly prices: readonly (readonly [yuan: number, daysAgo: number])[];
  /** What others asked, and how many days ago. */
  readonly quotes: readonly (readonly [yuan: number, daysAgo: number, source: string])[];
}
const shops = ['城东家政店，电话询价', '古城疏通服务部，到店询价', '家电城售后点，网上报价', '顺达搬家，电话询价'];
const around = (...sums: readonly (readonly [yuan: number, daysAgo: number])[]): Offered['quotes'] =>
  sums.map(([yuan, daysAgo], n) => [yuan, daysAgo, shops[n % shops.length] ?? '']);
/** What companies offer: below and above the market, with too few prices of others, with old ones, with none. */
const offered: readonly (readonly Offered[])[] = [
  [
    {
      trade: 'unblocking',
      name: '厨卫疏通',
      unit: '处',
      includes: '含上门、一处堵点疏通；不含拆装马桶和更换管道',
      prices: [[80, 210]],
      quotes: around([100, 12], [120, 30], [95, 45], [110, 70]),
    },
    {
      trade: 'appliance',
      name: '空调挂机清洗',
      unit: '台',
      includes: '含拆洗滤网、蒸发器清洗；不含加氟和维修',
      prices: [
        [89, 190],
        [99, -6],
      ],
      quotes: around([120, 20], [98, 21], [110, 40]),
    },
    {
      trade: 'plumbing',
      name: '水龙头更换',
      unit: '个',
      includes: '含上门和安装；龙头自备，或按明码另算',
      prices: [
        [60, 240],
        [50, 35],
      ],
      quotes: around([60, 15], [50, 16], [45, 60]),
    },
    {
      trade: 'cleaning',
      name: '日常保洁',
      unit: '小时',
      includes: '两小时起，含清洁工具和清洁剂；不含高空擦窗',
      prices: [[40, 150]],
      quotes: around([45, 300], [50, 310], [42, 320]),
    },
    {
      trade: 'locks',
      name: '开锁',
      unit: '次',
      includes: '含上门；先核对住户身份，换锁芯另算',
      prices: [[100, 120]],
      quotes: around([120, 25], [150, 26]),
    },
    {
      trade: 'elder',
      name: '助浴',
      unit: '次',
      includes: '两名护理员上门，六十岁以上；浴具由公司带来',
      prices: [[128, 60]],
      quotes: [],
    },
  ],
  [
    {
      trade: 'appliance',
      name: '油烟机清洗',
      unit: '台',
      includes: '含拆洗叶轮和油网；不含更换配件',
      prices: [[138, 100]],
      quotes: around([120, 18], [128, 22], [150, 33]),
    },
    {
      trade: 'hauling',
      name: '大件垃圾清运',
      unit: '件',
      includes: '含搬下楼和清运，七楼以下；家电另议',
      prices: [[50, 90]],
      quotes: around([60, 28], [80, 29], [60, 50]),
    },
    {
      trade: 'plumbing',
      name: '电路检修',
      unit: '次',
      includes: '含上门和一小时检修，持证电工；材料按明码另算',
      prices: [[70, 80]],
      quotes: around([80, 40], [80, 41], [100, 42]),
    },
  ],
];
/** Bookings of a service at one time. */
const capacity = 2;

/** Price lists of two property companies of the show street that serve homes as well, beside what the community asked around for. */
const addTariffs: DemoStep = async (tx) => {
  const { rows: accounts } = await execute<{ id: string; username: string }>(
    tx,
    "select id, username from accounts where username in ('clerk', 'handler')",
    [],
  );
  const idOfAccount = (username: string): string => {
    const found = accounts.find((one) => one.username === username);
    if (!found) throw new Error(`the demo has no ${username}`);
    return found.id;
  };
  const { rows: communities } = await execute<{ code: string; path: string }>(
    tx,
    `select replace(ltree2text(p.area_path), '.', '') as code, p.area_path::text as path from posts p
     where p.jurisdiction_id = :jurisdiction and p.account_id = $1 and p.area_path is not null limit 1`,
    [idOfAccount('clerk')],
  );
  const [community] = communities;
  if (!community) throw new Error('the demo has no community of its clerk');
  const street = community.code.slice(0, 9);
  const { rows: companies } = await execute<{ id: string }>(
    tx,
    `select id from organisations where jurisdiction_id = :jurisdiction and kind = 'property_company' and starts_with(replace(ltree2text(area_path), '.', ''), $1)
     order by starts_with(replace(ltree2text(area_path), '.', ''), $2) desc, name limit 2`,
    [street, community.code],
  );
  const now = new Date();
  const today = shanghaiDay(now);
  const at = (daysAgo: number): Date => new Date(now.getTime() - Math.max(daysAgo, 1) * 86_400_000);
  const items: BroughtTariffs['items'][number][] = [];
  const prices: BroughtTariffs['prices'][number][] = [];
  const quotes: BroughtTariffs['quotes'][number][] = [];
  const brought = companies.flatMap(({ id: organisationId }, n) => (offered[n] ?? []).map((one) => ({ organisationId, one })));
  for (const { organisationId, one } of brought) {
    const { trade, name, unit, includes } = one;
    const id = idOf(at(one.prices[0]?.[1] ?? 1));
    items.push({ id, organisationId, trade, name, unit, includes, areas: [street], capacity });
    for (const [yuan, daysAgo] of one.prices)
      prices.push({
        id: idOf(at(daysAgo)),
        itemId: id,
        fen: yuan * 100,
        from: daysAfter(today, -daysAgo),
        at: at(daysAgo),
        by: idOfAccount('handler'),
      });
    for (const [yuan, daysAgo, source] of one.quotes)
      quotes.push({
        ...{ id: idOf(at(daysAgo)), itemId: id, fen: yuan * 100, source, day: daysAfter(today, -daysAgo), byName: '七一社区' },
        ...{ withdrawn: null, at: at(daysAgo), by: idOfAccount('clerk') },
      });
  }
  await bringTariffs(tx, { items, prices, quotes });
};
export default addTariffs;
