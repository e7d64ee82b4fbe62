import { v7 } from 'uuid';
import { itemsOf, shippedItems } from '#contract/evaluations/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute } from '#kernel/db.ts';
import { bringEvaluation, type PastEvaluation } from '#modules/evaluations/index.ts';
import { seeded } from '../geometry/random.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const said: readonly string[] = ['两次召集一次未到场', '派任务前没有商量', '人员派驻后另有安排，街道用不上', '报表要得急、口径变了三次'];
const praised: readonly string[] = ['夜间抢险随叫随到，帮街道啃下三个老大难', '每月上门会商，问题当面解决'];

/** Streets rated departments last quarter; this quarter's sheets are coming in, and those of the street everybody tries first wait. */
const addEvaluations: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const { rows: departments } = await execute<{ id: string; name: string }>(
    tx,
    "select id, name from organisations where jurisdiction_id = :jurisdiction and kind = 'department' and dissolved_on is null order by name",
  );
  const [supervisor] = rows;
  const all = demoAreas();
  const streets = all.filter(({ level }) => level === 'street');
  if (!supervisor || streets.length === 0 || departments.length === 0) throw new Error('the demo lacks streets or departments');
  const now = Date.now();
  const day = (offset: number): string => shanghaiDay(new Date(now + offset * 86_400_000));
  const random = seeded(814);
  const [year = 0, month = 1] = day(0).split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  const before = quarter === 1 ? [year - 1, 4] : [year, quarter - 1];
  const pairs = streets.flatMap((street) =>
    departments.map(({ id, name }) => ({
      raterKey: street.code,
      raterKind: 'street' as const,
      raterName: street.name,
      departmentId: id,
      departmentName: name,
    })),
  );
  const sheetOf = ({ raterKey, departmentId }: (typeof pairs)[number]): PastEvaluation['sheets'][number] => {
    const items = itemsOf(shippedItems, departmentId);
    const level = 0.72 + random() * 0.2;
    const low = random() < 0.12 ? Math.floor(random() * items.length) : -1;
    const points = items.map(({ code, full }, i) => [code, Math.round(full * (i === low ? 0.5 : Math.min(1, level + random() * 0.06)))]);
    const words: Record<string, string> = {};
    const item = items[low];
    if (item) words[item.code] = said[Math.floor(random() * said.length)] ?? '';
    else if (level > 0.88) words['whole'] = praised[Math.floor(random() * praised.length)] ?? '';
    return { raterKey, departmentId, points: Object.fromEntries(points), words };
  };
  const plain = { items: shippedItems, secret: true, least: 3, low: 60, high: 95, streets: true, delegates: false };
  const shares = { street: 100, delegates: 0, unit: 0 };
  const by = { jurisdictionId, actorId: supervisor.id, at: new Date(now - 20 * 86_400_000) };
  const title = ([y, q]: readonly (number | undefined)[]): string => `街道评价部门（${y} 年第${'一二三四'[(q ?? 1) - 1]}季度）`;
  const firstOf = ([y = 0, q = 1]: readonly number[]): string => `${y}-${String(q * 3 - 2).padStart(2, '0')}-01`;
  const lastOf = ([y = 0, q = 1]: readonly number[]): string => new Date(Date.UTC(y, q * 3, 0)).toISOString().slice(0, 10);
  await bringEvaluation(tx, by, {
    ...plain,
    shares,
    id: v7(),
    title: title(before),
    first: firstOf(before),
    last: lastOf(before),
    until: lastOf(before),
    pairs,
    sheets: pairs.map(sheetOf),
    closedAt: new Date(now - 15 * 86_400_000),
  });
  await bringEvaluation(tx, by, {
    ...plain,
    shares,
    id: v7(),
    title: title([year, quarter]),
    first: firstOf([year, quarter]),
    // on the first day of a quarter, that day
    last: [day(-1), firstOf([year, quarter])].sort().at(-1) ?? day(0),
    until: day(12),
    pairs,
    sheets: pairs.filter(({ raterName }) => raterName !== '大研街道' && random() < 0.6).map(sheetOf),
    closedAt: null,
  });
};
export default addEvaluations;
