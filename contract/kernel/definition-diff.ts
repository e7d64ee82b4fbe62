import { canonical } from './canonical.ts';

/** One difference between two contents: where, what was there and what is there; undefined where there was or is nothing. */
export interface Difference {
  /** Names from the top down; entries of lists by their `code`, `key` or `id`, others by their place from 0. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of an entry in its list; null where it has none. */
const nameOf = (entry: unknown): string | null => {
  if (!isObject(entry)) return null;
  const name = entry['code'] ?? entry['key'] ?? entry['id'];
  return typeof name === 'string' ? name : null;
};
/** Entries of a list by name; null where not every entry has one of its own. */
const byName = (entries: readonly unknown[]): Map<string, unknown> | null => {
  const named = new Map(entries.map((entry, i) => [nameOf(entry) ?? `\0${i}`, entry]));
  return named.size === entries.length && ![...named.keys()].some((name) => name.startsWith('\0')) ? named : null;
};

/**
 * What changed from one content to another. Lists whose entries have names are compared entry by entry, and their order apart (path ends in
 * `↕`); other lists as a whole. Equal contents give nothing.
 */
export const differences = (before: unknown, after: unknown, path: readonly string[] = []): Difference[] => {
  if (canonical(before) === canonical(after) && (before === undefined) === (after === undefined)) return [];
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], [...path, key]),
    );
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, is] = [byName(before), byName(after)];
    if (was && is) {
      const found = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
        differences(was.get(name), is.get(name), [...path, name]),
      );
      const [kept, order] = [[...was.keys()].filter((name) => is.has(name)), [...is.keys()].filter((name) => was.has(name))];
      return canonical(kept) === canonical(order) ? found : [...found, { path: [...path, '↕'], before: kept, after: order }];
    }
  }
  return [{ path, before, after }];
};
