/*
 * What a period of a card goes through, and how days of periods lie. Free of zod, for pages of the phone.
 */

/** running 进行中 · frozen 已封存 · preliminary 公示（可申诉）· final 已定 · archived 已归档 · abandoned 已作废. */
export const runStates = ['running', 'frozen', 'preliminary', 'final', 'archived', 'abandoned'] as const;
export type RunState = (typeof runStates)[number];
export const runSteps = ['freeze', 'publish', 'finish', 'archive', 'abandon'] as const;
export type RunStep = (typeof runSteps)[number];
/** Where each step leads from where. What was shown to the scored is not abandoned any more. */
export const stepOf: Readonly<Record<RunStep, { readonly from: readonly RunState[]; readonly to: RunState }>> = {
  freeze: { from: ['running'], to: 'frozen' },
  publish: { from: ['frozen'], to: 'preliminary' },
  finish: { from: ['preliminary'], to: 'final' },
  archive: { from: ['final'], to: 'archived' },
  abandon: { from: ['running', 'frozen'], to: 'abandoned' },
};
/** States in which facts that changed can still be taken over, by decision. */
export const isCorrectable = (state: RunState): boolean => state === 'frozen' || state === 'preliminary' || state === 'final';
export const appealStates = ['open', 'granted', 'refused', 'withdrawn'] as const;
export type AppealState = (typeof appealStates)[number];
/** Why a subject has no rank: a figure is unknown, too few points rest on figures, or it is a post, and posts are not ranked. */
export const unrankedWhys = ['unknown', 'thin', 'post'] as const;
export type UnrankedWhy = (typeof unrankedWhys)[number];

const months = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** First and last day of the period of a kind that holds a day, `YYYY-MM-DD`. */
export const periodOf = (kind: keyof typeof months, day: string): readonly [first: string, last: string] => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / months[kind]) * months[kind];
  const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [text(Date.UTC(year, first, 1)), text(Date.UTC(year, first + months[kind], 0))];
};
