import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { text } from '../kernel/shapes.ts';
import { day, id } from '../kernel/values.ts';
import { assemblyHead, assemblyItem, itemResult } from './assemblies.ts';
import { votingWays } from './rules.ts';

const count = z.number().int();
/** A ballot of the viewer. */
const myEntry = z.object({
  key: id,
  label: z.string(),
  heads: count,
  area: count,
  voted: z.boolean(),
  mine: z.boolean().describe('the ballot is with this account; else another owner of it has it'),
  served: z.boolean(),
});
export const myAssembly = z.object({
  ...assemblyHead,
  proven: z.boolean(),
  askable: z.boolean(),
  items: z.array(assemblyItem),
  ways: z.enum(votingWays),
  silence: z.string().describe('what not voting means here, in words, with the rule'),
  voteId: id.nullable(),
  entries: z.array(myEntry),
  results: z.array(itemResult),
  objectionsUntil: day.nullable(),
  objected: z.boolean(),
  mayObject: z.boolean(),
  notices: z.array(z.object({ code: z.string(), title: z.string() })),
  endReason: z.string().nullable(),
});
export type MyAssembly = z.infer<typeof myAssembly>;
export const listMyAssemblies = endpoint({
  method: 'GET',
  path: '/api/my-assemblies',
  access: 'session',
  summary: 'Assemblies of the estates in which the viewer owns something: those that run, and the newest that are over',
  response: z.object({
    proven: z.boolean(),
    askable: z.boolean(),
    items: z.array(z.object({ ...assemblyHead, left: count.describe('ballots of the viewer that are not in') })),
  }),
});
export const getMyAssembly = endpoint({
  method: 'GET',
  path: '/api/my-assemblies/:assemblyId',
  access: 'session',
  summary: 'An assembly as an owner sees it: what is decided, what each matter takes, the own units, the own ballots, the result',
  params: z.object({ assemblyId: id }),
  response: myAssembly,
  errors: ['assemblies.assembly_not_found'],
});
export const takeMyBallot = endpoint({
  method: 'POST',
  path: '/api/my-assemblies/:assemblyId/ballot',
  access: 'session',
  summary: 'One of several owners of a unit takes their one ballot onto the own phone; who casts first has voted for all of them',
  params: z.object({ assemblyId: id }),
  body: z.object({ id, key: id }),
  response: myAssembly,
  errors: ['assemblies.assembly_not_found', 'assemblies.entry_not_found', 'assemblies.state_wrong', 'votes.voted_already', 'votes.closed'],
});
export const objectToAssembly = endpoint({
  method: 'POST',
  path: '/api/my-assemblies/:assemblyId/objection',
  access: 'session',
  status: 201,
  summary: 'An owner objects to the result while it is up',
  params: z.object({ assemblyId: id }),
  body: z.object({ id, words: text.min(4).max(2000) }),
  response: myAssembly,
  errors: [
    'assemblies.assembly_not_found',
    'session.forbidden',
    'assemblies.state_wrong',
    'assemblies.objected_already',
    'assemblies.objections_over',
  ],
});
