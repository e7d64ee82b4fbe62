import { baseOf, defineKinds, type Kind } from '../kernel/kinds.ts';

/** The five levels of party organisations, from the top down. A level may be skipped downwards, never inverted. */
export const partyKinds = ['party_committee', 'general_branch', 'branch', 'party_group', 'contact_household'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Bodies that units join: community and street "big party committees" (大党委) and alliances (党建联盟). */
export const bodyKinds = ['big_party_committee', 'alliance'] as const;

/** Organisations of the administration and of property management: cases may always be dispatched to them. */
export const caseKinds = ['department', 'street_office', 'community', 'grid_team', 'property_company'] as const;

/** Units, committees and teams: cases may be dispatched to them once somebody holds a handler's post there. */
export const unitKinds = [
  'enterprise',
  'public_institution',
  'social_organisation',
  'owners_committee',
  'property_committee',
  'volunteer_team',
] as const;

export const organisationKinds = [...caseKinds, ...unitKinds, ...partyKinds, ...bodyKinds] as const;
export const organisationKindSet = defineKinds('organisations.organisationKinds', organisationKinds);
export type OrganisationKind = Kind<(typeof organisationKinds)[number]>;

const isOneOf = (kinds: readonly string[], kind: string): boolean => kinds.includes(baseOf(kind));
export const isParty = (kind: string): boolean => isOneOf(partyKinds, kind);
export const isBody = (kind: string): boolean => isOneOf(bodyKinds, kind);
/** Whether organisations of this kind may stand as a unit: join bodies, sign agreements with them. */
export const isUnit = (kind: string): boolean => !isBody(kind) && !isOneOf(['contact_household', 'party_group'], kind);

/**
 * Whether an organisation of kind `one` may stand below one of kind `above`. In the party tree the parent is of a higher level; a party organisation
 * may also stand below a unit it was set up in (an enterprise's branch). Bodies hang below a party organisation or a community. Contact
 * households are leaves.
 */
export const mayStandBelow = (one: OrganisationKind, above: OrganisationKind): boolean => {
  const kind = baseOf(one);
  const parent = baseOf(above);
  if (parent === 'contact_household' || isBody(parent)) return false;
  if (isBody(kind)) return isParty(parent) || parent === 'community' || parent === 'street_office';
  if (isParty(kind) && isParty(parent)) return partyKinds.indexOf(kind as PartyKind) > partyKinds.indexOf(parent as PartyKind);
  if (isParty(kind)) return parent !== 'grid_team';
  // volunteer teams and social organisations may be led by a branch; offices and companies are not
  return !isParty(parent) || kind === 'volunteer_team' || kind === 'social_organisation';
};

/** Offices held in an organisation, and offices held in an area. */
export const organisationOffices = [
  'secretary',
  'deputy_secretary',
  'committee_member',
  'part_time_member',
  'head',
  'deputy_head',
  'liaison',
  'member',
] as const;
export const areaOffices = ['grid_leader', 'grid_worker', 'contact_member', 'building_head', 'community_worker'] as const;
export const officeKinds = [...organisationOffices, ...areaOffices] as const;
export const officeKindSet = defineKinds('organisations.officeKinds', officeKinds);
export type OfficeKind = Kind<(typeof officeKinds)[number]>;

/** Whether an office of this kind is held in an area, not in an organisation. */
export const isAreaOffice = (kind: OfficeKind): boolean => isOneOf(areaOffices, kind);

/** Whether an office of `kind` exists in organisations of a kind: secretaries lead party organisations, part-time members sit in bodies. */
export const hasOffice = (office: OfficeKind, organisation: OrganisationKind): boolean => {
  const kind = baseOf(office);
  if (kind === 'secretary' || kind === 'deputy_secretary') return isParty(organisation) || isBody(organisation);
  if (kind === 'part_time_member') return isBody(organisation);
  return (organisationOffices as readonly string[]).includes(kind);
};

/** How somebody is employed in an office: full-time 专职, part-time 兼职, auxiliary 辅助. */
export const employments = ['full_time', 'part_time', 'auxiliary'] as const;
export const employmentSet = defineKinds('organisations.employments', employments);
export type Employment = Kind<(typeof employments)[number]>;

/** Kinds of organisations by the layer of the map they lie on. */
export const kindsOfLayers = {
  organisations: [
    'party_committee',
    'general_branch',
    'branch',
    'party_group',
    'contact_household',
    'big_party_committee',
    'alliance',
    'department',
    'street_office',
    'community',
  ],
  units: ['public_institution', 'enterprise', 'social_organisation', 'property_company', 'owners_committee', 'property_committee'],
  teams: ['volunteer_team', 'grid_team'],
} as const;
