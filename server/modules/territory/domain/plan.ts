import type { AreaChange } from './changes.ts';
import { parentCode } from './import.ts';

/** What an import needs to know of a stored area. */
export interface StoredArea {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** ISO 8601; null while no end is known. */
  readonly validTo: string | null;
}

interface Named {
  readonly code: string;
  readonly name: string;
}
/** What an import of divisions changes in one jurisdiction. */
export interface DivisionPlan {
  /** New areas, parents first; `from` is the day they begin, null where no change tells it. */
  readonly added: readonly (Named & { readonly from: string | null })[];
  /** Dissolved areas that are listed again. */
  readonly revived: readonly Named[];
  readonly renamed: readonly (Named & { readonly before: string })[];
  /** Areas that end, with the day. */
  readonly dissolved: readonly (Named & { readonly on: string })[];
}

const byCode = (a: Named, b: Named): number => a.code.length - b.code.length || (a.code < b.code ? -1 : 1);

/**
 * Compares a register with what is stored. A stored area ends when the register covers its place – a level the register lists, below one
 * of the register's topmost areas – without listing it, when a recorded change ends it, or when an area above it ends.
 * @param today the day (YYYY-MM-DD) on which areas end for which no change names one
 */
export function planDivisions(
  stored: ReadonlyMap<string, StoredArea>,
  wanted: ReadonlyMap<string, Named>,
  changes: readonly AreaChange[],
  today: string,
): DivisionPlan {
  const begins = new Map(changes.flatMap(({ to, on }) => to.map((code) => [code, on] as const)));
  const ends = new Map(changes.flatMap(({ from, to, on }) => from.filter((code) => !to.includes(code)).map((code) => [code, on] as const)));
  const levels = new Set<number>();
  const tops = new Set<string>();
  for (const code of wanted.keys()) {
    levels.add(code.length);
    if (!wanted.has(parentCode(code) ?? '')) tops.add(code);
  }
  const above = (code: string) => [...levels].some((length) => tops.has(code.slice(0, length)));

  const endOf = new Map<string, string>();
  for (const { code } of [...stored.values()].sort(byCode)) {
    const inherited = endOf.get(parentCode(code) ?? '');
    const left = levels.has(code.length) && !wanted.has(code) && above(code) ? today : undefined;
    const end = wanted.has(code) ? undefined : (ends.get(code) ?? left ?? inherited);
    if (end) endOf.set(code, end);
  }
  const all = [...wanted.values()].sort(byCode);
  return {
    added: all.filter(({ code }) => !stored.has(code)).map(({ code, name }) => ({ code, name, from: begins.get(code) ?? null })),
    revived: all.filter(({ code }) => stored.get(code)?.validTo),
    renamed: all.flatMap(({ code, name }) => {
      const before = stored.get(code)?.name ?? name;
      return before === name ? [] : [{ code, name, before }];
    }),
    dissolved: [...endOf].flatMap(([code, on]) => {
      const area = stored.get(code) as StoredArea;
      return area.validTo === null ? [{ code, name: area.name, on }] : [];
    }),
  };
}
