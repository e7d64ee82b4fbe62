import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** What duties are for: the ten usual ones, and heads of buildings and contact members, who look after households. A jurisdiction refines them. */
export const dutyClasses = [
  'mood',
  'patrol',
  'jobs',
  'hardship',
  'law',
  'culture',
  'youth',
  'manners',
  'handy',
  'greenery',
  'building_head',
  'contact_member',
] as const;
export const dutyClassSet = defineKinds('duties.classes', dutyClasses);
export type DutyClass = Kind<(typeof dutyClasses)[number]>;
