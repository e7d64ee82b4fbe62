import { canonical } from '#contract/kernel/canonical.ts';

/**
 * Where something stands in a content: members of objects by their name, entries of lists by what they are called. A path that ends in
 * {@link orderMark} is the order of a list.
 */
export type Path = readonly string[];
export const orderMark = '↕';
export type Side = 'ours' | 'theirs';

/** What both sides changed, each in its own way; undefined: it is not there. */
export interface Conflict {
  readonly path: Path;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}
export interface Merged {
  readonly content: unknown;
  readonly conflicts: readonly Conflict[];
}
/** Which side wins a conflict; undefined while nobody chose: ours stands meanwhile. */
export type Choose = (path: Path) => Side | undefined;

type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => (a === undefined) === (b === undefined) && canonical(a) === canonical(b);
const own = (value: unknown, key: string): unknown => (isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** What an entry of a list is called: code, key or id; a step by where it leads, a rule by what it demands; plain values by themselves. */
const callOf = (entry: unknown): string | null => {
  if (typeof entry === 'string' || typeof entry === 'number') return String(entry);
  const named = own(entry, 'code') ?? own(entry, 'key') ?? own(entry, 'id');
  if (typeof named === 'string') return named;
  const [from, to, condition] = [own(entry, 'from'), own(entry, 'to'), own(entry, 'condition')];
  if (typeof from === 'string' && typeof to === 'string') return `${from} → ${to}`;
  return typeof condition === 'string' ? condition : null;
};
/** Entries by what they are called; null where one has no name, or two have the same. */
const byCall = (list: unknown): Map<string, unknown> | null => {
  if (!Array.isArray(list)) return null;
  const called = new Map<string, unknown>();
  for (const entry of list) {
    const call = callOf(entry);
    if (call === null || called.has(call)) return null;
    called.set(call, entry);
  }
  return called;
};

/** Entries that only one side has, by the entry that both have before them; '' for those before all. */
const runsOf = (list: readonly string[], spine: ReadonlySet<string>, kept: ReadonlySet<string>): Map<string, string[]> => {
  const runs = new Map<string, string[]>();
  let anchor = '';
  for (const call of list)
    if (spine.has(call)) anchor = `+${call}`;
    else if (kept.has(call)) runs.set(anchor, [...(runs.get(anchor) ?? []), call]);
  return runs;
};

/**
 * Merges what two sides made of one content: what only one of them changed is taken, what both changed differently is a conflict. Objects
 * are merged member by member, lists whose entries have names entry by entry, in an order that keeps what stood behind what.
 * @param base what both began with; undefined: each began by itself
 */
export const merge = (base: unknown, ours: unknown, theirs: unknown, choose: Choose = () => undefined): Merged => {
  const conflicts: Conflict[] = [];
  const decide = (conflict: Conflict): unknown => {
    conflicts.push(conflict);
    return choose(conflict.path) === 'theirs' ? conflict.theirs : conflict.ours;
  };

  const order = (path: Path, all: { was: string[] | null; we: string[]; they: string[] }, kept: ReadonlySet<string>): string[] => {
    const { was, we, they } = all;
    const inBoth = new Set(we.filter((call) => kept.has(call) && they.includes(call)));
    const only = (list: string[]): string[] => list.filter((call) => inBoth.has(call));
    const [mine, other] = [only(we), only(they)];
    // entries that were there before tell who moved something
    const old = (list: string[]): string => canonical(list.filter((call) => was?.includes(call)));
    const [weMoved, theyMoved] = was ? [old(mine) !== old(only(was)), old(other) !== old(only(was))] : [true, false];
    const disputed = was !== null && weMoved === theyMoved && canonical(mine) !== canonical(other);
    const spine = disputed
      ? (decide({ path: [...path, orderMark], base: was, ours: mine, theirs: other }) as string[])
      : theyMoved && !weMoved
        ? other
        : mine;
    const [ourRuns, theirRuns] = [runsOf(we, inBoth, kept), runsOf(they, inBoth, kept)];
    const after = (anchor: string): string[] => {
      const runs = [ourRuns.get(anchor) ?? [], theirRuns.get(anchor) ?? []];
      // of two runs at one place neither has a claim: they stand the same way whoever merges
      return runs.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat();
    };
    return [...after(''), ...spine.flatMap((call) => [call, ...after(`+${call}`)])];
  };

  const walk = (was: unknown, we: unknown, they: unknown, path: Path): unknown => {
    if (same(we, they) || same(was, they)) return we;
    if (same(was, we)) return they;
    if (isMembers(we) && isMembers(they)) {
      const keys = new Set([...Object.keys(we), ...Object.keys(they)]);
      const entries = [...keys].map((key) => [key, walk(own(was, key), own(we, key), own(they, key), [...path, key])] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    const [before, mine, other] = [byCall(was), byCall(we), byCall(they)];
    if (mine && other && (before || !Array.isArray(was))) {
      const calls = new Set([...mine.keys(), ...other.keys()]);
      const entries = new Map(
        [...calls]
          .map((call) => [call, walk(before?.get(call), mine.get(call), other.get(call), [...path, call])] as const)
          .filter(([, entry]) => entry !== undefined),
      );
      const lists = { was: before && [...before.keys()], we: [...mine.keys()], they: [...other.keys()] };
      return order(path, lists, new Set(entries.keys())).map((call) => entries.get(call));
    }
    return decide({ path, base: was, ours: we, theirs: they });
  };

  return { content: walk(base, ours, theirs, []), conflicts };
};
