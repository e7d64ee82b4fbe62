import type { District } from '#tools/testing/district.ts';

/** What a clerk drafts: bicycle shelters in three paragraphs. */
export const drafted = (d: District, method = 'four_steps') => ({
  areaCode: d.area('001001').code,
  method,
  title: '在三号楼东侧建电动自行车充电棚',
  parts: [
    { key: 'p1', text: '在三号楼东侧空地建充电棚，可停三十辆。' },
    { key: 'p2', text: '建棚费用六万元，从公共收益中支出。' },
    { key: 'p3', text: '充电价格每小时不高于一元。' },
  ],
});
