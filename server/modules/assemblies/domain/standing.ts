import { type AssemblyAct, type AssemblyState, type callings, lifecycle } from '#contract/assemblies/kinds.ts';
import { type Matter, type MatterCode, majorities, matterOf, quorum, quorumSource } from '#contract/assemblies/matters.ts';
import type { LocalRules } from '#contract/assemblies/rules.ts';
import type { Question } from '#contract/votes/model.ts';

const dayLong = 86_400_000;
/** The start of a day in Shanghai. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
/** The end of a day in Shanghai: the start of the next. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayLong);
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLong).toISOString().slice(0, 10);
/** Days from one to another, both counted. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLong + 1;

/** A matter as it is put to the owners. */
export interface ItemRecord {
  readonly id: string;
  readonly matter: MatterCode;
  readonly title: string;
  readonly text: string;
}

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

/** What a matter takes, in words with its place in the law and, where it matters, the rule about silence. */
export const sourceOf = (matter: Matter, rules: LocalRules): string =>
  [matter.source, quorumSource, ...(rules.silence.rule === 'none' ? [] : [rules.silence.source])].join('；');

/** Matters as the vote puts them: two thirds of all by heads and by area take part, then what the matter takes of both (Civil Code, articles 278 and 279). */
export const questionsOf = (items: readonly ItemRecord[], rules: LocalRules): Question[] =>
  items.map(({ id, matter: code, title, text }) => {
    const matter = matterOf(code);
    const everybody = matter.takes === 'everybody';
    return {
      id,
      title,
      text,
      kind: 'motion',
      options: [],
      most: 0,
      reserved: matter.takes !== 'majority',
      rule: {
        measures: 'heads_area',
        secret: false,
        quorum: { of: 'due', ...quorum },
        majority: { of: everybody ? 'due' : 'participating', ...majorities[matter.takes] },
        silence: everybody ? 'none' : rules.silence.rule,
        change: rules.change.allowed,
        tie: 'fails',
        source: sourceOf(matter, rules),
      },
    };
  });

/** Ways in which ballots come in, as the place has it. */
export const ballotWays = ({ ways }: LocalRules): ('phone' | 'paper' | 'proxy')[] =>
  ways.rule === 'paper' ? ['paper', 'proxy'] : ways.rule === 'only' ? ['phone', 'proxy'] : ['phone', 'paper', 'proxy'];

/** Where an assembly is held: the estate, the building, the unit. */
export const whereOf = ({ estate, building, unit }: Record<'estate', string> & Record<'building' | 'unit', string | null>): string =>
  [estate, building && `${building}${/^\d+$/.test(building) ? '栋' : ''}`, unit && `${unit}${/^\d+$/.test(unit) ? '单元' : ''}`]
    .filter(Boolean)
    .join('');
