import type { Card, Indicator } from '#contract/scorecards/card.ts';
import type { Fact } from '#modules/scorecards/domain/figures.ts';

/** An exact fraction; `d` is above 0. */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (n: bigint, d: bigint): Fraction => {
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / g, d: d / g };
};
/** What a number is written as, not what a double holds: 0.1 is a tenth. */
const exact = (x: number): Fraction => {
  const [whole = '0', places = ''] = x.toFixed(8).split('.');
  return fraction(BigInt(whole + places), 10n ** BigInt(places.length));
};
const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
const same = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;
const lower = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? a : b);
const higher = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a);
const zero = exact(0);
const halfUp = ({ n, d }: Fraction, digits: number): number => {
  const scaled = 2n * n * 10n ** BigInt(digits) + d;
  const below = 2n * d;
  const floor = scaled >= 0n || scaled % below === 0n ? scaled / below : scaled / below - 1n;
  return Number(floor) / 10 ** digits + 0;
};

type Seen = { readonly state: 'known'; readonly value: Fraction } | { readonly state: 'unknown' | 'exempt' | 'none' | 'few' };

/** What {@link scoreAll} must give, reckoned with fractions and by counting instead of sorting. Cards without formulas. */
export const oracle = (
  card: Card,
  subjects: readonly { readonly key: string; readonly facts: ReadonlyMap<string, Fact> }[],
): { readonly key: string; readonly total: number | null; readonly rank: number | null; readonly list: 'red' | 'yellow' | null }[] => {
  const zoneOf = (key: string): string => card.zones.find((zone) => zone.subjects.includes(key))?.code ?? '';
  const fullOf = (one: Indicator, zone: string): Fraction => exact(one.zones[zone] ?? one.full);
  const scale = (one: Indicator): Fraction =>
    exact(one.unit === 'percent' || one.unit === 'per_100' ? 100 : one.unit === 'per_1000' ? 1000 : 1);
  const inZone = (zone: string) => subjects.filter(({ key }) => zoneOf(key) === zone);

  const seen = (one: Indicator, key: string): Seen => {
    const fact = subjects.find((subject) => subject.key === key)?.facts.get(one.code);
    if (fact?.exempt) return { state: 'exempt' };
    if (fact === undefined || fact.n === null) return { state: 'unknown' };
    if (fact.of === null) return { state: 'known', value: exact(fact.n) };
    if (fact.of === 0) return { state: 'none' };
    const rate = (n: Fraction, of: Fraction): Seen => ({ state: 'known', value: over(times(n, scale(one)), of) });
    if (fact.of >= one.least) return rate(exact(fact.n), exact(fact.of));
    const others = inZone(zoneOf(key)).flatMap(({ facts }) => {
      const other = facts.get(one.code);
      return other && !other.exempt && other.n !== null && other.of !== null ? [{ n: exact(other.n), of: exact(other.of) }] : [];
    });
    const all = others.reduce((sum, { of }) => plus(sum, of), zero);
    if (one.small === 'apart' || same(all, zero)) return { state: 'few' };
    const mean = over(
      others.reduce((sum, { n }) => plus(sum, n), zero),
      all,
    );
    return rate(plus(exact(fact.n), times(exact(one.pull), mean)), plus(exact(fact.of), exact(one.pull)));
  };

  const points = (one: Indicator, zone: string, value: Fraction): Fraction => {
    const full = fullOf(one, zone);
    const within = (x: Fraction, low: Fraction): Fraction => higher(low, lower(full, x));
    const others = inZone(zone).flatMap(({ key }) => {
      const figure = seen(one, key);
      return figure.state === 'known' ? [figure.value] : [];
    });
    const isBetter = (a: Fraction, b: Fraction): boolean => (one.better === 'more' ? less(b, a) : less(a, b));
    const { scoring } = one;
    switch (scoring.kind) {
      case 'share':
        return within(over(times(full, value), exact(100)), zero);
      case 'reach': {
        const target = exact(scoring.target);
        const short = higher(zero, one.better === 'more' ? minus(target, value) : minus(value, target));
        return within(minus(full, times(exact(scoring.each), short)), lower(exact(scoring.floor), full));
      }
      case 'steps': {
        const step = scoring.steps.find(({ from }) => !isBetter(exact(from), value));
        return within(exact(step?.points ?? scoring.otherwise), zero);
      }
      case 'deduct': {
        const taken = times(exact(scoring.each), value);
        return one.outside ? minus(zero, within(taken, zero)) : within(minus(full, taken), lower(exact(scoring.floor), full));
      }
      case 'add':
        return within(times(exact(scoring.each), value), zero);
      case 'place': {
        if (others.length <= 1) return full;
        const before = others.filter((other) => isBetter(other, value)).length;
        const lost = minus(full, lower(exact(scoring.floor), full));
        return minus(full, over(times(lost, exact(before)), exact(others.length - 1)));
      }
      case 'span': {
        const best = others.reduce((a, b) => (isBetter(b, a) ? b : a));
        const worst = others.reduce((a, b) => (isBetter(a, b) ? b : a));
        if (same(best, worst)) return full;
        const floor = lower(exact(scoring.floor), full);
        return plus(floor, over(times(minus(full, floor), minus(value, worst)), minus(best, worst)));
      }
      case 'given':
        return within(value, zero);
      case 'formula':
        throw new Error('the oracle reckons no formulas');
    }
  };

  const judged = subjects.map(({ key }) => {
    const zone = zoneOf(key);
    let [sum, counted, all, beyond] = [zero, zero, zero, zero];
    let unknown = false;
    for (const one of card.indicators) {
      const figure = seen(one, key);
      const full = fullOf(one, zone);
      unknown ||= figure.state === 'unknown';
      const given = (figure.state === 'exempt' && one.exempt === 'full') || (figure.state === 'none' && one.none === 'full');
      const got = given ? (one.outside ? zero : full) : figure.state === 'known' ? points(one, zone, figure.value) : null;
      if (one.outside) beyond = plus(beyond, got ?? zero);
      else {
        all = plus(all, full);
        if (got === null) continue;
        counted = plus(counted, full);
        sum = plus(sum, got);
      }
    }
    const total = same(counted, zero) ? null : halfUp(plus(over(times(sum, exact(card.full)), counted), beyond), card.digits);
    const isThin = less(times(counted, exact(100)), times(all, exact(card.ranked)));
    return { key, zone, total, ranked: total !== null && !unknown && !isThin };
  });
  const placed = judged.map((one) => {
    const rivals = judged.filter((other) => other.ranked && other.zone === one.zone);
    return {
      ...one,
      rivals,
      rank: one.ranked ? 1 + rivals.filter((other) => (other.total as number) > (one.total as number)).length : null,
    };
  });
  return placed.map(({ key, total, rank, rivals }) => {
    const most = (n: number | null): number =>
      Math.min(n ?? Number.POSITIVE_INFINITY, n === null ? Number.POSITIVE_INFINITY : Math.floor(rivals.length / 2));
    const fits = (rule: Card['red'], alike: number, isReached: boolean): boolean =>
      rule !== null && rank !== null && alike <= most(rule.most) && isReached;
    const value = total ?? 0;
    const up = rivals.filter((other) => (other.total as number) >= value).length;
    const down = rivals.filter((other) => (other.total as number) <= value).length;
    const list = fits(card.red, up, card.red?.total == null || value >= card.red.total)
      ? ('red' as const)
      : fits(card.yellow, down, card.yellow?.total == null || value <= card.yellow.total)
        ? ('yellow' as const)
        : null;
    return { key, total, rank, list };
  });
};
