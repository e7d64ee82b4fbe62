import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { reason } from '../kernel/shapes.ts';
import { day, id, moment } from '../kernel/values.ts';

const kind = z
  .string()
  .max(80)
  .regex(/^[a-z_]+\.[a-z_]+$/);
const subject = z
  .string()
  .max(80)
  .regex(/^\P{Cc}*$/u)
  .default('')
  .describe('which one of the kind; left out where there is one alone');
const version = z.number().int().min(0);

/** How a version stands: what holds, what is still to come, what held, what never will. */
export const versionStates = ['scheduled', 'in_force', 'past', 'withdrawn'] as const;

export const definitionVersion = z.object({
  version,
  state: z.enum(versionStates),
  effectiveFrom: moment,
  publishedAt: moment,
  by: z.string().nullable().describe('name; null for the platform itself'),
  reason: z.string().nullable(),
});
export type DefinitionVersion = z.infer<typeof definitionVersion>;

/** Something that keeps a content from being published, with its sentence in the language asked for. */
export const definitionProblem = z.object({ at: z.string().describe('where in the content: categories.3.limits'), message: z.string() });
export type DefinitionProblem = z.infer<typeof definitionProblem>;

export const definitionDraft = z.object({
  revision: version.describe('goes up with every save; sent back with the next'),
  base: version.describe('the version it was begun from'),
  content: z.unknown(),
  savedAt: moment,
  by: z.string().nullable(),
  problems: z.array(definitionProblem),
});
export type DefinitionDraft = z.infer<typeof definitionDraft>;

export const definition = z.object({
  kind,
  subject: z.string(),
  title: z.string(),
  help: z.string(),
  newest: version.describe('number of the newest version, 0 where nothing was published; sent back with a publication'),
  content: z.unknown().describe('of the newest version that holds or is to hold; null where there is none'),
  versions: z.array(definitionVersion).describe('newest first, at most 50'),
  draft: definitionDraft.nullable(),
});
export type Definition = z.infer<typeof definition>;

const params = z.object({ kind });
const query = z.object({ subject });
/** Bytes a content may have. */
const largestBody = 1024 * 1024;
const errors = ['definitions.changed', 'definitions.draft_changed'];

export const listDefinitions = endpoint({
  method: 'GET',
  path: '/api/definitions',
  access: 'session',
  summary: 'What one may define, with the version in force and whether a draft waits',
  response: z.object({
    items: z.array(
      z.object({
        kind,
        title: z.string(),
        help: z.string(),
        version: version.nullable(),
        since: moment.nullable(),
        draft: z.boolean(),
      }),
    ),
  }),
});

export const getDefinition = endpoint({
  method: 'GET',
  path: '/api/definitions/:kind',
  access: 'session',
  summary: 'A definition: its newest content, its versions and the draft',
  params,
  query,
  response: definition,
});

export const getDefinitionVersion = endpoint({
  method: 'GET',
  path: '/api/definitions/:kind/versions/:version',
  access: 'session',
  summary: 'The content of one version and of the one before it',
  params: params.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  query,
  response: definitionVersion.extend({ content: z.unknown(), before: z.unknown().describe('null for the first') }),
});

export const previewDefinition = endpoint({
  method: 'POST',
  path: '/api/definitions/:kind/preview',
  access: 'session',
  summary: 'What is wrong with a content and what it would mean; nothing is stored',
  params,
  query,
  largestBody,
  mostParts: 60_000,
  body: z.object({ content: z.unknown() }),
  response: z.object({ problems: z.array(definitionProblem), meaning: z.array(z.string()) }),
});

export const saveDefinitionDraft = endpoint({
  method: 'PUT',
  path: '/api/definitions/:kind/draft',
  access: 'session',
  summary: 'Save the draft; it may still hold what cannot be published',
  params,
  query,
  largestBody,
  mostParts: 60_000,
  body: z.object({ id, revision: version.describe('the one that was seen; 0: none'), base: version, content: z.unknown() }),
  response: definition,
  errors,
});

export const discardDefinitionDraft = endpoint({
  method: 'POST',
  path: '/api/definitions/:kind/draft/discard',
  access: 'session',
  summary: 'Throw the draft away',
  params,
  query,
  body: z.object({ id, revision: version }),
  response: definition,
  errors: ['definitions.draft_changed', 'definitions.other_area'],
});

export const publishDefinition = endpoint({
  method: 'POST',
  path: '/api/definitions/:kind/publish',
  access: 'session',
  summary: 'Publish the draft, at once or from a day in Shanghai; it never changes from then on',
  params,
  query,
  body: z.object({ id, revision: version, newest: version, reason, effectiveOn: day.nullable() }),
  response: definition,
  errors: [
    ...errors,
    'definitions.same',
    'definitions.past',
    'definitions.scheduled',
    'definitions.invalid',
    'definitions.draft_gone',
    'definitions.other_area',
  ],
});

export const withdrawDefinition = endpoint({
  method: 'POST',
  path: '/api/definitions/:kind/withdraw',
  access: 'session',
  summary: 'Withdraw a version that is still to come',
  params,
  query,
  body: z.object({ id, version, reason }),
  response: definition,
  errors: ['definitions.in_force'],
});
