import type { Holder } from '#modules/points/index.ts';
import type { Random } from '../random.ts';
import type { Act, Outcome } from './acts.ts';

const day = 86_400_000;
const dayAt = (at: Date, days: number): string => new Date(at.getTime() + 8 * 3_600_000 + days * day).toISOString().slice(0, 10);

/** An id that the seed decides. */
export const idFrom = ({ next }: Random): string => {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(next() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** People, teams, shops and budgets that have to do with one another, and nothing with those of another group. */
export interface Group {
  readonly people: readonly Holder[];
  readonly shops: readonly Holder[];
  readonly budgets: readonly Holder[];
  /** The latest acts that went well and may be ended, taken back or repeated. */
  readonly lately: { holds: string[]; moves: string[]; acts: Act[] };
}

export const drawGroup = (random: Random, people: number): Group => {
  const some = (type: Holder['type'], n: number): Holder[] => Array.from({ length: n }, () => ({ type, id: idFrom(random) }));
  return {
    people: [...some('person', people), ...some('team', Math.ceil(people / 50)), ...some('unit', Math.ceil(people / 100))],
    shops: some('merchant', 6),
    budgets: some('budget', 2),
    lately: { holds: [], moves: [], acts: [] },
  };
};

/** Keeps what went well for later acts to refer to. */
export const remember = ({ lately }: Group, act: Act, outcome: Outcome): void => {
  if (!outcome.startsWith('ok')) return;
  if (act.do === 'move') (act.until === null ? lately.moves : lately.holds).push(act.id);
  if (act.do === 'post') lately.moves.push(act.of);
  lately.acts.push(act);
  for (const list of [lately.holds, lately.moves, lately.acts]) if (list.length > 400) list.shift();
};

const move = (
  random: Random,
  from: Holder,
  to: Holder,
  points: number,
  more: { lastDay?: string | null; until?: string | null } = {},
): Act => ({
  do: 'move',
  id: idFrom(random),
  from,
  to,
  points,
  lastDay: more.lastDay ?? null,
  until: more.until ?? null,
});

const otherThan = (random: Random, people: readonly Holder[], somebody: Holder): Holder => {
  const other = random.pick(people);
  return other === somebody ? otherThan(random, people, somebody) : other;
};

/** Draws what somebody does next: earns, spends, books ahead, uses or gives back, is refunded, or asks once more for what was asked before. */
export const drawAct = (random: Random, { people, shops, budgets, lately }: Group, at: Date): Act => {
  const some = (most: number): number => 1 + Math.floor(random.next() * most);
  const dice = random.next();
  const somebody = random.pick(people);
  if (dice < 0.34)
    return move(random, random.pick(budgets), somebody, some(20), { lastDay: random.chance(0.8) ? dayAt(at, some(90)) : null });
  if (dice < 0.52) return move(random, somebody, random.pick(shops), some(25));
  if (dice < 0.68)
    return move(random, somebody, random.pick(shops), some(25), {
      until: new Date(at.getTime() + some(20 * 24) * 3_600_000).toISOString(),
    });
  if (dice < 0.72) return move(random, somebody, otherThan(random, people, somebody), some(10));
  if (dice < 0.86 && lately.holds.length > 0)
    return { do: random.chance(0.65) ? 'post' : 'void', id: idFrom(random), of: random.pick(lately.holds) };
  if (dice < 0.92 && lately.moves.length > 0)
    return { do: 'reverse', id: idFrom(random), of: random.pick(lately.moves), asFarAsThere: random.chance(0.5) };
  const earlier = lately.acts.length > 0 ? random.pick(lately.acts) : null;
  if (earlier === null) return move(random, random.pick(budgets), somebody, some(20));
  // the same request once more, or another under its id
  if (dice < 0.98) return earlier;
  if (earlier.do === 'move') return { ...earlier, points: earlier.points + 1 };
  return lately.holds.length > 0 ? { do: 'post', id: earlier.id, of: random.pick(lately.holds) } : earlier;
};

/** What rival devices want at once, and how many of them may have it. */
export interface Rivalry {
  readonly acts: readonly Act[];
  /** How many can succeed in whatever order they come. */
  readonly allowed: number;
}

/** Draws acts that contend for one thing: a balance, a hold, a reversal, an id. */
export const drawRivals = (random: Random, group: Group, free: (of: Holder) => number): Rivalry | null => {
  const { people, shops, lately } = group;
  const rivals = 8;
  const each = (make: (n: number) => Act): Act[] => Array.from({ length: rivals }, (_, n) => make(n));
  const rich = people.filter((one) => free(one) >= 6);
  if (rich.length === 0) return null;
  const somebody = random.pick(rich);
  const [shop, there] = [random.pick(shops), free(somebody)];
  const dice = random.next();
  if (dice < 0.5) {
    const points = Math.ceil(there / random.pick([2, 3, 5]));
    return { acts: each(() => move(random, somebody, shop, points)), allowed: Math.floor(there / points) };
  }
  if (dice < 0.65) {
    const one = move(random, somebody, shop, 1);
    return { acts: each(() => one), allowed: rivals };
  }
  if (dice < 0.8) {
    const id = idFrom(random);
    return { acts: each((n) => ({ ...move(random, somebody, shop, 1 + (n % 3)), id })), allowed: rivals };
  }
  const hold = lately.holds.at(-1);
  if (dice < 0.9 && hold !== undefined)
    return { acts: each((n) => ({ do: n % 2 ? 'post' : 'void', id: idFrom(random), of: hold })), allowed: 1 };
  const moved = lately.moves.at(-1);
  if (moved === undefined) return null;
  return { acts: each(() => ({ do: 'reverse', id: idFrom(random), of: moved, asFarAsThere: false })), allowed: 1 };
};
