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

const one = (q: Question, roll: readonly RollEntry[], ballots: readonly Ballot[], silence: Question['rule']['silence']): QuestionCount => {
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
  if (silence === 'follow' && q.kind === 'motion') {
    if (everyMeasure((of) => of(said.yes) > of(said.no))) follows = 'yes';
    else if (everyMeasure((of) => of(said.no) > of(said.yes))) follows = 'no';
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
  const passed =
    somebody && quorumMet && (q.kind === 'motion' ? heads.majority && (area === null || area.majority) : options.some((o) => o.chosen));
  const shared = contenders.some(
    ([, pile]) => !everyMeasure((of) => contenders.filter(([, other]) => of(other) >= of(pile)).length <= q.most),
  );
  const motion = q.kind === 'motion' && quorumMet;
  const reasons: [Reason, boolean][] = [
    ['nobody_due', due.heads === 0n],
    ['area_missing', both && due.area === 0n],
    ['quorum_heads', !heads.quorum],
    ['quorum_area', area !== null && !area.quorum],
    ['majority_heads', motion && !heads.majority],
    ['majority_area', motion && area !== null && !area.majority],
    ['tie', motion ? !passed && said.yes.heads > 0n && said.yes.heads === said.no.heads : q.kind === 'choice' && quorumMet && shared],
    ['none_chosen', q.kind === 'choice' && quorumMet && !passed],
    ['follow_barred', rule.silence === 'follow' && silence !== 'follow'],
    ['nothing_to_follow', silence === 'follow' && follows === null && silent.heads > 0n],
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
    const barred = q.rule.silence === 'follow' && (q.reserved || q.kind === 'choice');
    const counted = one(q, roll, ballots, barred ? 'present_only' : q.rule.silence);
    const { quorumMet, passed } = one(q, roll, ballots, 'none');
    return { ...counted, withoutSilence: { quorumMet, passed } };
  });
