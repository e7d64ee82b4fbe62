import { meets, needed } from '../kernel/shares.ts';
import { type Ballot, type Mark, mayFollow, type Question, type RollEntry, type Rule } from './model.ts';

/** Heads, and area in hundredths of a square metre. */
export interface Sum {
  readonly heads: number;
  readonly area: number;
}
export type Measure = keyof Sum;

/** Why a question did not pass, or what else must be known of it. Words: `votes:reasons`. */
export type Reason =
  | 'nobody_due'
  | 'area_missing'
  | 'quorum_heads'
  | 'quorum_area'
  | 'majority_heads'
  | 'majority_area'
  | 'tie'
  | 'none_chosen'
  | 'follow_barred'
  | 'nothing_to_follow'
  | 'objectors_heads'
  | 'objectors_area'
  | 'unserved';

/** A question by one measure: every figure that was compared. */
export interface Verdict {
  readonly due: number;
  /** Those who take part, as the rule counts them. */
  readonly took: number;
  /** Whom the majority is taken of. */
  readonly base: number;
  readonly yes: number;
  /** The least that meets the quorum and the majority; null where there is no quorum. */
  readonly quorumNeeds: number | null;
  readonly majorityNeeds: number;
  readonly quorum: boolean;
  readonly majority: boolean;
}

/** Who said no, where objections decide: at most so many may. */
export interface Objection {
  readonly said: number;
  readonly most: number;
  readonly kept: boolean;
}

export interface OptionCount extends Sum {
  readonly id: string;
  /** It has the majority by each measure. */
  readonly meets: boolean;
  readonly chosen: boolean;
}

/** What became of one question. */
export interface QuestionCount {
  readonly id: string;
  readonly due: Sum;
  readonly served: Sum;
  readonly present: Sum;
  /** Ballots that were handed in, invalid ones among them. */
  readonly cast: Sum;
  readonly took: Sum;
  /** As they were cast: silence that follows is in none of them. */
  readonly yes: Sum;
  readonly no: Sum;
  readonly abstain: Sum;
  readonly invalid: Sum;
  /** Served, and nothing came back. */
  readonly silent: Sum;
  /** Where silence went. */
  readonly follows: 'yes' | 'no' | null;
  readonly options: readonly OptionCount[];
  readonly both: { readonly heads: Verdict; readonly area: Verdict | null };
  /** Where objections decide (异议表决). */
  readonly objected?: { readonly heads: Objection; readonly area: Objection | null };
  readonly quorumMet: boolean;
  readonly passed: boolean;
  /** The same if silence meant nothing, and consent were needed where objections decide. */
  readonly withoutSilence: { readonly quorumMet: boolean; readonly passed: boolean };
  readonly reasons: readonly Reason[];
}
export type Count = readonly QuestionCount[];

const none: Sum = { heads: 0, area: 0 };
const plus = (a: Sum, b: Sum): Sum => ({ heads: a.heads + b.heads, area: a.area + b.area });
const sumOf = (all: readonly Sum[]): Sum => all.reduce(plus, none);

const isInvalid = (mark: Mark | undefined): boolean => mark === undefined || (typeof mark === 'object' && 'invalid' in mark);
const chosenOf = (mark: Mark | undefined): readonly string[] => (typeof mark === 'object' && 'chosen' in mark ? mark.chosen : []);
const says = (mark: Mark | undefined, what: 'yes' | 'no' | 'abstain'): boolean =>
  typeof mark === 'string' ? mark === what : !isInvalid(mark) && (chosenOf(mark).length > 0 ? what === 'yes' : what === 'abstain');

/** What is the same however silence is taken. */
interface Facts {
  readonly due: Sum;
  /** Everybody who is due was served, or has voted. */
  readonly reached: boolean;
  readonly present: Sum;
  readonly cast: Sum;
  readonly invalid: Sum;
  readonly silent: Sum;
  readonly yes: Sum;
  readonly no: Sum;
  readonly options: readonly (Sum & { readonly id: string })[];
}

const measuresOf = ({ measures }: Rule): readonly Measure[] => (measures === 'heads_area' ? ['heads', 'area'] : ['heads']);

/** Where silence goes: with those who are more by every measure. */
const followed = ({ due, yes, no }: Facts, by: readonly Measure[], silence: Rule['silence']): 'yes' | 'no' | null => {
  const half = { n: 1, d: 2, strict: true };
  const leads = (a: Sum, b: Sum): boolean => by.every((m) => a[m] > b[m] && (silence !== 'follow_half' || meets(a[m], due[m], half)));
  if (leads(yes, no)) return 'yes';
  return leads(no, yes) ? 'no' : null;
};

/** Judges a question with silence taken in one way. */
const judge = (q: Question, facts: Facts, silence: Rule['silence'], objections: boolean) => {
  const { rule } = q;
  const by = measuresOf(rule);
  const follows = mayFollow(silence) && q.kind === 'motion' ? followed(facts, by, silence) : null;
  const counted = rule.invalid === 'absent' ? { heads: -facts.invalid.heads, area: -facts.invalid.area } : none;
  const took = sumOf([facts.cast, counted, silence === 'none' ? none : facts.silent]);
  const base = rule.majority.of === 'due' ? facts.due : rule.majority.of === 'present' ? facts.present : took;
  const yes = follows === 'yes' ? plus(facts.yes, facts.silent) : facts.yes;
  const verdict = (m: Measure): Verdict => ({
    due: facts.due[m],
    took: took[m],
    base: base[m],
    yes: yes[m],
    quorumNeeds: rule.quorum && needed(facts.due[m], rule.quorum),
    majorityNeeds: needed(base[m], rule.majority),
    // a quorum is of all who are due: those who take part, or those who are there
    quorum: rule.quorum === null || meets((rule.quorum.of === 'present' ? facts.present : took)[m], facts.due[m], rule.quorum),
    majority: meets(yes[m], base[m], rule.majority),
  });
  const heads = verdict('heads');
  const area = rule.measures === 'heads_area' ? verdict('area') : null;
  const quorumMet = heads.quorum && (area?.quorum ?? true);
  const able = facts.due.heads > 0 && (area === null || facts.due.area > 0);
  const meeting = facts.options.filter((o) => by.every((m) => meets(o[m], base[m], rule.majority)));
  // who shares the last place has not won it, and who wins it by one measure alone neither
  const wins = (o: Sum): boolean => by.every((m) => meeting.filter((other) => other[m] >= o[m]).length <= q.most);
  const options: OptionCount[] = facts.options.map((o) => ({
    ...o,
    meets: meeting.includes(o),
    chosen: able && quorumMet && meeting.includes(o) && wins(o),
  }));
  const most = objections && q.kind === 'motion' ? rule.objectors : undefined;
  const objection = (m: Measure): Objection => {
    const bound = Math.floor(((most?.n ?? 0) * facts.due[m]) / (most?.d ?? 1));
    return { said: facts.no[m], most: bound, kept: facts.no[m] <= bound };
  };
  const objected = most && { heads: objection('heads'), area: area && objection('area') };
  // whom nobody told cannot object
  const motion = objected
    ? facts.reached && objected.heads.kept && (objected.area?.kept ?? true)
    : quorumMet && heads.majority && (area?.majority ?? true);
  const passed = able && (q.kind === 'choice' ? quorumMet && options.some((o) => o.chosen) : motion);
  return { objected, took, follows, both: { heads, area }, quorumMet, passed, options, crowded: meeting.some((o) => !wins(o)) };
};

const reasonsOf = (q: Question, facts: Facts, taken: Rule['silence'], judged: ReturnType<typeof judge>): Reason[] => {
  const { heads, area } = judged.both;
  const reasons: Reason[] = [];
  if (facts.due.heads === 0) reasons.push('nobody_due');
  if (area && facts.due.area === 0) reasons.push('area_missing');
  const { objected } = judged;
  if (objected) {
    if (!facts.reached) reasons.push('unserved');
    if (!objected.heads.kept) reasons.push('objectors_heads');
    if (objected.area && !objected.area.kept) reasons.push('objectors_area');
    return reasons;
  }
  if (!heads.quorum) reasons.push('quorum_heads');
  if (area && !area.quorum) reasons.push('quorum_area');
  if (q.kind === 'motion' && judged.quorumMet) {
    if (!heads.majority) reasons.push('majority_heads');
    if (area && !area.majority) reasons.push('majority_area');
    if (!judged.passed && facts.yes.heads > 0 && facts.yes.heads === facts.no.heads) reasons.push('tie');
  }
  if (q.kind === 'choice' && judged.quorumMet) {
    if (judged.crowded) reasons.push('tie');
    if (!judged.passed) reasons.push('none_chosen');
  }
  if (mayFollow(q.rule.silence) && !mayFollow(taken)) reasons.push('follow_barred');
  if (mayFollow(taken) && judged.follows === null && facts.silent.heads > 0) reasons.push('nothing_to_follow');
  return reasons;
};

/**
 * Counts ballots by the rule of each question: the quorum first, then the majority, by heads and where the rule says so by area as well.
 * Pure and in whole numbers: the platform, the phone and `linli recount` count by it.
 */
export const count = (questions: readonly Question[], roll: readonly RollEntry[], ballots: readonly Ballot[]): Count => {
  const due = sumOf(roll);
  const served = sumOf(roll.filter((one) => one.served));
  const present = sumOf(roll.filter((one) => one.present || one.took));
  const silent = sumOf(roll.filter((one) => one.served && !one.took));
  const cast = sumOf(ballots);
  const reached = roll.every((one) => one.served || one.took);
  return questions.map((q) => {
    const of = (test: (mark: Mark | undefined) => boolean): Sum => sumOf(ballots.filter(({ marks }) => test(marks[q.id])));
    const [yes, no, abstain] = (['yes', 'no', 'abstain'] as const).map((what) => of((mark) => says(mark, what))) as [Sum, Sum, Sum];
    const options = q.options.map(({ id }) => ({ id, ...of((mark) => chosenOf(mark).includes(id)) }));
    const facts: Facts = { due, reached, present, cast, invalid: of(isInvalid), silent, yes, no, options };
    // ours: silence consents to no reserved matter (Civil Code art. 278, 6–8)
    const taken = mayFollow(q.rule.silence) && (q.reserved || q.kind === 'choice') ? 'present_only' : q.rule.silence;
    const judged = judge(q, facts, taken, true);
    const plain = judge(q, facts, 'none', false);
    return {
      id: q.id,
      due,
      served,
      present,
      cast,
      took: judged.took,
      yes,
      no,
      abstain,
      invalid: facts.invalid,
      silent,
      follows: judged.follows,
      options: judged.options,
      both: judged.both,
      ...(judged.objected && { objected: judged.objected }),
      quorumMet: judged.quorumMet,
      passed: judged.passed,
      withoutSilence: { quorumMet: plain.quorumMet, passed: plain.passed },
      reasons: reasonsOf(q, facts, taken, judged),
    };
  });
};
