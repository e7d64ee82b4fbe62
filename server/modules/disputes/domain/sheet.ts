import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of the ledger's sheet, with their width and what people write over them instead. Names come in and never go out. */
export const disputeColumns = {
  title: ['纠纷', 32, ['纠纷名称', '纠纷事项', '案由', '事由']],
  kind: ['类型', 12, ['纠纷类型', '纠纷类别']],
  area: ['区域代码', 20, ['区划代码', '网格代码', '社区代码']],
  areaName: ['区域', 24],
  first: ['甲方', 16, ['申请人', '申请方', '当事人甲']],
  second: ['乙方', 16, ['被申请人', '被申请方', '当事人乙']],
  facts: ['纠纷简要情况', 40, ['纠纷情况', '基本情况', '简要情况', '主要事实']],
  source: ['来源', 12, ['纠纷来源', '受理方式']],
  organisation: ['调解组织', 24, ['调解委员会', '受理单位']],
  mediator: ['调解员', 12, ['人民调解员', '经办人']],
  acceptedOn: ['受理日期', 14, ['登记日期', '受理时间']],
  dueOn: ['调解期限', 14],
  state: ['调解结果', 12, ['结果', '状态']],
  form: ['协议形式', 12],
  concludedOn: ['结案日期', 14, ['办结日期', '调解日期']],
  amount: ['涉及金额（元）', 14, ['涉及金额', '协议金额', '金额']],
  performBy: ['履行期限', 14],
  fulfilledOn: ['履行日期', 14],
  confirmedOn: ['司法确认日期', 14, ['司法确认']],
  caseNumber: ['案卷编号', 24],
} as const satisfies Record<string, ColumnSpec>;
export type DisputeColumn = keyof typeof disputeColumns;
export const neededColumns = [
  'title',
  'kind',
  'area',
  'first',
  'second',
  'organisation',
  'mediator',
  'acceptedOn',
] as const satisfies readonly DisputeColumn[];
