/*
 * What an honour goes through, and how an appraisal is judged. Free of zod, for pages of the phone.
 */

/** nominating 提名中 · checking 审核中 · public 公示中 · decided 已评定 · abandoned 已取消. */
export const roundStates = ['nominating', 'checking', 'public', 'decided', 'abandoned'] as const;
export type RoundState = (typeof roundStates)[number];
export const roundSteps = ['check', 'publish', 'decide', 'abandon'] as const;
export type RoundStep = (typeof roundSteps)[number];
export const roundFrom: Readonly<Record<RoundStep, readonly RoundState[]>> = {
  check: ['nominating'],
  publish: ['checking'],
  decide: ['public'],
  abandon: ['nominating', 'checking', 'public'],
};
/** nominated 已提名 · fit 审核通过 · refused 审核未通过 · awarded 授予 · passed_over 未授予 · withdrawn 已撤销. */
export const candidateStates = ['nominated', 'fit', 'refused', 'awarded', 'passed_over', 'withdrawn'] as const;
export type CandidateState = (typeof candidateStates)[number];
export const honourViews = ['running', 'decided', 'appraisals'] as const;
export type HonourView = (typeof honourViews)[number];
/** Whose posts nominate: those over a community, a street or the whole jurisdiction. */
export const nominators = ['community', 'street', 'county'] as const;
export type Nominator = (typeof nominators)[number];
export const mostCriteria = 20;

export interface Criterion {
  readonly code: string;
  readonly name: string;
  readonly help: string;
}
/** What an honour asks for and gives. */
export interface Terms {
  readonly criteria: readonly Criterion[];
  readonly quota: number;
  /** For how many months it is given. */
  readonly months: number;
  /** Yuan a month while it holds; null: none. */
  readonly allowance: number | null;
  readonly nominators: readonly Nominator[];
  /** Working days its candidates are public before it is decided. */
  readonly publicDays: number;
  readonly source: string;
}
const criterion = (code: string, name: string, help: string): Criterion => ({ code, name, help });
/**
 * What a round begins with. 3 + 2 stars after Jiancaoping, Taiyuan: three are asked of everybody, two are chosen by the village or community; no public rule of
 * 两好三强 was found, so its criteria are ours.
 */
export const honourTemplates: Readonly<Record<'stars' | 'worker', Terms>> = {
  stars: {
    criteria: [
      criterion('party', '党建引领星', '班子团结，网格党支部和党员联系户发挥作用，有实例'),
      criterion('service', '服务群众星', '群众反映的问题有着落，有群众可以作证的实例'),
      criterion('order', '平安和谐星', '矛盾就地化解，未发生因失职引起的安全事故'),
      criterion('own1', '自选星一', '本村（社区）选定的一项重点工作，写明做成了什么'),
      criterion('own2', '自选星二', '本村（社区）选定的另一项重点工作，写明做成了什么'),
    ],
    quota: 10,
    months: 12,
    allowance: 300,
    nominators: ['street'],
    publicDays: 5,
    source: '“3+2”星级书记评定办法；本县细则',
  },
  worker: {
    criteria: [
      criterion('people', '熟悉群众', '包片住户知道他（她），有困难找得到，有实例'),
      criterion('solved', '办成实事', '列出本人办成、群众认可的两件以上实事'),
      criterion('together', '团结协作', '同事、楼栋长、志愿者的评价，写明谁说的'),
    ],
    quota: 20,
    months: 12,
    allowance: null,
    nominators: ['community', 'street'],
    publicDays: 5,
    source: '优秀社区工作者评选办法；本县细则',
  },
};

/** Ballots of a democratic appraisal (民主评议). */
export interface Ballots {
  readonly due: number;
  readonly present: number;
  readonly fit: number;
  readonly basic: number;
  readonly unfit: number;
  readonly invalid: number;
}
/** excellent 优秀 · fit 称职 · unfit 不称职 · no_quorum 到会不足，无效. */
export const verdicts = ['excellent', 'fit', 'unfit', 'no_quorum'] as const;
export type Verdict = (typeof verdicts)[number];
/** What is wrong with figures: more present than due, or more ballots than present. */
export const ballotsFault = ({ due, present, fit, basic, unfit, invalid }: Ballots): 'present_over' | 'ballots_over' | null =>
  present > due ? 'present_over' : fit + basic + unfit + invalid > present ? 'ballots_over' : null;
/**
 * At least two thirds of the delegates are present, or it does not count; at least 90 per cent of the valid ballots fit: excellent; at least 50 per cent unfit:
 * unfit (local rules under article 33 of the law on villagers' committees). In whole numbers, so that exactly two thirds is two thirds.
 */
export const verdictOf = ({ due, present, fit, basic, unfit }: Ballots): Verdict => {
  const valid = fit + basic + unfit;
  if (present * 3 < due * 2 || valid === 0) return 'no_quorum';
  if (fit * 10 >= valid * 9) return 'excellent';
  return unfit * 2 >= valid ? 'unfit' : 'fit';
};
