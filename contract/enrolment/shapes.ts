import { z } from 'zod';
import { line } from '../kernel/shapes.ts';
import { day, id } from '../kernel/values.ts';
import { enrolmentActs, enrolmentStates, services, skills } from './lifecycle.ts';

export const community = z.object({ code: z.string(), name: z.string() });
/** A home unit: one of the book of organisations, or what somebody has written. */
export const unitName = z.object({ id: id.nullable().describe('null: typed, not found in the book of organisations'), name: z.string() });
export const unitChoice = z.union([z.object({ unitId: id }), z.object({ name: line.min(2).max(60) })]);

/** What somebody says of themselves when they enrol; all of it can be left out. */
export const profile = {
  unit: unitChoice.nullable().default(null),
  skills: z.array(z.enum(skills)).max(skills.length).default([]),
  services: z.array(z.enum(services)).max(services.length).default([]),
};

/** An enrolment as those who may see it do. */
export const enrolment = z.object({
  id,
  version: z.number().int(),
  name: z.string().describe('masked for everybody but the person'),
  community,
  unit: unitName.nullable(),
  group: z.object({ id, name: z.string() }).nullable(),
  state: z.enum(enrolmentStates),
  skills: z.array(z.enum(skills)),
  services: z.array(z.enum(services)),
  since: day,
  awayUntil: day.nullable(),
  excusedUntil: day.nullable().describe('no reason is kept'),
  renewBy: day.nullable(),
  endedOn: day.nullable(),
  why: z.string().nullable().describe('why it was refused; for the person and those who decide'),
  actions: z.array(z.enum(enrolmentActs)),
});
export type Enrolment = z.infer<typeof enrolment>;
