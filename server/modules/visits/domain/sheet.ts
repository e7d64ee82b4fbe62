import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Columns of a plan's sheet, with their width and what people write over them instead. Nobody who lives there stands in it. */
export const planColumns = {
  building: ['楼栋', 24, ['楼栋名称', '楼号']],
  unit: ['单元', 10],
  room: ['室', 10, ['房号', '门牌']],
  area: ['网格', 28],
  visitor: ['走访人登录名', 18, ['登录名', '走访人账号']],
  visitorName: ['走访人', 12],
  state: ['状态', 12],
  due: ['到期日', 14],
  missed: ['漏访次数', 10],
  lastOn: ['上次走访', 14],
  lastResult: ['上次结果', 12],
} as const satisfies Record<string, ColumnSpec>;
export type PlanColumn = keyof typeof planColumns;
export const neededColumns = ['building', 'room', 'visitor'] as const satisfies readonly PlanColumn[];
