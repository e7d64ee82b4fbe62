import type { CategoryDefinition } from '#contract/cases/categories.ts';

type Limit = NonNullable<CategoryDefinition['limits']['handle']>;
const units: Readonly<Record<Limit['unit'], string>> = {
  emergency_hours: '小时',
  working_hours: '工作小时',
  working_days: '工作日',
  natural_days: '自然日',
};
/** Words people use for a unit, beside the one that is shown. */
const unitOf: Readonly<Record<string, Limit['unit']>> = {
  小时: 'emergency_hours',
  紧急工作时: 'emergency_hours',
  工作小时: 'working_hours',
  工作时: 'working_hours',
  工作日: 'working_days',
  个工作日: 'working_days',
  天: 'working_days',
  自然日: 'natural_days',
  个自然日: 'natural_days',
};

/** A limit as sheets show it: 4工作小时; null where there is none. */
export const limitText = (limit: Limit | undefined): string | null => (limit ? `${limit.n}${units[limit.unit]}` : null);

/** A limit as people write it: `4小时`, `4 工作小时`, `3工作日`, `3天`, `7自然日`; null when it is none. */
export const limitOf = (text: string): Limit | null => {
  const [, number, word = ''] = /^(\d{1,4}(?:\.\d)?)(\D+)$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  const unit = unitOf[word];
  return unit && Number(number) > 0 ? { n: Number(number), unit } : null;
};
