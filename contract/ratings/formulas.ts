/** The formulas of the figures that people are judged by, each with its source, so that no screen, sheet or test has its own. */

/** A part of a whole; null where there is no whole: nobody has 0 % of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** What call-backs told. `rated`: with all three answers; `silent`: nobody said anything in time. */
export interface Told {
  readonly rated: number;
  readonly answered: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly silent: number;
}
export const silences = ['left_out', 'satisfied'] as const;
export type Silence = (typeof silences)[number];

/** The three rates with the number of call-backs they stand on; null where there is none. */
export interface ThreeRates {
  readonly valid: number;
  readonly answered: number | null;
  readonly solved: number | null;
  readonly satisfied: number | null;
}

/**
 * 响应率, 解决率, 满意率 (names: 北京市接诉即办工作条例, 2021): answered, solved and satisfied over valid call-backs. Who was not reached or refused
 * is never among them. Whether silence counts as a satisfied answer is a matter of place (问政四川, 2024: after 10 days yes).
 */
export const threeRates = (told: Told, silence: Silence): ThreeRates => {
  const silent = silence === 'satisfied' ? told.silent : 0;
  const valid = told.rated + silent;
  return {
    valid,
    answered: shareOf(told.answered + silent, valid),
    solved: shareOf(told.solved + silent, valid),
    satisfied: shareOf(told.satisfied + silent, valid),
  };
};

/** Call-backs below which a rate says little: such are listed after the others, and said to be a hint. */
export const smallSample = 5;

/** How much each of the three rates weighs; any unit, as only their proportion matters. */
export interface Weights {
  readonly answered: number;
  readonly solved: number;
  readonly satisfied: number;
}
/** The three rates as one figure, in their weights; null where they are unknown or nothing weighs anything. */
export const weighed = (rates: ThreeRates, weights: Weights): number | null => {
  const sum = weights.answered + weights.solved + weights.satisfied;
  const { answered, solved, satisfied } = rates;
  if (sum === 0 || answered === null || solved === null || satisfied === null) return null;
  return (answered * weights.answered + solved * weights.solved + satisfied * weights.satisfied) / sum;
};

/** How points are made of a rate: all of them from the target on, fewer for each point of per cent below it, never less than the floor. */
export interface PointsRule {
  readonly most: number;
  /** In per cent. */
  readonly target: number;
  /** Points lost for one point of per cent. */
  readonly perPercent: number;
  readonly floor: number;
}
export const pointsRules = {
  /** Satisfaction as the city of Lianyungang scored it in 2022–23, inferred from its published tables. */
  lianyungang: { most: 25, target: 98, perPercent: 0.5, floor: 12.5 },
} as const satisfies Record<string, PointsRule>;
export const pointsNames = ['none', ...(Object.keys(pointsRules) as (keyof typeof pointsRules)[])] as const;

/** Points of a rate (0–1), to two decimals. */
export const pointsOf = (rate: number, { most, target, perPercent, floor }: PointsRule): number =>
  Math.round(Math.min(most, Math.max(floor, most - perPercent * (target - rate * 100))) * 100) / 100;

/** What is counted of cases for the rates of the urban-management standard (GB/T 30428.4). `due…`: whose limit falls into the period. */
export interface UrbanCounts {
  readonly dispatched: number;
  readonly wellDispatched: number;
  readonly dueToHandle: number;
  readonly handledOnTime: number;
  readonly dueToClose: number;
  readonly closed: number;
  readonly closedOnTime: number;
  readonly reworked: number;
}
/** 结案率, 按期结案率, 按期处置率, 准确派遣率, 返工率: which count over which. */
export const urbanFormulas = {
  closing: ['closed', 'dueToClose'],
  closingOnTime: ['closedOnTime', 'dueToClose'],
  handlingOnTime: ['handledOnTime', 'dueToHandle'],
  dispatchRight: ['wellDispatched', 'dispatched'],
  rework: ['reworked', 'dueToHandle'],
} as const satisfies Record<string, readonly [part: keyof UrbanCounts, whole: keyof UrbanCounts]>;
export type UrbanRate = keyof typeof urbanFormulas;

/** A rate of the standard, with what it stands on. */
export const urbanRate = (rate: UrbanRate, counts: UrbanCounts): { rate: number | null; of: number } => {
  const [part, whole] = urbanFormulas[rate];
  return { rate: shareOf(counts[part], counts[whole]), of: counts[whole] };
};
