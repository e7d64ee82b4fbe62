import type { Field } from '#contract/registers/content.ts';
import { isBlank, type ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type ColumnSpec, findHeading } from '#kernel/sheets/rows/headings.ts';
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

type Named = Pick<Register, 'content'>;

/** Columns of a register's sheet by their key, each heading once; areas have a second one for their name. */
export const sheetColumns = (register: Named): Record<string, ColumnSpec> =>
  columnsAfter(register, { $id: [word('id'), 12], $state: [word('state'), 12] });

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * Columns by which a sheet is read: those of ours, or, where a field is called as one of them is and the sheet is not one that went out from here,
 * those of the fields alone.
 */
export const columnsToRead = (register: Named, sheet: ReadSheet): Record<string, ColumnSpec> => {
  const columns = sheetColumns(register);
  const taken = new Set([columns['$id']?.[0], columns['$state']?.[0]]);
  if (!register.content.fields.some((field) => taken.has(titleOf(field).zh))) return columns;
  const { at, index } = findHeading(sheet, columns);
  const place = at.get('$id');
  const isOurs =
    place !== undefined && sheet.rows.slice(index + 1).every(({ cells }) => isBlank(cells[place]) || uuid.test(String(cells[place])));
  return isOurs ? columns : columnsAfter(register, {});
};

const columnsAfter = ({ content }: Named, first: Record<string, ColumnSpec>): Record<string, ColumnSpec> => {
  const columns = { ...first };
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
