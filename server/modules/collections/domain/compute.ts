import type { Answer } from '#contract/kernel/form/schema.ts';
import type { Ready } from './form.ts';

/** Values with what formulas make of them, as far as they can be told. @param today day in Shanghai */
export const computed = (
  { cells, computed: formulas }: Ready,
  values: Readonly<Record<string, Answer>>,
  today: string,
): Record<string, Answer> => {
  const all: Record<string, Answer> = { ...values };
  for (const { key, expression } of formulas) {
    const outcome = expression.evaluate({ ...all, today });
    const value = 'value' in outcome ? outcome.value : undefined;
    if (value === undefined) continue;
    const plain = typeof value === 'bigint' ? Number(value) : (value as Answer);
    if (typeof plain === 'number' && !Number.isFinite(plain)) continue;
    if (cells.some((one) => one.key === key)) all[key] = plain;
  }
  return all;
};
