import { z } from 'zod';
import { photo } from '../cases/photo.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, moment } from '../kernel/values.ts';
import { agreementForms, disputeKindSet, disputeSources, disputeStates, partySides, sessionResults } from './kinds.ts';

export const disputeKind = kindCode(disputeKindSet);
const named = z.object({ id, name: z.string() });

export const disputeRow = z.object({
  id,
  kind: disputeKind,
  title: z.string().describe('of the matter, without names'),
  area: z.object({ code: z.string(), name: z.string() }),
  organisation: named.describe('whose mediators take it'),
  mediator: z.object({ accountId: id.nullable(), name: z.string() }),
  source: z.enum(disputeSources),
  case: z.object({ id, number: z.string() }).nullable(),
  acceptedOn: day,
  dueOn: day,
  late: z.boolean().describe('not ended, or ended after its limit'),
  state: z.enum(disputeStates),
  form: z.enum(agreementForms).nullable(),
  visitOn: day.nullable().describe('the next follow-up visit'),
});
export type DisputeRow = z.infer<typeof disputeRow>;

export const disputeSession = z.object({
  id,
  state: z.enum(['arranged', 'held', 'called_off']),
  startsAt: moment,
  place: z.string(),
  by: z.string(),
  words: z.string().nullable().describe('the minutes, or why it was called off; null while it is arranged'),
  result: z.enum(sessionResults).nullable(),
  attended: z.array(id).describe('parties that came'),
  others: z.string().nullable().describe('who else came'),
  photos: z.array(photo),
});
export type DisputeSession = z.infer<typeof disputeSession>;

export const disputeVisit = z.object({
  id,
  on: day,
  fulfilled: z.boolean(),
  satisfied: z.boolean(),
  lawsuit: z.boolean(),
  escalating: z.boolean(),
  words: z.string(),
  by: z.string(),
});

export const disputeActions = ['look', 'arrange', 'record', 'conclude', 'extend', 'assign', 'confirm', 'visit'] as const;
export const disputeDetail = disputeRow.extend({
  works: z.boolean().describe('the viewer works on it; for others facts and records are left out'),
  facts: z.string().nullable(),
  parties: z.array(z.object({ id, side: z.enum(partySides), name: z.string().describe('masked') })),
  sessions: z.array(disputeSession),
  outcome: z
    .object({
      on: day,
      words: z.string().nullable(),
      amount: z.number().nullable().describe('yuan'),
      performBy: day.nullable(),
      confirmBy: day.nullable().describe('until when both may ask the court to confirm it: thirty days'),
      confirmedOn: day.nullable(),
      documentId: id.nullable(),
      photos: z.array(photo).describe('of the signed paper'),
    })
    .nullable(),
  visits: z.array(disputeVisit),
  extended: z.boolean(),
  actions: z.array(z.enum(disputeActions)),
});
export type DisputeDetail = z.infer<typeof disputeDetail>;

const count = z.number().int();
export const disputeFigure = z.object({
  kind: disputeKind,
  accepted: count,
  concluded: count,
  inTime: count.describe('of those concluded'),
  agreed: count,
  written: count,
  oral: count,
  confirmed: count,
  fulfilled: count,
  amount: z.number().describe('yuan, of agreements'),
});
export type DisputeFigure = z.infer<typeof disputeFigure>;

/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const disputeImport = z.object({
  dryRun: z.boolean(),
  added: count,
  same: count.describe('rows that are in the ledger already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type DisputeImport = z.infer<typeof disputeImport>;
