/** How often what members served is given to their units. */
export const recordPeriods = ['month', 'quarter', 'half', 'year'] as const;
export type RecordPeriod = (typeof recordPeriods)[number];

/** A period by its name, with its first and last day. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly until: string;
}
const months: Readonly<Record<RecordPeriod, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

const two = (n: number): string => String(n).padStart(2, '0');
/** The last period of a kind that is over on a day. */
export const lastPeriod = (kind: RecordPeriod, today: string): Period => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const long = months[kind];
  const n = Math.floor((month - 1) / long) - 1;
  const [of, nth] = n < 0 ? [year - 1, 12 / long - 1] : [year, n];
  const [first, last] = [nth * long + 1, nth * long + long];
  const end = new Date(Date.UTC(of, last, 0)).getUTCDate();
  const name = kind === 'year' ? `${of}` : kind === 'month' ? `${of}-${two(first)}` : `${of}-${kind === 'half' ? 'H' : 'Q'}${nth + 1}`;
  return { name, from: `${of}-${two(first)}-01`, until: `${of}-${two(last)}-${two(end)}` };
};

/** What a member may contest. */
export const contestable = ['minutes', 'duties', 'orders', 'rated'] as const;
export const recordStates = ['shown', 'contested', 'returned'] as const;
export const appraisalWords = ['outstanding', 'good', 'fair', 'improve'] as const;
