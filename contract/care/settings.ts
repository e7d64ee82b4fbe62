import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { careClassSet } from './kinds.ts';

const days = (key: `care.${string}`, standard: number, least: number, most: number) =>
  defineSetting({
    key,
    schema: z.number().int().min(least).max(most),
    default: standard,
    permission: 'settings.configure',
    action: 'settings.care',
  });
const classes = (key: `care.${string}`, standard: readonly (typeof careClassSet.shipped)[number][]) =>
  defineSetting({
    key,
    schema: z.array(z.enum(careClassSet.shipped)).max(careClassSet.shipped.length),
    default: [...standard],
    permission: 'settings.configure',
    action: 'settings.care',
    words: 'care.classes',
  });

/** Classes that are visited every week (Inner Mongolia 2022: 80 and older alone, grave illness). */
export const weekly = classes('care.weekly', ['aged', 'grave_illness']);
/** Classes that are visited every month (民发〔2022〕73号); whoever has none of either every quarter. */
export const monthly = classes('care.monthly', [
  'living_alone',
  'disabled_elder',
  'dementia',
  'severe_disability',
  'extreme_poverty',
  'special_family',
  'child_left_behind',
  'child_hardship',
  'orphan',
  'left_behind_elder',
]);
/** Months after which consent runs out unless it is given again, at most. */
export const consentMonths = days('care.consent_months', 12, 1, 24);
/** Days before consent runs out in which it is asked for again. */
export const renewDays = days('care.renew_days', 30, 1, 90);
/** Days of a term in a home sickbed at most. */
export const bedTermDays = days('care.bed_term_days', 90, 1, 366);
/** Days in a home sickbed in a year at most. */
export const bedYearDays = days('care.bed_year_days', 180, 1, 366);
/** Terms in a home sickbed in a year at most. */
export const bedTerms = days('care.bed_terms', 3, 1, 12);
/** Days from one follow-up of a long illness to the next: four a year (norms of 2017). */
export const followUpDays = days('care.follow_up_days', 91, 7, 366);
/** Age from which there is a check every year. */
export const checkAge = days('care.check_age', 65, 0, 120);
