import type { CaseDetail } from '#contract/cases/api.ts';

/** Kinds of matter in the order of forms. Kept as plain words so that the console need not carry the contract's schema library. */
export const kindNames: readonly CaseDetail['kind'][] = [
  'complaint',
  'request',
  'enquiry',
  'suggestion',
  'wrongdoing',
  'hazard',
  'dispute',
  'component',
  'event',
];
