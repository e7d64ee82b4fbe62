import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['funds'];

interface Project {
  readonly title: string;
  readonly use: string;
  readonly form: string;
  /** Yuan. */
  readonly yuan: number;
  readonly supplier: string;
}
const projects: readonly Project[] = [
  { title: '楼道扶手和适老化改造', use: 'urgent', form: 'works', yuan: 28_000, supplier: '古城区便民工程队' },
  { title: '社区长者生日会和助餐补贴', use: 'public_service', form: 'service', yuan: 12_000, supplier: '长者照护服务中心' },
  { title: '暑期青少年书法班', use: 'culture', form: 'service', yuan: 9_600, supplier: '三坊培训学校' },
  { title: '居民议事厅桌椅', use: 'self_government', form: 'goods', yuan: 6_800, supplier: '玉龙办公家具店' },
  { title: '小区晾衣架和休闲座椅', use: 'repair', form: 'goods', yuan: 15_400, supplier: '金沙商贸' },
  { title: '党员志愿服务队装备', use: 'party_service', form: 'goods', yuan: 4_200, supplier: '爱心志愿服务队' },
  { title: '破损路面和井盖修补', use: 'repair', form: 'works', yuan: 22_500, supplier: '古城区便民工程队' },
];
/** Farthest first. None is between pledge and acceptance: what must be shown there are files. */
const states = ['posted', 'posted', 'accepted', 'resolved', 'examined', 'consulted', 'raised'] as const;
const reached = (state: (typeof states)[number], wanted: (typeof states)[number]): boolean =>
  states.indexOf(state) <= states.lastIndexOf(wanted);

/** What funds are spent on: most of it done and posted, some accepted and waiting to be posted, some still deliberated. */
const spending: DemoRows = ({ rows, random, day, moment }) =>
  rows('funds').flatMap((fund, n): BroughtRow[] => {
    const { state: stands, values, id } = fund;
    if (stands === 'draft') return [];
    const count = stands === 'settled' ? 2 : n < 8 ? 4 : 2;
    const budget = Number(values['budget']);
    let left = budget;
    return Array.from({ length: count }, (_, i): BroughtRow | null => {
      const project = projects[(n + i * 3) % projects.length] as Project;
      const state = stands === 'settled' ? 'posted' : (states[(n + i * 2) % states.length] as (typeof states)[number]);
      const amount = Math.min(project.yuan * 100 + between(random, 0, 20) * 1_000, Math.floor(budget / 4));
      if (amount > left) return null;
      left -= amount;
      const back = stands === 'settled' ? 420 + i * 9 : 95 - i * 12 + (n % 7);
      const present = between(random, 31, 58);
      return {
        values: {
          title: project.title,
          fund: id,
          area: values['area'] ?? '',
          use: values['kind'] === 'village' ? 'village' : project.use,
          form: project.form,
          amount,
          raised_by: ['residents', 'representatives', 'branch', 'committee'][(n + i) % 4] ?? 'residents',
          ...(reached(state, 'consulted') && { asked: between(random, 50, 100) }),
          ...(reached(state, 'examined') && { examined_on: day(-back) }),
          ...(reached(state, 'resolved') && { present, votes: present - between(random, 0, 9), resolved_on: day(-back + 5) }),
          ...(reached(state, 'accepted') && {
            supplier: project.supplier,
            paid: amount - between(random, 0, 5) * 100,
            paid_on: day(-back + 25),
          }),
          ...(reached(state, 'accepted') && { accepted_by: ['representatives', 'supervisors'], accepted_on: day(-back + 32) }),
          ...(reached(state, 'posted') && { posted_on: day(-back + 36) }),
        },
        state,
        at: moment(-back - 10),
      };
    }).filter((row) => row !== null);
  });
export default spending;
