import { useState } from 'react';
import type { RegisterDetail } from '#contract/registers/api.ts';
import type { FieldType } from '#contract/registers/fields.ts';
import type { RegisterSearch } from '../search.ts';

/** Columns shown beside the title until somebody chooses. */
const begun = 6;
/** Between how many pixels a column is wide. */
export const widths = { least: 60, most: 600 } as const;
/** Pixels of a column unless it is set: values of one length are seen whole. */
const usual: Readonly<Partial<Record<FieldType, number>>> = {
  credit_code: 195,
  identity_number: 190,
  phone: 130,
  date: 120,
  period: 100,
  number: 110,
  money: 130,
  yes_no: 80,
  choice: 120,
};
const usualWidth = 160;
const keyOf = (code: string): string => `linli.registers.columns.${code}`;

const kept = (code: string): string | undefined => {
  try {
    return localStorage.getItem(keyOf(code)) ?? undefined;
  } catch {
    return undefined;
  }
};

export interface Column {
  readonly key: string;
  readonly width: number;
}
export interface Columns {
  /** In the order in which they are shown. */
  readonly chosen: readonly Column[];
  /** Keys of fields that can be shown, in the order of the register. */
  readonly all: readonly string[];
  choose(columns: readonly Column[]): void;
  /** A column as wide as its values usually need. */
  fresh(key: string): Column;
}

/** The columns somebody wants to see of a register: those of the address, else those last chosen on this computer. */
export const useColumns = (
  { code, content }: RegisterDetail,
  { cols }: Pick<RegisterSearch, 'cols'>,
  onChange: (next: Pick<RegisterSearch, 'cols'>) => void,
): Columns => {
  const all = content.fields.flatMap(({ key, type }) =>
    key === content.titleField || key === content.areaField || type === 'file' || type === 'photo' ? [] : [key],
  );
  const fresh = (key: string): Column => {
    const type = content.fields.find((one) => one.key === key)?.type;
    return { key, width: (type && usual[type]) ?? usualWidth };
  };
  const read = (text: string): Column[] =>
    text.split(',').map((one) => {
      const [key = '', width] = one.split('.');
      return width ? { key, width: Math.min(Math.max(Number(width) || 0, widths.least), widths.most) } : fresh(key);
    });
  const written = (columns: readonly Column[]): string =>
    columns.map(({ key, width }) => (width === fresh(key).width ? key : `${key}.${width}`)).join(',');
  const [last] = useState(() => kept(code));
  const asked = cols ?? last;
  const chosen = (asked === undefined ? all.slice(0, begun).map(fresh) : read(asked)).filter(
    ({ key }, at, those) => all.includes(key) && those.findIndex((one) => one.key === key) === at,
  );
  return {
    all,
    chosen,
    fresh,
    choose: (columns) => {
      const next = written(columns);
      onChange({ cols: next });
      try {
        localStorage.setItem(keyOf(code), next);
      } catch {
        // a full or locked store keeps nothing; the address has it
      }
    },
  };
};
