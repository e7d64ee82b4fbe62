import { type AssemblyAct, type AssemblyState, type callings, lifecycle, type Scope } from '#contract/assemblies/kinds.ts';
import { type Matter, type MatterCode, majorities, matterOf, quorum, quorumSource } from '#contract/assemblies/matters.ts';
import type { LocalRules } from '#contract/assemblies/rules.ts';
import type { Fraction } from '#contract/kernel/shares.ts';
import type { Question } from '#contract/votes/model.ts';

const dayLong = 86_400_000;
/** The start of a day in Shanghai. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
/** The end of a day in Shanghai: the start of the next. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayLong);

/** A matter as it is put to the owners. */
export interface ItemRecord {
  readonly id: string;
  readonly matter: MatterCode;
  readonly title: string;
  readonly text: string;
  /** Candidates or choices; none: yes or no. */
  readonly options: readonly string[];
  readonly most: number;
}
export type Where = { readonly scope: Scope };

/** What tells how an assembly stands: between notice and closing the clock does. */
interface Clocked {
  readonly state: Exclude<AssemblyState, 'voting'>;
  readonly opensAt: Date;
}
/** How an assembly stands at a moment. */
export const stateAt = ({ state, opensAt }: Clocked, now: Date): AssemblyState =>
  state === 'noticed' && opensAt <= now ? 'voting' : state;

/** What may be done with an assembly now. */
export const actsNow = ({ now }: { readonly now: Date }, a: Clocked): readonly AssemblyAct[] => lifecycle[stateAt(a, now)];

/** The days of notice an assembly needs, with the rule. */
export const noticeRule = (rules: LocalRules, calling: (typeof callings)[number]): LocalRules['notice'] =>
  calling === 'regular' ? rules.notice : rules.extraordinary;

/** What a matter takes here, with the law and the rules of the place. */
export interface MatterRule {
  readonly majority: Fraction;
  /** Of whom it is taken. */
  readonly of: 'participating' | 'due';
  /** Where objections decide: so many of all who are due may say no. */
  readonly objectors: { readonly n: number; readonly d: number } | null;
  readonly source: string;
}
/** Two thirds of all by heads and by area take part, then what the matter takes of both (Civil Code, articles 278 and 279); older rules of places where they are set. */
export const ruleOf = (matter: Matter, rules: LocalRules, { scope }: Where): MatterRule => {
  const part = scope !== 'estate';
  const everybody = matter.takes === 'everybody';
  const lift = part && matter.code === 'rebuild' && rules.lift?.rule === 'due' ? rules.lift : null;
  const dissent = part && matter.code === 'use_fund' && rules.dissent?.rule === 'use_fund' ? rules.dissent : null;
  return {
    majority: lift ? { n: 2, d: 3, strict: false } : majorities[matter.takes],
    of: everybody || lift ? 'due' : 'participating',
    objectors: dissent && { n: 1, d: 3 },
    source: [
      matter.source,
      quorumSource,
      ...(lift ? [lift.source] : []),
      ...(dissent ? [dissent.source] : []),
      ...(rules.silence.rule === 'none' ? [] : [rules.silence.source]),
    ].join('；'),
  };
};

/** Id of an option of a matter, by its place. */
export const optionId = (place: number): string => `o${place + 1}`;
/** Matters as the vote puts them. */
export const questionsOf = (items: readonly ItemRecord[], rules: LocalRules, where: Where): Question[] =>
  items.map(({ id, matter: code, title, text, options, most }) => {
    const matter = matterOf(code);
    const { majority, of, objectors, source } = ruleOf(matter, rules, where);
    return {
      id,
      title,
      text,
      kind: options.length > 0 ? 'choice' : 'motion',
      options: options.map((label, i) => ({ id: optionId(i), label })),
      most,
      reserved: matter.takes !== 'majority',
      rule: {
        measures: 'heads_area',
        secret: false,
        quorum: { of: 'due', ...quorum },
        majority: { of, ...majority },
        silence: matter.takes === 'everybody' ? 'none' : rules.silence.rule,
        change: rules.change.allowed,
        tie: 'fails',
        source: source.slice(0, longestSource),
        ...(objectors && options.length === 0 && { objectors }),
      },
    };
  });
/** Signs of a source that a rule of a vote holds. */
const longestSource = 300;

/** Ways in which ballots come in, as the place has it. */
export const ballotWays = ({ ways }: LocalRules): ('phone' | 'paper' | 'proxy')[] =>
  ways.rule === 'paper' ? ['paper', 'proxy'] : ways.rule === 'only' ? ['phone', 'proxy'] : ['phone', 'paper', 'proxy'];

/** Where an assembly is held: the estate, the building, the unit. */
export const whereOf = ({ estate, building, unit }: Record<'estate', string> & Record<'building' | 'unit', string | null>): string =>
  [estate, building && `${building}${/^\d+$/.test(building) ? '栋' : ''}`, unit && `${unit}${/^\d+$/.test(unit) ? '单元' : ''}`]
    .filter(Boolean)
    .join('');
