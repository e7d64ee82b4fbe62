import type { Share } from '../votes/model.ts';

/** Of whom a vote on a lift is taken: the unit, its building, the whole estate. */
export type LiftScope = 'unit' | 'building' | 'estate';
export interface LiftVote {
  readonly scope: LiftScope;
  readonly quorum: Share | null;
  readonly majority: Share;
}
export interface LiftRule {
  readonly votes: readonly LiftVote[];
  /** Days the plan is posted at least before it is voted on; null: as the setting for plans says. */
  readonly postDays: number | null;
  readonly source: string;
}

/** Shares as votes count them: 以上 includes the number itself. */
const twoThirds = { n: 2, d: 3, strict: false } as const;

/**
 * Rules of places for putting a lift into a unit, as they were published; which holds is a setting.
 * code: two thirds of the unit take part, three quarters of them agree · all: two thirds of everybody agree, who is absent counts against ·
 * pilot: two thirds of the estate and nine tenths of the building, of everybody.
 */
export const liftRules = {
  code: {
    votes: [{ scope: 'unit', quorum: { of: 'participating', ...twoThirds }, majority: { of: 'participating', n: 3, d: 4, strict: false } }],
    postDays: null,
    source: '《民法典》第二百七十八条（三分之二参与、参与的四分之三同意）；无锡 2022、潮州加装电梯办法',
  },
  all: {
    votes: [{ scope: 'unit', quorum: null, majority: { of: 'due', ...twoThirds } }],
    postDays: 15,
    source: '莱芜 2019 加装电梯办法（全体三分之二同意，公示 15 日）',
  },
  pilot: {
    votes: [
      { scope: 'estate', quorum: null, majority: { of: 'due', ...twoThirds } },
      { scope: 'building', quorum: null, majority: { of: 'due', n: 9, d: 10, strict: false } },
    ],
    postDays: null,
    source: '上海 2014 加装电梯试点（全小区三分之二、本幢 90% 同意）',
  },
} as const satisfies Record<string, LiftRule>;
export const liftRuleNames = ['code', 'all', 'pilot'] as const satisfies readonly (keyof typeof liftRules)[];
export type LiftRuleName = (typeof liftRuleNames)[number];

/** The plan of the whole estate: a matter of Civil Code art. 278 (7), reserved: two thirds take part, three quarters of them agree, by heads and by area. */
export const planRule = {
  quorum: { of: 'participating', ...twoThirds },
  majority: { of: 'participating', n: 3, d: 4, strict: false },
  source: '《民法典》第二百七十八条第一款第七项、第二款',
} as const satisfies { quorum: Share; majority: Share; source: string };
