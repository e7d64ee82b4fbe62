import { v7 } from 'uuid';
import { execute } from '#kernel/db.ts';
import { insertItem, type NewItem } from '#modules/admission/index.ts';
import { standardCategories } from '#tools/setup/standard-categories.ts';
import type { DemoStep } from '../step.ts';

const dayLong = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * dayLong).toISOString().slice(0, 10);
type Told = Pick<NewItem, 'code' | 'title' | 'basis' | 'kind'> & Partial<Pick<NewItem, 'state' | 'reason' | 'endsOn'>>;

/** What stands on the list beside the matters of cases. */
const others: readonly Told[] = [
  { code: 'J-31', title: '独居老人走访', kind: 'basic', basis: '社区居委会组织法；区履职事项清单第 31 项' },
  { code: 'J-32', title: '居民会议和议事协商组织', kind: 'basic', basis: '城市居民委员会组织法' },
  { code: 'P-21', title: '协助开展森林草原防灭火宣传', kind: 'assist', basis: '森林防火条例；区履职事项清单第 58 项' },
  { code: 'P-22', title: '协助开展第二剂次疫苗接种通知', kind: 'assist', basis: '区卫健发〔2026〕8号' },
  { code: 'S-01', title: '违法建设认定和拆除', kind: 'withdrawn', basis: '区履职事项清单：由区自然资源局承担' },
  { code: 'S-02', title: '燃气安全执法检查', kind: 'withdrawn', basis: '区履职事项清单：由区住房和城乡建设局承担' },
  { code: 'S-03', title: '餐饮服务食品安全监管', kind: 'withdrawn', basis: '区履职事项清单：由区市场监督管理局承担' },
  { code: 'Y-01', title: '汛期地质灾害点巡查', kind: 'emergency', basis: '区防汛抗旱指挥部第 6 号令', endsOn: dayIn(21) },
  {
    code: 'P-40',
    title: '协助登记电动自行车充电设施',
    kind: 'assist',
    basis: '区消防救援大队 2026 年专项行动方案',
    state: 'applied',
    reason: '各小区充电点底数不清，需要社区提供名单，约 2 个工作日，一次性。',
  },
  {
    code: 'Y-02',
    title: '寒潮期间高龄老人电话巡访',
    kind: 'emergency',
    basis: '区应急指挥部第 11 号提示',
    endsOn: dayIn(10),
    state: 'applied',
    reason: '预报降温 12 度，请社区每日电话巡访一次。',
  },
  { code: 'P-38', title: '协助推广手机应用注册', kind: 'assist', basis: '无', state: 'refused', reason: '完成推广任务' },
];

/** The district's list: every matter of cases that communities take, what was withdrawn from them, and what departments apply for. */
const addAdmission: DemoStep = async (tx, { jurisdictionId }) => {
  const categories = standardCategories().filter(({ parentCode }) => parentCode === null);
  const { rows: departments } = await execute<{ id: string }>(
    tx,
    "select id from organisations where jurisdiction_id = $1 and kind = 'department' order by name limit 1",
    [jurisdictionId],
  );
  const common = { departmentId: null, endsOn: null, reason: null, appliedBy: null, categoryCode: null, state: 'admitted' } as const;
  const appliedAt = new Date(Date.now() - 3 * dayLong);
  for (const { code, name } of categories) {
    const item = { code: `P-${code}`, title: `配合处理${name}类诉求`, basis: '区履职事项清单（配合履职）', kind: 'assist' } as const;
    await insertItem(tx, { ...common, ...item, id: v7(), categoryCode: code, appliedAt });
  }
  for (const item of others)
    await insertItem(tx, { ...common, ...item, id: v7(), departmentId: item.reason ? (departments[0]?.id ?? null) : null, appliedAt });
};
export default addAdmission;
