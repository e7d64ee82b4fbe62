import type { CategoryRow } from '#modules/cases/index.ts';

const category = (code: string, name: string, over: Partial<CategoryRow> = {}): CategoryRow => ({
  code,
  parentCode: code.length > 2 ? code.slice(0, 2) : null,
  name,
  nameEn: name,
  kind: 'event',
  keywords: [],
  limits: {},
  ...over,
});

/** Categories of a test district: a class with a child, one in emergency hours, one in working hours, one in working days. */
export const districtCategories = (): CategoryRow[] => [
  category('01', '市容环境'),
  category('0101', '暴露垃圾', { keywords: ['垃圾', '垃圾堆积'], limits: { handle: { n: 4, unit: 'working_hours' } } }),
  category('0102', '道路破损', { kind: 'component', keywords: ['路面', '破损'], limits: { handle: { n: 4, unit: 'working_days' } } }),
  category('02', '公用设施', { kind: 'component' }),
  category('0201', '井盖缺失', {
    kind: 'hazard',
    keywords: ['井盖'],
    limits: { verify: { n: 1, unit: 'emergency_hours' }, handle: { n: 2, unit: 'emergency_hours' } },
  }),
];
