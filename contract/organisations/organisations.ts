import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { creditCode, line, reason, telephone, text } from '../kernel/shapes.ts';
import { day, id, leavable, list, page, paging, point, searched } from '../kernel/values.ts';
import { agreement, membership } from './agreements.ts';
import { organisationKindSet } from './kinds.ts';
import { areaName, office, officeKind, organisationName } from './offices.ts';

export const organisationKind = kindCode(organisationKindSet);

/** An organisation that can receive cases, as it is offered to a dispatcher. */
export const receiver = z.object({
  id,
  name: z.string(),
  kind: organisationKind,
  areaName: z.string(),
  areaPath: z.string(),
  openCases: z.number().int().nullable(),
});
export type Receiver = z.infer<typeof receiver>;
export const listOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations',
  access: 'session',
  summary: 'Organisations that can receive cases (staff)',
  query: z.object({
    ...paging,
    q: searched(50).optional(),
    area: line.max(40).optional().describe('area code: organisations serving it, nearest first'),
  }),
  response: page(receiver),
});

/** An organisation in a list or tree. */
export const organisationRow = z.object({
  id,
  kind: organisationKind,
  name: z.string(),
  area: areaName,
  parentId: id.nullable(),
  childCount: z.number().int().describe('existing organisations directly below'),
  leader: z.string().nullable().describe('who leads it today: secretary, else head; masked like every person’s name'),
  members: z.number().int().nullable(),
  households: z.number().int().nullable(),
  dissolvedOn: day.nullable().describe('its last day; null while it exists'),
});
export type OrganisationRow = z.infer<typeof organisationRow>;

/** One organisation with everything about it. Offices, memberships and agreements are cut at 200; their own lists page on. */
export const organisation = organisationRow.extend({
  creditCode: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable().describe('a public telephone, never a person’s'),
  point: point.nullable(),
  note: z.string().nullable(),
  foundedOn: day.nullable(),
  dissolveReason: z.string().nullable(),
  version: z.number().int(),
  ancestors: z.array(organisationName).describe('from the top down to the parent'),
  placeCount: z.number().int(),
  offices: z.array(office).describe('held today or to come'),
  formerOffices: z.array(office).describe('latest first'),
  memberships: z.array(membership).describe('bodies it belongs or belonged to'),
  units: z.array(membership).describe('of a body: units that belong or belonged to it'),
  agreements: z.array(agreement).describe('with this organisation on either side'),
  actions: z
    .array(z.enum(['change', 'move', 'dissolve', 'restore', 'create_child', 'appoint', 'join', 'admit', 'sign_agreement']))
    .describe('join: as a unit into a body; admit: a unit into this body'),
});
export type Organisation = z.infer<typeof organisation>;

const facts = {
  name: line.min(2).max(80),
  creditCode: creditCode.nullable().describe('unified social credit code, GB 32100; checked'),
  address: line.max(200).nullable(),
  phone: telephone.nullable(),
  point: point.nullable(),
  members: z.number().int().min(0).max(1_000_000).nullable(),
  households: z.number().int().min(0).max(1_000_000).nullable(),
  note: text.max(1000).nullable(),
  foundedOn: day.nullable(),
};

const treeQuery = {
  ...paging,
  kind: list(organisationKind),
  dissolved: z.stringbool().optional().describe('dissolved ones as well'),
};
export const listOrganisationTree = endpoint({
  method: 'GET',
  path: '/api/organisations/tree',
  access: 'session',
  summary: 'Children of an organisation, or the tops of an area: organisations of that very area whose parent stands elsewhere or nowhere',
  query: z.object({
    ...treeQuery,
    parent: id.optional(),
    area: line.max(20).optional().describe('area code; the whole jurisdiction’s own organisations when neither is given'),
  }),
  response: page(organisationRow),
  errors: ['territory.area_not_found', 'organisations.organisation_not_found'],
});

export const searchOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations/search',
  access: 'session',
  summary: 'Organisations of an area with everything below, by name, kind or credit code; in the order of areas, then names',
  query: z.object({
    ...treeQuery,
    q: searched(80).optional().describe('part of the name, or a full credit code'),
    area: line.max(20).optional(),
  }),
  response: page(organisationRow),
  errors: ['territory.area_not_found'],
});

/** What may be done in an area before any organisation is open. */
export const organisationRights = endpoint({
  method: 'GET',
  path: '/api/organisations/rights',
  access: 'session',
  summary: 'Areas within which the viewer may create and change organisations; empty for readers',
  response: z.object({ manage: z.array(areaName), import: z.boolean() }),
});

export const getOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId',
  access: 'session',
  summary: 'One organisation with its offices, memberships, agreements and what the viewer may do',
  params: z.object({ organisationId: id }),
  response: organisation,
  errors: ['organisations.organisation_not_found'],
});

const writing = [
  'organisations.organisation_name_taken',
  'organisations.credit_code_invalid',
  'organisations.credit_code_taken',
  'organisations.organisation_dissolved',
];
export const createOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations',
  access: 'session',
  status: 201,
  summary: 'Enter an organisation',
  body: z.object({ id, kind: organisationKind, areaId: id, parentId: id.nullable().default(null), ...leavable(facts) }),
  response: organisation,
  errors: ['territory.area_not_found', 'organisations.organisation_not_found', 'organisations.parent_unfit', ...writing],
});

export const changeOrganisation = endpoint({
  method: 'PUT',
  path: '/api/organisations/:organisationId',
  access: 'session',
  summary: 'Change the facts of an organisation',
  params: z.object({ organisationId: id }),
  body: z.object({ id, version: z.number().int(), ...facts }),
  response: organisation,
  errors: ['organisations.organisation_not_found', 'organisations.organisation_changed', ...writing],
});

export const moveOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/move',
  access: 'session',
  summary: 'Put an organisation, with everything below it in the tree, under another parent or into another area',
  params: z.object({ organisationId: id }),
  body: z.object({ id, version: z.number().int(), parentId: id.nullable(), areaId: id }),
  response: organisation,
  errors: [
    'organisations.organisation_not_found',
    'organisations.organisation_changed',
    'organisations.organisation_dissolved',
    'organisations.organisation_name_taken',
    'organisations.parent_unfit',
    'organisations.parent_circle',
    'territory.area_not_found',
  ],
});

export const dissolveOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/dissolve',
  access: 'session',
  summary:
    'Dissolve an organisation from the day after `on`. Refused while organisations or agreements hang on it, or offices unless they end with it',
  params: z.object({ organisationId: id }),
  body: z.object({
    id,
    version: z.number().int(),
    on: day.describe('its last day; today at the latest'),
    reason,
    endOffices: z.boolean().describe('end offices and memberships on the same day'),
  }),
  response: organisation,
  errors: [
    'organisations.organisation_not_found',
    'organisations.organisation_changed',
    'organisations.organisation_dissolved',
    'organisations.organisation_in_use',
    'organisations.days_reversed',
  ],
});

export const restoreOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/restore',
  access: 'session',
  summary: 'Take back a dissolution that was entered wrongly; offices that ended with it stay ended',
  params: z.object({ organisationId: id }),
  body: z.object({ id, version: z.number().int(), reason }),
  response: organisation,
  errors: ['organisations.organisation_not_found', 'organisations.organisation_changed', ...writing],
});

export const mapGroups = [
  'party',
  'bodies',
  'administration',
  'committees',
  'grids',
  'property',
  'volunteers',
  'social',
  'units',
  'workers',
] as const;

/** A node of the organisation map. `words` of groups, kinds and offices are the client's; names are as they are. */
export interface MapNode {
  /** Unique within the map. */
  key: string;
  type: 'area' | 'group' | 'organisation' | 'office';
  /** Of an area, an organisation or the holder of an office; '' for groups. */
  name: string;
  group: (typeof mapGroups)[number] | null;
  organisation: { id: string; kind: z.infer<typeof organisationKind> } | null;
  office: { kind: z.infer<typeof officeKind>; unit: string | null } | null;
  area: { code: string; level: string } | null;
  /** Party members, households looked after, people left out of the drawing: what the client words by type. */
  figure: { of: 'members' | 'households' | 'more'; value: number } | null;
  children: MapNode[];
}
export const mapNode: z.ZodType<MapNode> = z.object({
  key: z.string(),
  type: z.enum(['area', 'group', 'organisation', 'office']),
  name: z.string(),
  group: z.enum(mapGroups).nullable(),
  organisation: z.object({ id, kind: organisationKind }).nullable(),
  office: z.object({ kind: officeKind, unit: z.string().nullable() }).nullable(),
  area: z.object({ code: z.string(), level: z.string() }).nullable(),
  figure: z.object({ of: z.enum(['members', 'households', 'more']), value: z.number().int() }).nullable(),
  get children() {
    return z.array(mapNode);
  },
});
export const getOrganisationMap = endpoint({
  method: 'GET',
  path: '/api/organisations/map',
  access: 'session',
  summary:
    'The organisation map of a community or street: party tree, bodies with units, committees, grids, companies, teams, with who holds office',
  query: z.object({ area: line.max(20).describe('area code of a county, street, community or grid') }),
  response: z.object({ area: areaName, on: day, root: mapNode }),
  errors: ['territory.area_not_found'],
});
