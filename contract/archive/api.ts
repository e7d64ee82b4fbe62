import { z } from 'zod';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging, searched } from '../kernel/values.ts';
import { classes } from './classes.ts';

const areaCode = line.max(20);
const archiveClass = z.enum(classes);

/** An archived case as the archive keeps it. */
export const archiveFile = z.object({
  caseId: id,
  number: z.string(),
  title: z.string().describe('empty once erased, or where the viewer may not see the case'),
  area: z.object({ code: z.string(), name: z.string() }),
  kind: z.string(),
  category: z.string().nullable().describe('name of its category in Chinese'),
  archivedAt: moment,
  class: archiveClass,
  keepUntil: day.nullable().describe('last day on which what names people is kept; null: for good'),
  classReason: z.string().nullable(),
  sealed: z.boolean().describe('a signed root proves it'),
  rootDay: day.nullable(),
  erasedAt: moment.nullable(),
  actions: z.array(z.enum(['take_out', 'appraise'])),
});
export type ArchiveFile = z.infer<typeof archiveFile>;

export const listArchive = endpoint({
  method: 'GET',
  path: '/api/archive',
  access: 'session',
  summary: 'Archived cases of an area, the last archived first',
  query: z.object({
    ...paging,
    area: areaCode.optional().describe('that area and below'),
    q: searched(30).optional().describe('beginning of a number'),
    class: list(archiveClass),
    state: z.enum(['kept', 'erased']).optional(),
  }),
  response: page(archiveFile),
  errors: ['territory.area_not_found'],
});

export const getArchiveFile = endpoint({
  method: 'GET',
  path: '/api/archive/:caseId',
  access: 'session',
  summary: 'What the archive keeps of one case',
  params: z.object({ caseId: id }),
  response: archiveFile,
  errors: ['archive.not_found'],
});

export const setArchiveClass = endpoint({
  method: 'POST',
  path: '/api/archive/:caseId/class',
  access: 'session',
  summary: 'Give a case another retention class after looking at it (鉴定); what was erased stays erased',
  params: z.object({ caseId: id }),
  body: z.object({ id, class: archiveClass, reason }),
  response: archiveFile,
  errors: ['archive.not_found', 'archive.erased'],
});

const zip = 'application/zip';
export const takeOut = fileEndpoint({
  method: 'GET',
  path: '/api/archive/:caseId/package',
  access: 'session',
  summary: 'The sealed package of a case. It names people: the reason and who took it out are on record',
  params: z.object({ caseId: id }),
  query: z.object({ reason }),
  gives: zip,
  errors: ['archive.not_found', 'session.forbidden'],
});

/** Cases one bulk package holds. */
export const mostTaken = 200;
export const takeOutMany = fileEndpoint({
  method: 'GET',
  path: '/api/archive-packages',
  access: 'session',
  summary: `The sealed packages of an area’s cases archived from one day to another, at most ${mostTaken}, as long work`,
  query: z.object({ area: areaCode, from: day, to: day, reason }),
  gives: zip,
  errors: ['session.forbidden', 'territory.area_not_found', 'archive.too_many', 'archive.nothing', 'request.line_full'],
});

/** What was erased of a case when its time was over. */
export const archiveErasure = z.object({
  caseId: id,
  number: z.string(),
  area: z.string(),
  class: archiveClass,
  keptUntil: day,
  erasedAt: moment,
  parts: z.array(
    z.object({ part: z.string().describe('`reports`, `texts`, `photos`, `persons`, or what a module calls it'), count: z.number().int() }),
  ),
});
export type ArchiveErasure = z.infer<typeof archiveErasure>;
export const listErasures = endpoint({
  method: 'GET',
  path: '/api/archive-erasures',
  access: 'session',
  summary: 'The ledger of erasures, newest first',
  query: z.object({ ...paging }),
  response: page(archiveErasure),
});

/** The signed root of a day over the cases closed or archived on it. */
export const archiveRoot = z.object({
  day,
  cases: z.number().int(),
  root: z.string().describe('hex'),
  previous: z.string().describe('hash of the root before, hex'),
  hash: z.string().describe('SHA-256 over jurisdiction, day, number of cases, root and the hash before, hex'),
  signature: z.string().describe('`<version>.<Ed25519, base64url>` over `archive\\0` and the hash in hex'),
  publicKey: z.string().describe('base64 of the 32 bytes'),
});
export type ArchiveRoot = z.infer<typeof archiveRoot>;
export const listRoots = endpoint({
  method: 'GET',
  path: '/api/archive-roots',
  access: 'public',
  summary: 'The signed roots of the archive, newest first: noted elsewhere they prove later that no archived case was changed',
  query: z.object({ ...paging }),
  response: page(archiveRoot).extend({ jurisdiction: z.string() }),
});
