import type { MerchantKind, OfferKind } from '#contract/offers/values.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Sheets of the workbook of offers and their columns; an export is in the form an import reads. */
export const sheetNames = { merchants: '商户', offers: '兑换项目', stock: '库存登记' } as const;

export const merchantColumns = {
  name: ['单位名称', 28, ['商户名称', '商户']],
  kind: ['商户类别', 14],
  address: ['地址', 32],
  lon: ['经度', 12],
  lat: ['纬度', 12],
  phone: ['电话', 16],
  hours: ['营业时间', 24],
  period: ['结算周期', 12],
} as const satisfies Record<string, ColumnSpec>;
export const offerColumns = {
  merchant: ['商户', 28, ['单位名称', '商户名称']],
  title: ['项目名称', 24, ['名称']],
  kind: ['类别', 10],
  points: ['积分', 10, ['所需积分']],
  stock: ['库存', 10, ['数量']],
  perPerson: ['每人限兑', 12],
  perPeriod: ['限兑周期', 12],
  from: ['开始日期', 14],
  until: ['截止日期', 14],
  validDays: ['有效天数', 12],
  description: ['说明', 40],
} as const satisfies Record<string, ColumnSpec>;
export const stockColumns = {
  merchant: ['商户', 28, ['单位名称', '商户名称']],
  title: ['项目名称', 24, ['名称']],
  quantity: ['入库数量', 12, ['数量']],
  reason: ['来源说明', 28, ['备注']],
  donor: ['捐赠方（同意公开）', 24],
  on: ['登记日期', 14],
} as const satisfies Record<string, ColumnSpec>;

export const merchantWords: Readonly<Record<MerchantKind, string>> = { merchant: '商户', supermarket: '爱心超市' };
export const kindWordsOf: Readonly<Record<OfferKind, string>> = { goods: '物品', service: '服务', discount: '优惠' };
export const periodWords = { month: '按月', quarter: '按季' } as const;
export const limitWords = { day: '每天', week: '每周', month: '每月', year: '每年', ever: '总共' } as const;
