import { z } from 'zod';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, moment, page, paging, searched } from '../kernel/values.ts';
import { outcome } from '../votes/api.ts';
import { assemblyActs, assemblyForms, assemblyStates, callings, organisers, scopes, serviceResults, serviceWays } from './kinds.ts';
import { matterCodes } from './matters.ts';
import { localRules } from './rules.ts';

const count = z.number().int();
const sums = z.object({ heads: count, area: count.describe('hundredths of a square metre') });
const part = z.object({ n: count, d: count, strict: z.boolean() });

/** A matter put to the owners. */
export const assemblyItem = z.object({
  id: z.string(),
  matter: z.enum(matterCodes),
  title: z.string(),
  text: z.string(),
  takes: z.enum(['majority', 'reserved', 'everybody']),
  quorum: part,
  majority: part,
  source: z.string().describe('place in the law'),
  of: z.enum(['participating', 'due']).describe('of whom the majority is taken'),
  objectors: z.object({ n: count, d: count }).nullable().describe('where objections decide: of all who are due, so many may say no'),
  options: z.array(z.object({ id: z.string(), label: z.string() })).describe('candidates or choices; empty: yes or no'),
  most: count.describe('how many one may choose, and how many can win'),
});
export type AssemblyItem = z.infer<typeof assemblyItem>;
/** What became of a matter, with every figure that was compared and the reasons in words. */
export const itemResult = z.object({ id: z.string(), passed: z.boolean(), quorumMet: z.boolean(), sentences: z.array(z.string()) });

/** What every view of an assembly begins with. */
export const assemblyHead = {
  id,
  title: z.string(),
  estate: z.object({ id, name: z.string() }),
  area: z.object({ code: z.string(), name: z.string() }),
  scope: z.enum(scopes),
  where: z.string().describe('the estate, building or unit whose owners vote'),
  state: z.enum(assemblyStates),
  opensAt: moment,
  closesAt: moment,
};
export const assemblyRow = z.object({ ...assemblyHead, items: count, due: count, served: count, cast: count });
export type AssemblyRow = z.infer<typeof assemblyRow>;

export const objection = z.object({
  id,
  label: z.string(),
  words: z.string(),
  at: moment,
  review: z
    .object({
      counters: z.array(z.string()),
      outsider: z.string(),
      agrees: z.boolean(),
      verdict: z.enum(['stands', 'set_aside']),
      answer: z.string(),
      at: moment,
    })
    .nullable(),
});
export type AssemblyObjection = z.infer<typeof objection>;

export const assemblyDetail = z.object({
  ...assemblyHead,
  form: z.enum(assemblyForms),
  calling: z.enum(callings),
  organiser: z.enum(organisers),
  building: z.string().nullable(),
  unit: z.string().nullable(),
  version: count,
  round: count,
  items: z.array(assemblyItem),
  rules: localRules,
  rulesVersion: count,
  earliest: day.describe('the first day on which a vote announced today may open'),
  noticedOn: day.nullable(),
  voteId: id.nullable(),
  due: sums,
  service: z.object({ entries: count, served: count, failedOnce: count, failedTwice: count }),
  turnout: z.object({ cast: sums, served: sums }).nullable(),
  outcome: outcome.nullable(),
  results: z.array(itemResult),
  voteSha256: z.string().nullable(),
  resultOn: day.nullable(),
  resultBy: day.nullable().describe('until when the result must be up'),
  objectionsUntil: day.nullable(),
  objections: z.array(objection),
  announcedOn: day.nullable(),
  archivedOn: day.nullable(),
  keepUntil: day.nullable(),
  archiveSha256: z.string().nullable(),
  endReason: z.string().nullable(),
  notices: z.array(z.object({ code: z.string(), title: z.string(), from: day, until: day })).describe('what was published, newest first'),
  actions: z.array(z.enum(assemblyActs)),
});
export type AssemblyDetail = z.infer<typeof assemblyDetail>;

const ofAssembly = z.object({ assemblyId: id });
const common = ['assemblies.assembly_not_found', 'session.forbidden', 'assemblies.state_wrong'] as const;
const facts = {
  title: line.min(2).max(80),
  scope: z.enum(scopes).default('estate'),
  building: line.max(20).nullable().default(null),
  unit: line.max(20).nullable().default(null),
  form: z.enum(assemblyForms).default('written'),
  calling: z.enum(callings).default('regular'),
  organiser: z.enum(organisers).default('committee'),
  opensOn: day,
  closesOn: day.describe('its last day'),
  items: z
    .array(
      z.object({
        matter: z.enum(matterCodes),
        title: line.min(2).max(120),
        text: text.max(4000).default(''),
        options: z.array(line.min(1).max(120)).max(50).default([]).describe('candidates or choices; none: yes or no'),
        most: count.min(0).max(50).default(0).describe('how many one may choose; 0: yes or no'),
      }),
    )
    .min(1)
    .max(20),
};
/** Twenty matters with all they may say. */
const largestBody = 512 * 1024;
const factErrors = [
  'assemblies.scope_barred',
  'assemblies.scope_building',
  'assemblies.choice_wrong',
  'assemblies.days_wrong',
  'assemblies.open_days',
] as const;

export const listAssemblies = endpoint({
  method: 'GET',
  path: '/api/assemblies',
  access: 'session',
  summary: 'Owners’ assemblies in the areas the viewer looks after, newest first',
  query: z.object({ estate: id.optional(), ...paging }),
  response: page(assemblyRow),
  errors: ['session.forbidden'],
});
export const getAssembly = endpoint({
  method: 'GET',
  path: '/api/assemblies/:assemblyId',
  access: 'session',
  summary: 'One assembly: its matters with what each takes, service, turnout, result, objections, and what may be done',
  params: ofAssembly,
  response: assemblyDetail,
  errors: ['assemblies.assembly_not_found'],
});
export const prepareAssembly = endpoint({
  method: 'POST',
  path: '/api/assemblies',
  access: 'session',
  status: 201,
  summary: 'Prepares an assembly of the owners of an estate, a building or a unit',
  largestBody,
  body: z.object({ id, estateId: id, ...facts }),
  response: assemblyDetail,
  errors: ['assemblies.estate_not_found', 'session.forbidden', ...factErrors],
});
export const changeAssembly = endpoint({
  method: 'PUT',
  path: '/api/assemblies/:assemblyId',
  access: 'session',
  summary: 'Changes what is prepared; once it is announced nothing changes but by a new notice',
  params: ofAssembly,
  largestBody,
  body: z.object({ id, version: count, ...facts }),
  response: assemblyDetail,
  errors: [...common, ...factErrors, 'assemblies.changed', 'assemblies.notice_given'],
});
export const noticeAssembly = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/notice',
  access: 'session',
  summary: 'Announces it to the public and fixes the roll; the vote opens no sooner than the days of notice allow',
  params: ofAssembly,
  body: z.object({ id }),
  response: assemblyDetail,
  errors: [
    ...common,
    'assemblies.notice_short',
    'assemblies.open_days',
    'assemblies.doubts_open',
    'assemblies.roll_faults',
    'assemblies.nobody',
  ],
});
export const moveAssembly = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/move',
  access: 'session',
  summary: 'Moves an announced assembly to other days: it is announced anew with the whole days of notice, and served anew',
  params: ofAssembly,
  body: z.object({ id, opensOn: day, closesOn: day, reason }),
  response: assemblyDetail,
  errors: [
    ...common,
    'assemblies.moved_late',
    'assemblies.days_wrong',
    'assemblies.open_days',
    'assemblies.doubts_open',
    'assemblies.roll_faults',
    'assemblies.nobody',
  ],
});
export const callOffAssembly = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/call-off',
  access: 'session',
  summary: 'Calls an assembly off; a running vote is declared void',
  params: ofAssembly,
  body: z.object({ id, reason }),
  response: assemblyDetail,
  errors: common,
});

export const assemblyEntry = z.object({
  key: id,
  label: z.string(),
  owners: z.array(z.string()).describe('masked for whoever does not keep the register'),
  heads: count,
  area: count,
  attempts: count,
  servedAt: moment.nullable(),
  servedWay: z.enum(serviceWays).nullable(),
  services: z.array(
    z.object({
      attempt: count,
      way: z.enum(serviceWays),
      result: z.enum(serviceResults),
      at: moment,
      receipt: z.string(),
      collector: z.string(),
      photoIds: z.array(id),
    }),
  ),
});
export type AssemblyEntry = z.infer<typeof assemblyEntry>;
export const serviceStates = ['unserved', 'failed', 'served'] as const;
export const listAssemblyEntries = endpoint({
  method: 'GET',
  path: '/api/assemblies/:assemblyId/entries',
  access: 'session',
  summary: 'The roll with the service of the notice on each owner',
  params: ofAssembly,
  query: z.object({ q: searched(40).optional(), state: z.enum(serviceStates).optional(), ...paging }),
  response: page(assemblyEntry),
  errors: ['assemblies.assembly_not_found'],
});
export const serveNotice = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/services',
  access: 'session',
  summary:
    'Notes an attempt to serve the notice on owners: way, moment, what came of it, who did it, the proof. Posting it up takes two attempts in vain before',
  params: ofAssembly,
  body: z.object({
    id,
    keys: z.array(id).min(1).max(200),
    way: z.enum(serviceWays),
    result: z.enum(serviceResults),
    at: moment,
    receipt: line.max(200).default(''),
    photoIds: z.array(id).max(4).default([]),
  }),
  response: assemblyDetail,
  errors: [
    ...common,
    'assemblies.entry_not_found',
    'assemblies.served_already',
    'assemblies.attempt_first',
    'assemblies.proof_missing',
    'assemblies.served_future',
    'assemblies.served_early',
    'assemblies.posting_late',
    'file.not_found',
    'file.already_used',
    'file.too_many',
  ],
});

export const publishResult = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/result',
  access: 'session',
  summary: 'Puts the result up; owners may object as long as it is up',
  params: ofAssembly,
  body: z.object({ id }),
  response: assemblyDetail,
  errors: common,
});
export const objectForOwner = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/objections',
  access: 'session',
  status: 201,
  summary: 'Writes down the objection of an owner at the counter',
  params: ofAssembly,
  body: z.object({ id, key: id, words: text.min(4).max(2000) }),
  response: assemblyDetail,
  errors: [...common, 'assemblies.entry_not_found', 'assemblies.objected_already', 'assemblies.objections_over'],
});
const counted = z.object({
  yes: sums,
  no: sums,
  abstain: sums,
  options: z.record(z.string().max(40), sums).default({}).describe('of a choice: by option'),
});
export const reviewObjection = endpoint({
  method: 'POST',
  path: '/api/assembly-objections/:objectionId/review',
  access: 'session',
  summary: 'What two counters and one outsider counted again, compared with the result by the program, and what is decided',
  params: z.object({ objectionId: id }),
  body: z.object({
    id,
    counters: z.array(line.min(2).max(40)).length(2),
    outsider: line.min(2).max(60),
    counted: z.record(z.string().max(40), counted).describe('by item'),
    verdict: z.enum(['stands', 'set_aside']),
    answer: text.min(4).max(2000),
  }),
  response: assemblyDetail,
  errors: [
    ...common,
    'assemblies.objection_not_found',
    'assemblies.reviewed_already',
    'assemblies.review_three',
    'assemblies.review_differs',
    'assemblies.own_objection',
  ],
});
export const announceResult = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/announce',
  access: 'session',
  summary: 'Announces the result for good, once the days of objection are over and every objection is reviewed',
  params: ofAssembly,
  body: z.object({ id }),
  response: assemblyDetail,
  errors: [...common, 'assemblies.objections_open', 'assemblies.publicity_runs'],
});
export const archiveAssembly = endpoint({
  method: 'POST',
  path: '/api/assemblies/:assemblyId/archive',
  access: 'session',
  summary: 'Archives an assembly that is over: its bundle has a digest from now on and is kept for the years of the rule',
  params: ofAssembly,
  body: z.object({ id }),
  response: assemblyDetail,
  errors: common,
});
export const getAssemblyArchive = fileEndpoint({
  method: 'GET',
  path: '/api/assemblies/:assemblyId/archive',
  access: 'session',
  summary:
    'The bundle: notice, roll, service with proofs, votes for counting again, result, objections, digests and signature. It names owners: on record',
  params: ofAssembly,
  gives: 'application/zip',
  errors: ['assemblies.assembly_not_found', 'session.forbidden', 'assemblies.state_wrong', 'assemblies.archive_damaged'],
});
