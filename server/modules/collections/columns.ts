import type { Cell } from '#contract/collections/content.ts';
import { wordOf } from '#kernel/words.ts';

/** Columns of a task's workbook by their key: which sheet, where, how it stands, then what is asked; each heading once. */
export const bookColumns = (cells: readonly Cell[]): Record<string, [heading: string, width: number]> => {
  const word = (key: string): string => wordOf('zh-CN', `collections.book.${key}`);
  const columns: Record<string, [string, number]> = {
    $id: [word('id'), 12],
    $code: [word('code'), 16],
    $name: [word('name'), 28],
    $state: [word('state'), 10],
  };
  const taken = new Set(Object.values(columns).map(([heading]) => heading));
  for (const { key, question, unit } of cells) {
    const title = `${question.words.title.zh || key}${unit === null ? '' : `（${unit}）`}`;
    const heading = taken.has(title) ? `${title}（${key}）` : title;
    taken.add(heading);
    columns[key] = [heading, 14];
  }
  return columns;
};
