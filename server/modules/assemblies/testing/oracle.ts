/**
 * The law in slow motion, for tests: written from the text of the Civil Code (articles 278, 279, 1259) and of the court interpretation of 2020 (articles 8, 9)
 * alone, in fractions of big integers. It shares nothing with the roll and the count it is compared with.
 */
export interface LawUnit {
  readonly owners: readonly string[];
  readonly sold: boolean;
  readonly parking: boolean;
  readonly area: bigint;
}
export type Said = 'yes' | 'no' | 'abstain';
export interface LawVote {
  readonly units: readonly LawUnit[];
  readonly parkingCounts: boolean;
  /** What the ballot of the owners of a unit says, by the unit's place; nothing: none came in. */
  readonly said: (unit: number) => Said | undefined;
  readonly served: (unit: number) => boolean;
  readonly silence: 'none' | 'present_only' | 'follow';
  readonly takes: 'majority' | 'reserved' | 'everybody';
}

type Fraction = readonly [n: bigint, d: bigint];
const compare = ([a, b]: Fraction, [c, d]: Fraction): bigint => a * d - c * b;
const of = (part: bigint, whole: bigint): Fraction => [part, whole];

const sameOwners = (a: LawUnit, b: LawUnit): boolean =>
  a.sold
    ? b.sold && a.owners.every((one) => b.owners.includes(one)) && b.owners.every((one) => a.owners.includes(one))
    : // 建设单位尚未出售和虽已出售但尚未交付的部分，按一人计算
      !b.sold;

export const judgeByLaw = (v: LawVote): { heads: number; area: bigint; quorum: boolean; passes: boolean } => {
  const counted = v.units.map((unit, place) => ({ unit, place })).filter(({ unit }) => v.parkingCounts || !unit.parking);
  // 一个专有部分按一人计算，同一买受人拥有的多个专有部分按一人计算: who comes first stands for all that is theirs
  const persons = counted.filter(({ unit }, i) => counted.findIndex((other) => sameOwners(other.unit, unit)) === i);
  const areaOf = (one: (typeof persons)[number]): bigint =>
    counted.filter(({ unit }) => sameOwners(unit, one.unit)).reduce((sum, { unit }) => sum + unit.area, 0n);
  const total = (which: (one: (typeof persons)[number]) => boolean): { heads: bigint; area: bigint } => {
    const found = persons.filter(which);
    return { heads: BigInt(found.length), area: found.reduce((sum, one) => sum + areaOf(one), 0n) };
  };
  const all = total(() => true);
  const yes = total(({ place }) => v.said(place) === 'yes');
  const no = total(({ place }) => v.said(place) === 'no');
  const cast = total(({ place }) => v.said(place) !== undefined);
  const silent = total(({ place }) => v.said(place) === undefined && v.served(place));
  const silence = v.takes === 'everybody' ? 'none' : v.silence === 'follow' && v.takes === 'reserved' ? 'present_only' : v.silence;
  const takingPart = silence === 'none' ? cast : { heads: cast.heads + silent.heads, area: cast.area + silent.area };
  const ahead = yes.heads > no.heads && yes.area > no.area;
  const agree = silence === 'follow' && ahead ? { heads: yes.heads + silent.heads, area: yes.area + silent.area } : yes;
  const both = (test: (what: 'heads' | 'area') => boolean): boolean => test('heads') && test('area');
  // 专有部分面积占比三分之二以上的业主且人数占比三分之二以上的业主参与表决; 以上包括本数
  const quorum = all.heads > 0n && both((what) => all[what] > 0n && compare(of(takingPart[what], all[what]), [2n, 3n]) >= 0n);
  const passes =
    quorum &&
    both((what) => {
      if (v.takes === 'everybody') return agree[what] === all[what];
      const share = of(agree[what], takingPart[what]);
      // 四分之三以上 includes it, 过半数 does not
      return v.takes === 'reserved' ? compare(share, [3n, 4n]) >= 0n : compare(share, [1n, 2n]) > 0n;
    });
  return { heads: persons.length, area: all.area, quorum, passes };
};
