import { LRUCache } from 'lru-cache';
import type { PointTileQuery } from '#contract/map/api.ts';
import { type MapLight, mapLights } from '#contract/map/layers.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Access } from '#kernel/db.ts';
import type { Columns, PointStore } from './point-store.ts';

/** One flag for each word of a list that still grows. */
interface Flags {
  bits: Uint8Array;
  known: number;
}
const flagsOf = (texts: readonly string[], test: (text: string) => boolean, held: Flags = { bits: new Uint8Array(0), known: 0 }): Flags => {
  if (held.known === texts.length) return held;
  if (held.bits.length < texts.length) {
    const wider = new Uint8Array(Math.max(texts.length, held.bits.length * 2));
    wider.set(held.bits);
    held.bits = wider;
  }
  for (let i = held.known; i < texts.length; i++) held.bits[i] = test(texts[i] as string) ? 1 : 0;
  held.known = texts.length;
  return held;
};

/** What a store remembers about viewers: which areas and which sets of organisations are theirs. Each only costs when words are new. */
const remembered = new WeakMap<PointStore, LRUCache<string, { areas: Flags; reaches: Flags }>>();

/**
 * Whether a row may be seen: the same rule as the policy `see on cases` of row-level security, over the same access. A layer that is public
 * within its jurisdiction is asked with `all`.
 */
export function sightOf(store: PointStore, access: Access): (row: number) => boolean {
  if (access.all) return () => true;
  const own = remembered.get(store) ?? new LRUCache<string, { areas: Flags; reaches: Flags }>({ max: 1_000 });
  remembered.set(store, own);
  const key = `${access.scopes.join()} ${access.organisations.join()}`;
  const held = own.get(key);
  const flags = {
    areas: flagsOf(store.areas.texts, (path) => access.scopes.some((scope) => isWithin(path, scope)), held?.areas),
    reaches: flagsOf(
      store.reaches.texts,
      (set) => set !== '' && set.split(',').some((organisation) => access.organisations.includes(organisation)),
      held?.reaches,
    ),
  };
  own.set(key, flags);
  const me = access.accountId === null ? null : store.reporters.numberOf(access.accountId);
  const { area, reach, reporter } = store.columns;
  const [areas, reaches] = [flags.areas.bits, flags.reaches.bits];
  return (row) => areas[area[row] as number] === 1 || reaches[reach[row] as number] === 1 || reporter[row] === me;
}

/** Place of the light of a row's clock in the list of lights, at a moment in ms. */
export const lightIn = ({ redAfter, yellowAfter }: Columns, row: number, now: number): 0 | 1 | 2 | 3 => {
  const red = redAfter[row] as number;
  if (now > red) return 0;
  if (now > (yellowAfter[row] as number)) return 1;
  return red === Infinity ? 3 : 2;
};
/** The light of a row's clock at a moment in ms. */
export const lightOfRow = ({ columns }: PointStore, row: number, now: number): MapLight => mapLights[lightIn(columns, row, now)];

/** What a layer is narrowed by. A kind takes in everything whose code begins with it. */
export type Filter = Pick<PointTileQuery, 'kind' | 'state' | 'light'>;

/** Whether a row passes a filter. */
export function filterOf(store: PointStore, { kind, state, light }: Filter, now: number): (row: number) => boolean {
  const tests: ((row: number) => boolean)[] = [];
  if (kind?.length) {
    const { bits } = flagsOf(store.kinds.texts, (text) => kind.some((one) => text === one || (/^\d+$/.test(one) && text.startsWith(one))));
    tests.push((row) => bits[store.columns.kind[row] as number] === 1);
  }
  if (state?.length) {
    const { bits } = flagsOf(store.states.texts, (text) => state.includes(text));
    tests.push((row) => bits[store.columns.state[row] as number] === 1);
  }
  if (light?.length) {
    const wanted = mapLights.map((one) => light.includes(one));
    tests.push((row) => wanted[lightIn(store.columns, row, now)] as boolean);
  }
  const [one, two] = tests;
  if (!one) return () => true;
  if (!two) return one;
  return (row) => tests.every((test) => test(row));
}
