import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the register of owners, a row for each unit and owner. */
export const ownerColumns = {
  building: ['楼栋', 12, ['幢', '楼号', '栋号', '楼幢', '幢号']],
  unit: ['单元', 8, ['单元号']],
  room: ['房号', 10, ['室号', '房间号', '车位号', '门牌号']],
  use: ['用途', 8, ['房屋用途', '性质', '类型']],
  area: ['建筑面积（㎡）', 14, ['建筑面积', '面积', '专有部分面积', '面积（㎡）', '面积(平方米)']],
  areaBasis: ['面积依据', 12, ['面积来源']],
  state: ['状态', 10, ['销售状态', '交付状态']],
  owner: ['业主姓名', 18, ['业主', '姓名', '产权人', '业主名称', '权利人']],
  kind: ['业主类型', 10, ['类别']],
  share: ['份额', 8, ['产权份额', '占比']],
  phone: ['联系电话', 14, ['电话', '手机', '手机号', '联系方式']],
  idNumber: ['身份证号', 22, ['身份证号码', '证件号码', '证件号']],
  title: ['产权证号', 26, ['不动产权证号', '房产证号', '不动产权证书号']],
} as const satisfies Record<string, ColumnSpec>;
export type OwnerColumn = keyof typeof ownerColumns;
export const neededColumns = ['building', 'room', 'area'] as const satisfies readonly OwnerColumn[];
