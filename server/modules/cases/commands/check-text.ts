import { limits } from '#contract/cases/lifecycle.ts';
import { fail } from '#kernel/errors.ts';

/** Asks that a report says something, and not more than anybody reads. @throws case.text_too_short, case.text_too_long */
export const checkText = (text: string): void => {
  const length = [...text.trim()].length;
  if (length < limits.textMin) fail('case.text_too_short', { min: limits.textMin, length });
  if (length > limits.textMax) fail('case.text_too_long', { max: limits.textMax, length });
};
