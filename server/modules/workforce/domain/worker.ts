import type { Answers } from '#contract/kernel/form/schema.ts';
import type { Worker } from './grading.ts';

/** Code of the register whose rows are community workers. */
export const workerRegister = 'community_workers';

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** What grades and pay rest on, as it stands in a row; null while its post or first day is missing. */
export const workerOf = (values: Answers): Worker | null => {
  const [post, since] = [words(values['post']), words(values['since'])];
  if (post === null || since === null) return null;
  return {
    post,
    since,
    grade: typeof values['grade'] === 'number' ? values['grade'] : null,
    degree: words(values['degree']),
    alone: values['degree_alone'] === true,
    certificate: words(values['certificate']),
    certifiedOn: words(values['certified_on']),
    basicYears: count(values['basic_years']),
    unqualifiedYears: count(values['unqualified_years']),
  };
};
