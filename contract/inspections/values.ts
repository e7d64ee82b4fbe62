/* Words of daily checks that pages of the phone need too. Free of zod. */

/** What a point is deducted under: 基础管理 · 设施设备 · 秩序与消防 · 环境卫生 · 绿化养护. */
export const inspectionLines = ['base', 'equipment', 'order', 'cleaning', 'green'] as const;
export type InspectionLine = (typeof inspectionLines)[number];
/** open 待整改 · mended: the company says so, with a photo 已整改 · contested: the company says it is not so 有异议 · withdrawn 已撤销. */
export const findingStates = ['open', 'mended', 'contested', 'withdrawn'] as const;
export type FindingState = (typeof findingStates)[number];
/** What a company answers. */
export const findingAnswers = ['mend', 'contest'] as const;
export type FindingAnswer = (typeof findingAnswers)[number];
/** What whoever checks decides: mended indeed, not mended, it stands, it is taken back. */
export const findingRulings = ['confirm', 'return', 'uphold', 'withdraw'] as const;
export type FindingRuling = (typeof findingRulings)[number];

/** From which states each act is taken. */
export const findingSteps: Readonly<Record<FindingAnswer | FindingRuling, readonly FindingState[]>> = {
  mend: ['open', 'contested'],
  contest: ['open'],
  confirm: ['mended'],
  return: ['mended'],
  uphold: ['contested'],
  withdraw: ['open', 'mended', 'contested'],
};

export interface Counting {
  readonly points: number;
  /** Per cent of the points that are waived when it is mended in time. */
  readonly waived: number;
  readonly state: FindingState;
  readonly mendBy: string;
  readonly mendedOn: string | null;
}
/** Mended by the last day. Whether that is so is for whoever checks to refute. */
export const isMendedInTime = ({ state, mendBy, mendedOn }: Pick<Counting, 'state' | 'mendBy' | 'mendedOn'>): boolean =>
  state === 'mended' && mendedOn !== null && mendedOn <= mendBy;
/** Points that count now: none where it was taken back, less where it was mended in time. To the hundredth, half up. */
export const countedPoints = (one: Counting): number =>
  one.state === 'withdrawn' ? 0 : isMendedInTime(one) ? Math.round(one.points * (100 - one.waived)) / 100 : one.points;

/** One spot however it is written: without spaces and marks, 栋, 幢 and 号楼 as one word, digits and letters of one width. */
export const spotKey = (spot: string): string =>
  spot
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/号楼|幢|座/g, '栋')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
