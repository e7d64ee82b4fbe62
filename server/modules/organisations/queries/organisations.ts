import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { baseOf, withRefinements } from '#contract/kernel/kinds.ts';
import {
  isBody,
  isUnit,
  type OrganisationKind,
  officeKindSet,
  officeKinds,
  organisationKindSet,
  organisationKinds,
  partyKinds,
} from '#contract/organisations/kinds.ts';
import type {
  listOrganisationTree,
  Organisation,
  OrganisationRow,
  organisationRights,
  searchOrganisations,
} from '#contract/organisations/organisations.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { managedAreas, mayManageIn, namedAreas, namedOrganisations } from '../policy.ts';
import { agreementsOf, promisesOf } from '../store/agreements.ts';
import { membershipsOf } from '../store/memberships.ts';
import { officesOf } from '../store/offices.ts';
import { ancestorsOf, findOrganisation, type OrganisationFile, pageOfSearch, pageOfTree } from '../store/tree.ts';
import { areaOf, askedKinds, eyeOf, sought } from './eye.ts';
import {
  type Eye,
  organisationName,
  presentAgreement,
  presentArea,
  presentMembership,
  presentOffice,
  presentRow,
} from './present-people.ts';

interface Page<T> {
  items: T[];
  next: string | null;
}
type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** Kinds in the order in which a tree shows them: the party tree from the top, bodies, then the others. */
const order = [
  ...partyKinds,
  'big_party_committee',
  'alliance',
  ...organisationKinds.filter((k) => !isBody(k) && !partyKinds.includes(k as never)),
];

/** Children of an organisation, or the tops of an area. */
export const organisationTree = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listOrganisationTree>,
): Promise<Page<OrganisationRow>> => {
  const eye = await eyeOf(context, viewer);
  const area = query.area === undefined ? eye.territory.root : areaOf(eye, query.area);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (query.parent !== undefined && !(await findOrganisation(tx, query.parent, eye.today))) fail('organisations.organisation_not_found');
    const found = await pageOfTree(tx, {
      today: eye.today,
      kinds: askedKinds(eye, organisationKindSet, query.kind),
      dissolved: query.dissolved ?? false,
      parentId: query.parent ?? null,
      areaId: query.parent === undefined ? area.id : null,
      order: withRefinements(organisationKindSet, order, eye.kinds),
      after: readCursor<[string]>(query.cursor, ['uuid'])?.[0] ?? null,
      limit: query.limit + 1,
    });
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return { items: rows.map((r) => presentRow(eye, r)), next };
  });
};

/** Organisations of an area and everything below. */
export const organisationSearch = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof searchOrganisations>,
): Promise<Page<OrganisationRow>> => {
  const eye = await eyeOf(context, viewer);
  const area = query.area === undefined ? eye.territory.root : areaOf(eye, query.area);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfSearch(tx, {
      today: eye.today,
      kinds: askedKinds(eye, organisationKindSet, query.kind),
      dissolved: query.dissolved ?? false,
      areaCode: area.code,
      q: sought(query.q),
      // neither shown nor found by a name that is masked for this viewer
      known: { areas: namedAreas(viewer), organisations: namedOrganisations(viewer) },
      after: readCursor<[string]>(query.cursor, ['uuid'])?.[0] ?? null,
      limit: query.limit + 1,
    });
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return { items: rows.map((r) => presentRow(eye, r)), next };
  });
};

const actionsOf = (viewer: Viewer, o: OrganisationFile): Organisation['actions'] => {
  if (!mayManageIn(viewer, o.areaPath)) return [];
  if (o.dissolvedOn !== null) return ['restore'];
  const leaf = baseOf(o.kind) === 'contact_household' || isBody(o.kind);
  return [
    'change',
    'move',
    'dissolve',
    ...(leaf ? [] : (['create_child'] as const)),
    'appoint',
    ...(isBody(o.kind) ? (['admit'] as const) : []),
    ...(isUnit(o.kind) ? (['join', 'sign_agreement'] as const) : []),
  ];
};

/** One organisation inside an open transaction; null when there is none. */
export const presentOrganisation = async (eye: Eye, tx: Tx, id: string): Promise<Organisation | null> => {
  const o = await findOrganisation(tx, id, eye.today);
  if (!o) return null;
  const [ancestors, offices, former, asUnit, asBody, agreements] = await Promise.all([
    ancestorsOf(tx, o.parentId),
    officesOf(tx, id, withRefinements(officeKindSet, officeKinds, eye.kinds), eye.today, false),
    officesOf(tx, id, withRefinements(officeKindSet, officeKinds, eye.kinds), eye.today, true),
    membershipsOf(tx, id, 'unit'),
    membershipsOf(tx, id, 'body'),
    agreementsOf(tx, id, eye.today),
  ]);
  const promises = Map.groupBy(
    await promisesOf(
      tx,
      agreements.map((a) => a.id),
      eye.today,
    ),
    (p) => p.agreementId,
  );
  return {
    ...presentRow(eye, o),
    creditCode: o.creditCode,
    address: o.address,
    phone: o.phone,
    point: o.lon === null || o.lat === null ? null : { lon: o.lon, lat: o.lat },
    note: o.note,
    foundedOn: o.foundedOn,
    dissolveReason: o.dissolveReason,
    version: o.version,
    ancestors: ancestors.map(({ areaPath, kind, ...up }) => ({
      id: up.id,
      name: organisationName(eye, areaPath, { ...up, kind }, []),
      kind: kind as OrganisationKind,
    })),
    placeCount: o.placeCount,
    offices: offices.map((f) => presentOffice(eye, f)),
    formerOffices: former.map((f) => presentOffice(eye, f)),
    memberships: asUnit.map((m) => presentMembership(eye, m)),
    units: asBody.map((m) => presentMembership(eye, m)),
    agreements: agreements.map((a) => presentAgreement(eye, a, promises.get(a.id) ?? [])),
    actions: actionsOf(eye.viewer, o),
  };
};

/** One organisation as lists show it; null where there is none. */
export const organisationRow = async (context: Context, viewer: Viewer, id: string): Promise<OrganisationRow | null> => {
  const eye = await eyeOf(context, viewer);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => findOrganisation(tx, id, eye.today));
  return found && presentRow(eye, found);
};

export const organisationById = async (context: Context, viewer: Viewer, id: string): Promise<Organisation> => {
  const eye = await eyeOf(context, viewer);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => presentOrganisation(eye, tx, id));
  return found ?? fail('organisations.organisation_not_found');
};

/** Where the viewer manages organisations. */
export const rightsOf = async (context: Context, viewer: Viewer): Promise<z.input<(typeof organisationRights)['response']>> => {
  const eye = await eyeOf(context, viewer);
  const manage = [...new Set(managedAreas(viewer))].flatMap((path) => {
    const area = eye.territory.findByPath(path);
    return area ? [presentArea(eye, area.id, area.path)] : [];
  });
  return { manage, import: manage.length > 0 };
};
