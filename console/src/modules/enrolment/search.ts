import { type EnrolmentState, enrolmentStates } from '#contract/enrolment/lifecycle.ts';

export const whiches = ['members', 'mine', 'units', 'communities', 'groups', 'contested'] as const;
export type Which = (typeof whiches)[number];

/** What the page of enrolment shows. */
export interface EnrolmentSearch {
  readonly which?: Which | undefined;
  readonly state?: EnrolmentState | undefined;
  readonly area?: string | undefined;
  readonly group?: string | undefined;
  readonly renew?: boolean | undefined;
  readonly q?: string | undefined;
}

const text = (value: unknown): string | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return read === '' ? undefined : read;
};
export const readEnrolmentSearch = (raw: Record<string, unknown>): EnrolmentSearch => {
  const which = whiches.find((one) => one === raw['which']);
  const state = enrolmentStates.find((one) => one === raw['state']);
  const [area, group, q] = [text(raw['area']), text(raw['group']), text(raw['q'])];
  return {
    ...(which && { which }),
    ...(state && { state }),
    ...(area && { area }),
    ...(group && { group }),
    ...(raw['renew'] === true && { renew: true }),
    ...(q && { q }),
  };
};
