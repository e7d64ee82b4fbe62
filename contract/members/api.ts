import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';

/** `accepted`: the receiver has sent the receipt; `returned`: did not take the member; `withdrawn`: the sender took the letter back. */
export const transferStates = ['sent', 'accepted', 'returned', 'withdrawn'] as const;
/** Kinds of membership: directly managed, retired, in-service members enrolled where they live, mobile ones out and in. */
export const ledgers = ['direct', 'retired', 'in_service', 'mobile_out', 'mobile_in'] as const;

/** A letter by which a member goes from one branch to another. */
export const memberTransfer = z.object({
  id,
  member: z.object({ rowId: id, name: z.string() }),
  from: z.string(),
  to: z.string(),
  outside: z.boolean().describe('to a branch of another jurisdiction: the sender notes its receipt'),
  duesPaidTo: z.string().describe('the month until which dues are paid, 2026-11'),
  reason: z.string(),
  sentOn: day,
  validUntil: day,
  state: z.enum(transferStates),
  late: z.boolean().describe('valid no more and not decided: the sender is still responsible'),
  decidedAt: moment.nullable(),
  decision: z.string().nullable(),
  actions: z.array(z.enum(['accept', 'return', 'withdraw'])),
});
export type MemberTransfer = z.infer<typeof memberTransfer>;

const ofTransfer = z.object({ transferId: id });
export const sendMember = endpoint({
  method: 'POST',
  path: '/api/members/transfers',
  access: 'session',
  status: 201,
  summary: 'Makes the letter by which a member goes to another branch; the sender stays responsible until it is accepted',
  body: z.object({
    id,
    rowId: id.describe('of the member, in the register party_members'),
    toOrganisationId: id.nullable().default(null),
    outside: line.min(2).max(100).nullable().default(null).describe('the branch, where it is one of another jurisdiction'),
    duesPaidTo: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .meta({ examples: ['2026-10'] }),
    reason,
  }),
  response: memberTransfer,
  errors: [
    'registers.register_not_found',
    'registers.row_not_found',
    'session.forbidden',
    'members.no_branch',
    'members.not_here',
    'members.branch_unknown',
    'members.branch_same',
    'members.sent',
  ],
});
export const listTransfers = endpoint({
  method: 'GET',
  path: '/api/members/transfers',
  access: 'session',
  summary: 'Letters of members, newest first: to branches in the viewer’s areas, or from them',
  query: z.object({ which: z.enum(['incoming', 'outgoing']).default('incoming'), state: z.enum(transferStates).optional(), ...paging }),
  response: page(memberTransfer),
  errors: ['session.forbidden'],
});
export const decideTransfer = endpoint({
  method: 'POST',
  path: '/api/members/transfers/:transferId/decision',
  access: 'session',
  summary: 'The receiving branch takes the member, which is the receipt, or sends the letter back; of a branch outside the sender notes it',
  params: ofTransfer,
  body: z.object({ id, accepted: z.boolean(), ledger: z.enum(ledgers).nullable().default(null), reason }),
  response: memberTransfer,
  errors: ['members.transfer_not_found', 'members.over', 'session.forbidden'],
});
export const withdrawTransfer = endpoint({
  method: 'POST',
  path: '/api/members/transfers/:transferId/withdrawal',
  access: 'session',
  summary: 'The sender takes the letter back',
  params: ofTransfer,
  body: z.object({ id, reason }),
  response: memberTransfer,
  errors: ['members.transfer_not_found', 'members.over', 'session.forbidden'],
});
