import type { Holder } from '#modules/points/index.ts';
import type { Random } from '../random.ts';
import type { Act, Offer, Outcome, Shop, VoucherAct } from './acts.ts';
import type { Model } from './model.ts';

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
  readonly merchants: readonly Shop[];
  readonly offers: readonly Offer[];
  /** The latest acts that went well and may be ended, taken back or repeated. */
  readonly lately: { holds: string[]; moves: string[]; vouchers: string[]; acts: Act[] };
}

export const drawGroup = (random: Random, people: number): Group => {
  const some = (type: Holder['type'], n: number): Holder[] => Array.from({ length: n }, () => ({ type, id: idFrom(random) }));
  const shops = some('merchant', 6);
  return {
    people: [...some('person', people), ...some('team', Math.ceil(people / 50)), ...some('unit', Math.ceil(people / 100))],
    shops,
    budgets: some('budget', 2),
    merchants: shops.map(({ id }, n) => ({ id, settles: n % 3 === 2 ? 'quarter' : 'month' })),
    offers: Array.from(
      { length: 9 },
      (_, n): Offer => ({
        id: idFrom(random),
        shop: (shops[n % 3] as Holder).id,
        partners: n % 2 ? [(shops[3 + (n % 3)] as Holder).id] : [],
        points: 3 + n,
        // most are few, so that they are sold out again and again
        stock: n === 8 ? null : 3 + 2 * n,
        perPerson: n % 4 === 1 ? 1 : n % 4 === 2 ? 2 : null,
        perPeriod: (['day', 'week', 'month'] as const)[n % 3] ?? 'day',
        validDays: 1 + n,
        whenExpired: n % 4 === 3 ? 'merchant' : 'back',
      }),
    ),
    lately: { holds: [], moves: [], vouchers: [], acts: [] },
  };
};

/** Keeps what went well for later acts to refer to. */
export const remember = ({ lately }: Group, act: Act, outcome: Outcome): void => {
  if (!outcome.startsWith('ok')) return;
  if (act.do === 'move') (act.until === null ? lately.moves : lately.holds).push(act.id);
  if (act.do === 'post') lately.moves.push(act.of);
  if (act.do === 'buy') lately.vouchers.push(act.id);
  lately.acts.push(act);
  for (const list of [lately.holds, lately.moves, lately.vouchers, lately.acts]) if (list.length > 400) list.shift();
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

const [hour, halfMinute] = [3_600_000, 30_000];
const everyday = (people: readonly Holder[]): Holder[] => people.filter(({ type }) => type === 'person');

/** Draws what is done with vouchers: bought, shown – to the wrong shop, too late, by a picture, to phones without a network –, given back, refunded; goods come and go. */
const drawVoucherAct = (random: Random, { people, offers, shops, lately }: Group, { vouchers }: Model, at: Date): VoucherAct => {
  const id = idFrom(random);
  const dice = random.next();
  const offer = random.pick(offers);
  if (dice < 0.4 || lately.vouchers.length === 0) return { do: 'buy', id, offer: offer.id, person: random.pick(everyday(people)).id };
  if (dice < 0.52 && offer.stock !== null)
    return {
      do: 'stock',
      id,
      offer: offer.id,
      quantity: random.chance(0.8) ? 1 + Math.floor(random.next() * 6) : -1 - Math.floor(random.next() * 4),
    };
  // mostly one of the last, as people use what they have
  const voucher = random.chance(0.8) ? random.pick(lately.vouchers.slice(-60)) : random.pick(lately.vouchers);
  const { offer: of, boughtAt } = vouchers.look(voucher);
  const { shop, partners } = vouchers.offer(of);
  if (dice < 0.86) {
    const merchant = random.chance(0.04) ? random.pick(shops).id : random.pick([shop, ...partners]);
    const offline = random.chance(0.35);
    const ago = offline ? random.next() * 60 * hour : random.chance(0.06) ? 5 * halfMinute : 0;
    const moment = random.chance(0.02) ? at.getTime() + hour : Math.max(boughtAt, at.getTime() - ago);
    const device = `${merchant.slice(0, -1)}${random.chance(0.5) ? '1' : '2'}`;
    return { do: 'use', id, voucher, merchant, device, step: Math.floor(moment / halfMinute), offline };
  }
  if (dice < 0.93) return { do: 'back', id, voucher };
  return { do: 'refund', id, voucher, goodsBack: random.chance(0.5) };
};

/** Draws what somebody does next: earns, spends, books ahead, uses or gives back, is refunded, or asks once more for what was asked before. */
export const drawAct = (random: Random, group: Group, model: Model, at: Date): Act => {
  if (random.chance(0.16)) return drawVoucherAct(random, group, model, at);
  const { people, shops, budgets, lately } = group;
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
  if (earlier.do === 'buy') return { ...earlier, offer: random.pick(group.offers).id };
  if (earlier.do === 'use') return { ...earlier, step: earlier.step + 1 };
  if (earlier.do === 'stock') return { ...earlier, quantity: earlier.quantity + 1 };
  if (earlier.do === 'refund') return { ...earlier, goodsBack: !earlier.goodsBack };
  if (earlier.do === 'back') return earlier;
  return lately.holds.length > 0 ? { do: 'post', id: earlier.id, of: random.pick(lately.holds) } : earlier;
};

/** What rival devices want at once, and how many of them may have it. */
export interface Rivalry {
  readonly acts: readonly Act[];
  /** How many can succeed in whatever order they come. */
  readonly allowed: number;
}

const rivals = 8;

/** Draws acts that contend for the last pieces of an offer, or for one voucher. */
const drawVoucherRivals = (
  random: Random,
  { people, offers, lately }: Group,
  { vouchers }: Model,
  free: (of: Holder) => number,
  at: Date,
): Rivalry | null => {
  const step = Math.floor(at.getTime() / halfMinute);
  const dice = random.next();
  if (dice < 0.45) {
    const offer = random.pick(offers);
    const able = everyday(people).filter((one) => free(one) >= offer.points && vouchers.refused(one.id, offer.id, at.getTime()) === null);
    if (able.length < rivals) return null;
    const from = Math.floor(random.next() * (able.length - rivals + 1));
    const buyers = able.slice(from, from + rivals);
    return {
      acts: buyers.map(({ id }) => ({ do: 'buy', id: idFrom(random), offer: offer.id, person: id })),
      allowed: Math.min(rivals, Math.max(0, vouchers.left(offer.id))),
    };
  }
  const good = lately.vouchers.filter((id) => {
    const { state, expiresAt } = vouchers.look(id);
    return state === 'bought' && expiresAt > at.getTime();
  });
  const voucher = good.at(-1);
  if (voucher === undefined) return null;
  const { shop, partners } = vouchers.offer(vouchers.look(voucher).offer);
  const where = [shop, ...partners];
  const use = (n: number, offline: boolean): VoucherAct => {
    const merchant = where[n % where.length] as string;
    return { do: 'use', id: idFrom(random), voucher, merchant, device: `${merchant.slice(0, -1)}${n}`, step, offline };
  };
  const each = (make: (n: number) => VoucherAct): VoucherAct[] => Array.from({ length: rivals }, (_, n) => make(n));
  if (dice < 0.6) return { acts: each((n) => use(n, false)), allowed: 1 };
  // phones that were without a network bring the same voucher at once: it is given out once, the other times somebody bears
  if (dice < 0.75) return { acts: each((n) => use(n, true)), allowed: rivals };
  if (dice < 0.87) return { acts: each((n) => (n % 2 ? use(n, false) : { do: 'back', id: idFrom(random), voucher })), allowed: 1 };
  // refunds of some and purchases of others of the same offer: both want the offer and the shop's account
  const offer = vouchers.look(voucher).offer;
  const used = lately.vouchers.filter((id) => vouchers.look(id).offer === offer && vouchers.look(id).state === 'redeemed');
  const refunds = used.slice(-4).map((id): VoucherAct => ({ do: 'refund', id: idFrom(random), voucher: id, goodsBack: true }));
  const { points } = vouchers.offer(offer);
  const able = everyday(people).filter((one) => free(one) >= points && vouchers.refused(one.id, offer, at.getTime()) === null);
  const buyers = able.slice(0, Math.min(4, Math.max(0, vouchers.left(offer))));
  const buys = buyers.map(({ id }): VoucherAct => ({ do: 'buy', id: idFrom(random), offer, person: id }));
  return { acts: [...refunds, ...buys], allowed: refunds.length + buys.length };
};

/** Draws acts that contend for one thing: a balance, a hold, a reversal, an id, a piece, a voucher. */
export const drawRivals = (random: Random, group: Group, model: Model, free: (of: Holder) => number, at: Date): Rivalry | null => {
  const { people, shops, lately } = group;
  if (random.chance(0.5)) return drawVoucherRivals(random, group, model, free, at);
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
