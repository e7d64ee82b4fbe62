import { useState } from 'react';
import type { RegisterDetail } from '#contract/registers/api.ts';

/** Columns shown beside the title until somebody chooses. */
const begun = 6;
const keyOf = (code: string): string => `linli.registers.columns.${code}`;

const kept = (code: string): string[] | null => {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf(code)) ?? 'null');
    return Array.isArray(read) ? read.map(String) : null;
  } catch {
    return null;
  }
};

export interface Columns {
  /** Keys of fields, in the order of the register. */
  readonly chosen: readonly string[];
  readonly all: readonly string[];
  choose(keys: readonly string[]): void;
}

/** The columns somebody wants to see of a register, kept on this computer. */
export const useColumns = ({ code, content }: RegisterDetail): Columns => {
  const all = content.fields.flatMap(({ key, type }) =>
    key === content.titleField || key === content.areaField || type === 'file' || type === 'photo' ? [] : [key],
  );
  const [chosen, setChosen] = useState(() => (kept(code) ?? all.slice(0, begun)).filter((key) => all.includes(key)));
  return {
    all,
    chosen: all.filter((key) => chosen.includes(key)),
    choose: (keys) => {
      setChosen([...keys]);
      try {
        localStorage.setItem(keyOf(code), JSON.stringify(keys));
      } catch {
        // a full or locked store keeps nothing; what is chosen holds until the page is left
      }
    },
  };
};
