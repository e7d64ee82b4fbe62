import type { Answers, Label } from '#contract/kernel/form/schema.ts';

/** A limit of handling as cases count it. */
export interface Promised {
  readonly n: number;
  readonly unit: 'working_days' | 'natural_days' | 'working_hours';
}
const units = ['working_days', 'natural_days', 'working_hours'] as const;
const words: Readonly<Record<Promised['unit'], readonly [zh: string, en: string]>> = {
  working_days: ['个工作日', 'working days'],
  natural_days: ['天', 'days'],
  working_hours: ['个工作小时', 'working hours'],
};

/** What an item promises: what is done at once is due at the end of a working day. */
export const promisedIn = (values: Answers): Promised => {
  const n = Number(values['promised_limit'] ?? 0);
  const unit = units.find((one) => one === values['promised_unit']) ?? 'working_days';
  return n > 0 ? { n, unit } : { n: 1, unit: 'working_days' };
};

/** The promise as a guide says it. */
export const promiseInWords = (values: Answers): Label => {
  const n = Number(values['promised_limit'] ?? 0);
  if (n === 0) return { zh: '当场办结', en: 'Done at once' };
  const [zh, en] = words[promisedIn(values).unit];
  return { zh: `${n} ${zh}`, en: `${n} ${en}` };
};
