import type { CategoryRow } from '#modules/cases/index.ts';

type Limit = NonNullable<CategoryRow['limits']['handle']>;
const units: Readonly<Record<Limit['unit'], string>> = { emergency_hours: '小时', working_hours: '工作小时', working_days: '工作日' };

/** A limit as sheets show it: 4工作小时; null where there is none. */
export const limitText = (limit: Limit | undefined): string | null => (limit ? `${limit.n}${units[limit.unit]}` : null);

/** A limit as people write it: `4小时`, `4 工作小时`, `3工作日`, `3天`; null when it is none. */
export const limitOf = (text: string): Limit | null => {
  const [, number, word] = /^(\d{1,4}(?:\.\d)?)(小时|工作小时|工作日|个工作日|天)$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  if (!number || !word || Number(number) === 0) return null;
  const unit = word === '小时' ? 'emergency_hours' : word === '工作小时' ? 'working_hours' : 'working_days';
  return { n: Number(number), unit };
};
