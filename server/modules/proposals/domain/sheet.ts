/** Headings of the sheets of proposals and of their steps, with their width. */
export const proposalHeadings = [
  ['议题', 36],
  ['区域代码', 18],
  ['区域', 28],
  ['议事方法', 16],
  ['状态', 10],
  ['当前环节', 20],
  ['起草日期', 14],
  ['结束日期', 14],
] as const;
export const stepHeadings = [
  ['议题', 36],
  ['序号', 8],
  ['环节', 20],
  ['环节状态', 12],
  ['开始日期', 14],
  ['结束日期', 14],
  ['应到', 8],
  ['实到', 8],
  ['同意', 8],
  ['反对', 8],
  ['弃权', 8],
  ['结果', 12],
  ['说明', 48],
] as const;
