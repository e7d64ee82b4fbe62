import { z } from 'zod';
import { definitionProblem } from '../definitions/api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { packCode, packFile, packLimits, packManifest, packVersion } from './pack.ts';

/** Where a pack comes from: with the program, from ourselves, from somebody trusted, from somebody unknown, from nobody knows whom. */
export const packOrigins = ['program', 'own', 'trusted', 'unknown', 'unsigned'] as const;
export type PackOrigin = (typeof packOrigins)[number];

const definitionRef = z.object({ kind: line.max(80), subject: line.max(80) });
const named = definitionRef.extend({
  title: label.describe('as the definition calls itself; of a list that is added to: what the list is called'),
});

export const packItem = z.object({
  code: packCode,
  title: label,
  help: label,
  version: packVersion,
  origin: z.enum(packOrigins),
  signer: z.string().nullable(),
  key: z.string().nullable().describe('public key of the signer'),
  needs: z.array(z.object({ code: packCode, installed: z.boolean() })),
  contents: z.array(named),
  installed: z.object({ version: packVersion, at: moment, by: z.string().nullable() }).nullable(),
  isNewer: z.boolean().describe('another version than the one installed is there, or one of the same that says something else'),
});
export type PackItem = z.infer<typeof packItem>;

const conflictMark = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe('names a conflict by where it is');

/** Which side a conflict is decided for. */
export const packChoice = definitionRef.extend({
  at: conflictMark,
  take: z.enum(['ours', 'theirs']),
});
export type PackChoice = z.infer<typeof packChoice>;

export const packConflict = z.object({
  at: conflictMark,
  path: z.array(z.string()),
  base: z.unknown().describe('as the pack was installed; left out: it was not there'),
  ours: z.unknown(),
  theirs: z.unknown(),
  taken: z.enum(['ours', 'theirs']).nullable(),
});
export type PackConflict = z.infer<typeof packConflict>;

export const packPart = named.extend({
  standing: z.enum(['new', 'same', 'changed']),
  before: z.unknown().describe('as it stands here; null: it does not yet'),
  after: z.unknown(),
  conflicts: z.array(packConflict),
  problems: z.array(definitionProblem),
  meaning: z.array(z.string()),
});
export type PackPart = z.infer<typeof packPart>;

export const packPreview = z.object({
  pack: packItem,
  missing: z.array(packCode).describe('packs it needs that are not installed'),
  parts: z.array(packPart),
  seen: z.string().describe('sent back with the installation: what was looked at is what is installed'),
});
export type PackPreview = z.infer<typeof packPreview>;

const params = z.object({ code: packCode });
const choices = z.array(packChoice).max(300);
/** Bytes of a body with so many. */
const largestBody = 512 * 1024;

export const listPacks = endpoint({
  method: 'GET',
  path: '/api/packs',
  access: 'session',
  summary: 'Packs that come with the program or were brought as a file, and what is installed; what may be exported',
  response: z.object({ items: z.array(packItem), exportable: z.array(named) }),
});

export const previewPack = endpoint({
  method: 'POST',
  path: '/api/packs/:code/preview',
  access: 'session',
  summary: 'What installing a pack would change, definition by definition; nothing is stored',
  params,
  largestBody,
  body: z.object({ choices }),
  response: packPreview,
  errors: ['packs.pack_not_found'],
});

export const installPack = endpoint({
  method: 'POST',
  path: '/api/packs/:code/install',
  access: 'session',
  summary: 'Install a pack, or another version of it, as it was previewed: all of its definitions or none',
  params,
  largestBody,
  body: z.object({
    id,
    seen: line.max(80),
    choices,
    unproven: z.boolean().describe('also where nobody trusted has signed it'),
    reason,
    effectiveOn: day.nullable(),
  }),
  response: packItem,
  errors: [
    'packs.pack_not_found',
    'packs.changed',
    'packs.older',
    'packs.needs_missing',
    'packs.unproven',
    'packs.undecided',
    'packs.blocked',
    'packs.kind_unknown',
    'packs.kind_closed',
    'definitions.changed',
    'definitions.past',
    'definitions.scheduled',
    'definitions.invalid',
  ],
});

export const forgetPack = endpoint({
  method: 'POST',
  path: '/api/packs/:code/forget',
  access: 'session',
  summary: 'Forget that a pack was installed; what it brought stays and is looked after here from then on',
  params,
  body: z.object({ id, reason }),
  response: packItem,
  errors: ['packs.pack_not_found', 'packs.not_installed', 'packs.needed_by'],
});

export const bringPack = endpoint({
  method: 'POST',
  path: '/api/packs',
  access: 'session',
  summary: 'Bring a pack as a file; it is checked and kept, not installed',
  largestBody: packLimits.bytes + 1024,
  mostParts: 200_000,
  body: z.object({ id, pack: z.unknown() }),
  response: packItem,
  errors: ['packs.malformed', 'packs.altered', 'packs.signature_wrong', 'packs.code_shipped', 'packs.kind_unknown'],
});

export const exportPack = endpoint({
  method: 'POST',
  path: '/api/packs/export',
  access: 'session',
  summary: 'Definitions of one’s own as a pack, sealed and signed',
  body: z.object({
    manifest: packManifest.omit({ contents: true }),
    contents: z.array(definitionRef).min(1).max(packLimits.contents),
  }),
  response: packFile,
  errors: ['packs.definition_missing', 'packs.kind_unknown', 'packs.kind_closed', 'packs.code_shipped'],
});
