import type { Count, OptionCount, QuestionCount, Reason, Sum, Verdict } from '#contract/votes/count.ts';
import type { Ballot, Mark, Question, RollEntry, Share } from '#contract/votes/model.ts';

// A second count, written from the words of the law and of the practice instead of from the first: slow, in exact fractions, one voter at a time. It shares
// no line with contract/votes/count.ts but the shapes; tests and `linli recount` hold both against each other.

/** An exact fraction; the denominator is positive. */
type Fraction = readonly [numerator: bigint, denominator: bigint];
const compare = ([a, b]: Fraction, [c, d]: Fraction): -1 | 0 | 1 => {
  const [left, right] = [a * d, c * b];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** 民法典第1259条: 以上 includes the number itself, 超过 (过) does not. Of nothing there is no share. */
const reaches = (part: bigint, whole: bigint, { n, d, strict }: Share): boolean => {
  if (whole === 0n) return false;
  const order = compare([part, whole], [BigInt(n), BigInt(d)]);
  return strict ? order === 1 : order !== -1;
};
/** The least that reaches it, found by halving. Of nothing: what it would take if nothing were a whole. */
const least = (whole: bigint, s: Share): bigint => {
  const enough = (part: bigint): boolean => {
    const [left, right] = [part * BigInt(s.d), BigInt(s.n) * whole];
    return s.strict ? left > right : left >= right;
  };
  let [low, high] = [-1n, whole * BigInt(s.n) + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** Heads and area, added up one by one. */
class Pile {
  heads = 0n;
  area = 0n;
  add({ heads, area }: { heads: number | bigint; area: number | bigint }): void {
    this.heads += BigInt(heads);
    this.area += BigInt(area);
  }
  get plain(): Sum {
    return { heads: Number(this.heads), area: Number(this.area) };
  }
}
const joined = (...piles: Pile[]): Pile => {
  const all = new Pile();
  for (const one of piles) all.add(one);
  return all;
};

type Said = 'yes' | 'no' | 'abstain' | 'invalid';
/** What a mark means: of a choice, choosing anything is consent to something, choosing nothing an abstention. */
const meaning = (mark: Mark | undefined): Said => {
  if (mark === undefined) return 'invalid';
  if (mark === 'yes' || mark === 'no' || mark === 'abstain') return mark;
  if ('chosen' in mark) return mark.chosen.length === 0 ? 'abstain' : 'yes';
  return 'invalid';
};

const one = (
  q: Question,
  roll: readonly RollEntry[],
  ballots: readonly Ballot[],
  silence: Question['rule']['silence'],
  dissent: boolean,
): QuestionCount => {
  const { rule } = q;
  const [due, served, present, silent, cast] = [new Pile(), new Pile(), new Pile(), new Pile(), new Pile()];
  for (const entry of roll) {
    due.add(entry);
    if (entry.served) served.add(entry);
    if (entry.present || entry.took) present.add(entry);
    // served, and nothing came back
    if (entry.served && !entry.took) silent.add(entry);
  }
  const said: Record<Said, Pile> = { yes: new Pile(), no: new Pile(), abstain: new Pile(), invalid: new Pile() };
  const byOption = new Map(q.options.map(({ id }) => [id, new Pile()]));
  const taking = new Pile();
  for (const ballot of ballots) {
    const mark = ballot.marks[q.id];
    const what = meaning(mark);
    cast.add(ballot);
    said[what].add(ballot);
    if (what !== 'invalid' || rule.invalid !== 'absent') taking.add(ballot);
    if (typeof mark === 'object' && 'chosen' in mark) for (const id of mark.chosen) byOption.get(id)?.add(ballot);
  }
  if (silence !== 'none') taking.add(silent);
  // 双过: by heads, and where owners decide by area as well (民法典第278条)
  const both = rule.measures === 'heads_area';
  const everyMeasure = (test: (of: (pile: Pile) => bigint) => boolean): boolean =>
    test((pile) => pile.heads) && (!both || test((pile) => pile.area));
  let follows: 'yes' | 'no' | null = null;
  if (silence !== 'none' && silence !== 'present_only' && q.kind === 'motion') {
    // 浙江: the majority that was cast must itself be more than half of all
    const carries = (of: (pile: Pile) => bigint, mine: Pile, other: Pile): boolean =>
      of(mine) > of(other) && (silence === 'follow' || compare([of(mine), 1n], [of(due), 2n]) === 1);
    if (everyMeasure((of) => carries(of, said.yes, said.no))) follows = 'yes';
    else if (everyMeasure((of) => carries(of, said.no, said.yes))) follows = 'no';
  }
  const consent = follows === 'yes' ? joined(said.yes, silent) : said.yes;
  const base = { due, present, participating: taking }[rule.majority.of];
  const verdict = (of: (pile: Pile) => bigint): Verdict => ({
    due: Number(of(due)),
    took: Number(of(taking)),
    base: Number(of(base)),
    yes: Number(of(consent)),
    quorumNeeds: rule.quorum === null ? null : Number(least(of(due), rule.quorum)),
    majorityNeeds: Number(least(of(base), rule.majority)),
    quorum: rule.quorum === null || reaches(of(rule.quorum.of === 'present' ? present : taking), of(due), rule.quorum),
    majority: reaches(of(consent), of(base), rule.majority),
  });
  const heads = verdict((pile) => pile.heads);
  const area = both ? verdict((pile) => pile.area) : null;
  const quorumMet = heads.quorum && (area === null || area.quorum);
  const somebody = due.heads > 0n && (!both || due.area > 0n);
  const contenders = [...byOption].filter(([, pile]) => everyMeasure((of) => reaches(of(pile), of(base), rule.majority)));
  const options: OptionCount[] = [...byOption].map(([id, pile]) => {
    const meets = contenders.some(([other]) => other === id);
    // those with as much or more, oneself among them, must fit into the places, by every measure
    const fits = everyMeasure((of) => contenders.filter(([, other]) => of(other) >= of(pile)).length <= q.most);
    return { id, ...pile.plain, meets, chosen: somebody && quorumMet && meets && fits };
  });
  const consented = quorumMet && (q.kind === 'motion' ? heads.majority && (area === null || area.majority) : options.some((o) => o.chosen));
  // 异议表决: everybody was told, and those against are no more than the part of all
  const bound = dissent && q.kind === 'motion' ? rule.objectors : undefined;
  const against = (of: (pile: Pile) => bigint) => {
    // the greatest that is no more than the part, found by halving
    let [low, high] = [0n, of(due) * BigInt(bound?.n ?? 0) + 1n];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (compare([middle, 1n], [of(due) * BigInt(bound?.n ?? 0), BigInt(bound?.d ?? 1)]) === 1) high = middle;
      else low = middle;
    }
    return { said: Number(of(said.no)), most: Number(low), kept: of(said.no) <= low };
  };
  const objected = bound && { heads: against((pile) => pile.heads), area: both ? against((pile) => pile.area) : null };
  const told = roll.every((entry) => entry.served || entry.took);
  const passed = somebody && (objected ? told && objected.heads.kept && (objected.area === null || objected.area.kept) : consented);
  const shared = contenders.some(
    ([, pile]) => !everyMeasure((of) => contenders.filter(([, other]) => of(other) >= of(pile)).length <= q.most),
  );
  const motion = q.kind === 'motion' && quorumMet;
  const byConsent = !objected;
  const follow = silence !== 'none' && silence !== 'present_only';
  const reasons: [Reason, boolean][] = [
    ['nobody_due', due.heads === 0n],
    ['area_missing', both && due.area === 0n],
    ['unserved', !byConsent && !told],
    ['objectors_heads', objected?.heads.kept === false],
    ['objectors_area', objected?.area?.kept === false],
    ['quorum_heads', byConsent && !heads.quorum],
    ['quorum_area', byConsent && area !== null && !area.quorum],
    ['majority_heads', byConsent && motion && !heads.majority],
    ['majority_area', byConsent && motion && area !== null && !area.majority],
    [
      'tie',
      motion ? byConsent && !passed && said.yes.heads > 0n && said.yes.heads === said.no.heads : q.kind === 'choice' && quorumMet && shared,
    ],
    ['none_chosen', q.kind === 'choice' && quorumMet && !passed],
    ['follow_barred', byConsent && rule.silence.startsWith('follow') && !follow],
    ['nothing_to_follow', byConsent && follow && follows === null && silent.heads > 0n],
  ];
  return {
    id: q.id,
    due: due.plain,
    served: served.plain,
    present: present.plain,
    cast: cast.plain,
    took: taking.plain,
    yes: said.yes.plain,
    no: said.no.plain,
    abstain: said.abstain.plain,
    invalid: said.invalid.plain,
    silent: silent.plain,
    follows,
    options,
    both: { heads, area },
    ...(objected ? { objected } : {}),
    quorumMet,
    passed,
    withoutSilence: { quorumMet, passed },
    reasons: reasons.filter(([, holds]) => holds).map(([reason]) => reason),
  };
};

/** Counts as {@link import('#contract/votes/count.ts').count} must, by another way. */
export const oracle = (questions: readonly Question[], roll: readonly RollEntry[], ballots: readonly Ballot[]): Count =>
  questions.map((q) => {
    // silence never consents to a reserved matter, and cannot choose
    const barred = q.rule.silence.startsWith('follow') && (q.reserved || q.kind === 'choice');
    const counted = one(q, roll, ballots, barred ? 'present_only' : q.rule.silence, true);
    const { quorumMet, passed } = one(q, roll, ballots, 'none', false);
    return { ...counted, withoutSilence: { quorumMet, passed } };
  });
