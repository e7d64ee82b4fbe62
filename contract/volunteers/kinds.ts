import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** What volunteers can do. */
export const skills = [
  'elder_care',
  'medical',
  'legal',
  'repair',
  'teaching',
  'counselling',
  'sports',
  'arts',
  'translation',
  'driving',
  'cleaning',
  'order',
] as const;
export const skillSet = defineKinds('volunteers.skills', skills);
export type Skill = Kind<(typeof skills)[number]>;
