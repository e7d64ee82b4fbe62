import { canonical } from '../kernel/canonical.ts';
import type { CategoryBook, CategoryDefinition } from './categories.ts';

/** A category as a sheet tells of it. What is null the sheet does not say: it stays as it is, or is made. */
export interface CategoryEntry {
  /** Row of the sheet. */
  readonly row: number;
  /** Names it within its sheet; its parent's stands before it, unless the parent is known by that code already. */
  readonly key: string;
  readonly parentKey: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: CategoryDefinition['kind'] | null;
  readonly keywords: readonly string[] | null;
  readonly limits: CategoryDefinition['limits'] | null;
}

/**
 * Whether a code can stand beside others that are not above it. Rules, filters and figures find what lies below a category by the beginning of its code:
 * so no code may begin with that of a category it does not belong to.
 */
export const isApart = (code: string, others: Iterable<string>): boolean => {
  for (const other of others) if (code.startsWith(other) || other.startsWith(code)) return false;
  return true;
};

/** Endings of codes that are made: two digits, then a letter and two digits. */
const endings = function* (): Iterable<string> {
  const two = (n: number): string => String(n).padStart(2, '0');
  for (let n = 1; n < 100; n++) yield two(n);
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') for (let n = 0; n < 100; n++) yield letter + two(n);
};

/** The next code below a parent, apart from those of its siblings; there are 2,699. */
export const nextCode = (parent: string, siblings: readonly string[]): string => {
  for (const ending of endings()) if (isApart(parent + ending, siblings)) return parent + ending;
  throw new Error(`no code is left below ${parent}`);
};

/** Categories with their children behind them, as lists show a tree; siblings in the order they had. Whose parent is missing stands at the end. */
export const inTreeOrder = <C extends { readonly code: string; readonly parentCode: string | null }>(categories: readonly C[]): C[] => {
  const below = Map.groupBy(categories, ({ parentCode }) => parentCode);
  const ordered = new Set<C>();
  const add = (parent: string | null): void => {
    for (const one of below.get(parent) ?? [])
      if (!ordered.has(one)) {
        ordered.add(one);
        add(one.code);
      }
  };
  add(null);
  return [...ordered, ...categories.filter((one) => !ordered.has(one))];
};

/** How many classes stand above each category, by code. */
export const depthsOf = (categories: readonly Pick<CategoryDefinition, 'code' | 'parentCode'>[]): Map<string, number> => {
  const depths = new Map<string, number>();
  for (const { code, parentCode } of categories) depths.set(code, parentCode === null ? 0 : (depths.get(parentCode) ?? 0) + 1);
  return depths;
};

/** The book with what a sheet tells: known categories brought up to date, others added, each below its parent; codes that are missing are made. */
export const withEntries = (
  book: CategoryBook,
  entries: readonly CategoryEntry[],
): { book: CategoryBook; added: number; changed: number; same: number } => {
  const all = new Map(book.categories.map((one) => [one.code, one]));
  const codes = new Map<string, string>();
  const siblings = new Map<string | null, CategoryDefinition[]>();
  for (const one of book.categories) siblings.set(one.parentCode, [...(siblings.get(one.parentCode) ?? []), one]);
  const counts = { added: 0, changed: 0, same: 0 };
  for (const { key, parentKey, code: given, name, nameEn, kind, keywords, limits } of entries) {
    const parentCode = parentKey === null ? null : (codes.get(parentKey) ?? parentKey);
    const beside = siblings.get(parentCode) ?? [];
    const namesake = (one: CategoryDefinition): boolean => one.name === name && (kind === null || one.kind === kind);
    const code =
      given ??
      beside.find(namesake)?.code ??
      nextCode(
        parentCode ?? '',
        beside.map((one) => one.code),
      );
    codes.set(key, code);
    const before = all.get(code);
    const next: CategoryDefinition = {
      ...before,
      code,
      parentCode,
      name,
      nameEn: nameEn ?? (before?.name === name ? before.nameEn : name),
      kind: kind ?? before?.kind ?? (parentCode === null ? undefined : all.get(parentCode)?.kind) ?? 'complaint',
      keywords: [...(keywords ?? before?.keywords ?? [])],
      limits: limits ?? before?.limits ?? {},
    };
    counts[before === undefined ? 'added' : canonical(before) === canonical(next) ? 'same' : 'changed']++;
    all.set(code, next);
    if (before === undefined) siblings.set(parentCode, [...beside, next]);
  }
  // where all are given, their order holds
  const given = [...codes.values()];
  const isWhole = book.categories.every(({ code }) => given.includes(code));
  const listed = isWhole ? given.flatMap((code) => all.get(code) ?? []) : [...all.values()];
  return { book: { categories: inTreeOrder(listed) }, ...counts };
};
