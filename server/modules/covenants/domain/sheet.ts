import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';

/** Headings of the sheets of covenants and of articles in force, with their width. */
export const covenantHeadings = [
  ['公约', 32],
  ['类型', 16],
  ['区域代码', 18],
  ['区域', 28],
  ['现行版次', 10],
  ['生效日期', 14],
  ['下次检视', 14],
  ['正在制定', 16],
] as const;
export const inForceHeadings = [
  ['公约', 32],
  ['条', 6],
  ['条名', 16],
  ['内容', 80],
] as const;

/** Columns of the articles of one covenant: as they are given out, they are brought back. */
export const articleColumns = {
  number: ['条', 6, ['序号', '条款']],
  heading: ['条名', 18, ['标题', '条目']],
  text: ['内容', 90, ['正文', '条文']],
  key: ['编号（请勿修改）', 24, ['编号']],
} as const satisfies Record<string, ColumnSpec>;
export type ArticleColumn = keyof typeof articleColumns;
