import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the sheet of merchants, a row for each pledge. */
export const merchantColumns = {
  circle: ['商圈', 20, ['商圈名称', '所属商圈']],
  name: ['商户', 28, ['商户名称', '店名', '商家', '名称']],
  trade: ['业态', 14, ['行业', '类别', '经营类别']],
  address: ['地址', 32, ['店铺地址', '经营地址']],
  pledge: ['承诺', 18, ['承诺类型', '承诺事项', '承诺项目']],
  words: ['承诺内容', 32, ['承诺说明', '具体承诺']],
  since: ['起', 14, ['承诺日期', '开始日期']],
  until: ['至', 14, ['有效期至', '到期日', '截止日期']],
  model: ['示范店', 10],
  recheckOn: ['复查日期', 14],
} as const satisfies Record<string, ColumnSpec>;
export type MerchantColumn = keyof typeof merchantColumns;
export const neededColumns = ['circle', 'name', 'trade'] as const satisfies readonly MerchantColumn[];
