import type { SubsidyScheme } from './scheme.ts';

const common = { card: 'estates', floor: null, cap: null } as const;
/** Published rules to begin from. The budget is the district’s own. */
export const templates: Readonly<Record<'caolu' | 'tianjiaan' | 'area', SubsidyScheme>> = {
  caolu: {
    ...common,
    title: { zh: '住宅小区物业服务达标奖补', en: 'Subsidy for property services' },
    source: '浦东新区曹路镇：每年 5 万㎡以下 3 万元、10 万㎡以下 5 万元、10 万㎡以上 7 万元，80 分以上全额，70 分以上 80%',
    basis: {
      kind: 'sizes',
      sizes: [
        { most: 50_000, cents: 3_000_000 },
        { most: 100_000, cents: 5_000_000 },
        { most: null, cents: 7_000_000 },
      ],
    },
    bands: [
      { from: 80, share: 100 },
      { from: 70, share: 80 },
    ],
    budget: 200_000_000,
  },
  tianjiaan: {
    ...common,
    title: { zh: '老旧小区物业管理补贴', en: 'Subsidy for old estates' },
    source: '淮南市田家庵区 2015 年（已废止，供参考）：每户每年 90 元，社区自管 100 元',
    basis: { kind: 'household', cents: 9_000, otherwise: 10_000 },
    bands: [{ from: 60, share: 100 }],
    budget: 200_000_000,
  },
  area: {
    ...common,
    title: { zh: '物业服务考核奖补', en: 'Subsidy by floor area' },
    source: '按建筑面积、考核档次计算，区级保底、封顶',
    basis: { kind: 'area', cents: 120 },
    bands: [
      { from: 90, share: 100 },
      { from: 80, share: 80 },
      { from: 70, share: 50 },
    ],
    floor: { cents: 500_000, from: 70 },
    cap: 15_000_000,
    budget: 200_000_000,
  },
};
