import type { Field } from '#contract/registers/content.ts';
import type { ColumnSpec } from '#kernel/sheets/rows/headings.ts';
import { wordOf } from '#kernel/words.ts';
import type { Register } from './domain/register.ts';
import { titleOf } from './domain/words.ts';

const word = (key: string, data = {}): string => wordOf('zh-CN', `registers.sheet.${key}`, data);
const nameColumn = (key: string): string => `${key}$name`;

const widths: Partial<Record<Field['type'], number>> = {
  long_text: 40,
  text: 24,
  identity_number: 22,
  credit_code: 22,
  area: 20,
  organisation: 26,
};

/** Columns of a register's sheet by their key, each heading once; areas have a second one for their name. */
export const sheetColumns = ({ content }: Pick<Register, 'content'>): Record<string, ColumnSpec> => {
  const columns: Record<string, ColumnSpec> = { $id: [word('id'), 12], $state: [word('state'), 12] };
  const taken = new Set(Object.values(columns).map(([heading]) => heading));
  const put = (key: string, title: string, width: number): void => {
    const heading = taken.has(title) ? `${title}（${key}）` : title;
    taken.add(heading);
    columns[key] = [heading, width];
  };
  for (const field of content.fields) {
    const title = titleOf(field).zh;
    put(field.key, field.unit === null ? title : `${title}（${field.unit}）`, widths[field.type] ?? 14);
    if (field.type === 'area') put(nameColumn(field.key), word('areaName', { title }), 28);
  }
  return columns;
};
