import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Agreement, listAgreements, listDueAgreements } from '#contract/organisations/agreements.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { namedAreas, namedOrganisations } from '../policy.ts';
import { type AgreementFilter, type AgreementRow, countDue, findAgreement, pageOfAgreements, promisesOf } from '../store/agreements.ts';
import { findOrganisation } from '../store/tree.ts';
import { areaOf, eyeOf, sought } from './eye.ts';
import { type Eye, presentAgreement } from './present-people.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
interface Page {
  items: Agreement[];
  next: string | null;
}

/** What is the viewer's own: agreements of his areas and of the organisations he works for. */
export const ownReach = (viewer: Viewer): Pick<AgreementFilter, 'areas' | 'organisations'> => ({
  areas: namedAreas(viewer).map((path) => path.replaceAll('.', '')),
  organisations: [...namedOrganisations(viewer)],
});

const presentAll = async (eye: Eye, tx: Tx, rows: readonly AgreementRow[]): Promise<Agreement[]> => {
  const promises = Map.groupBy(
    await promisesOf(
      tx,
      rows.map((a) => a.id),
      eye.today,
    ),
    (p) => p.agreementId,
  );
  return rows.map((a) => presentAgreement(eye, a, promises.get(a.id) ?? []));
};

const pageOf = async (eye: Eye, tx: Tx, filter: AgreementFilter, query: { cursor?: string | undefined; limit: number }): Promise<Page> => {
  const found = await pageOfAgreements(tx, filter, readCursor<[string, string]>(query.cursor, ['day', 'uuid']), query.limit + 1);
  const { rows, next } = cutPage(found, query.limit, ({ validTo, id }) => [validTo, id]);
  return { items: await presentAll(eye, tx, rows), next };
};

/** Agreements of an area or an organisation; the viewer's own when neither is named. */
export const agreementsPage = async (context: Context, viewer: Viewer, query: Query<typeof listAgreements>): Promise<Page> => {
  const eye = await eyeOf(context, viewer);
  const area = query.area === undefined ? null : areaOf(eye, query.area);
  const reach =
    area === null && query.organisation === undefined
      ? ownReach(viewer)
      : query.organisation !== undefined
        ? { areas: null, organisations: [query.organisation] }
        : { areas: [area?.code ?? ''], organisations: null };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (query.organisation !== undefined && !(await findOrganisation(tx, query.organisation, eye.today)))
      fail('organisations.organisation_not_found');
    const filter = { today: eye.today, ...reach, states: query.state?.length ? query.state : null, q: sought(query.q), due: false };
    return pageOf(eye, tx, filter, query);
  });
};

/** What the viewer is to be reminded of, with figures over all pages. An area is taken where it lies within the viewer's own. */
export const dueAgreements = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listDueAgreements>,
): Promise<Page & { counts: Awaited<ReturnType<typeof countDue>> }> => {
  const eye = await eyeOf(context, viewer);
  const area = query.area === undefined ? null : areaOf(eye, query.area);
  if (area && !namedAreas(viewer).some((own) => isWithin(area.path, own))) fail('session.forbidden');
  const reach = area ? { areas: [area.code], organisations: null } : ownReach(viewer);
  const filter = { today: eye.today, ...reach, states: null, q: null, due: true };
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    ...(await pageOf(eye, tx, filter, query)),
    counts: await countDue(tx, filter),
  }));
};

/** One agreement inside an open transaction. */
export const presentAgreementById = async (eye: Eye, tx: Tx, id: string): Promise<Agreement> => {
  const found = (await findAgreement(tx, id, eye.today)) ?? fail('organisations.agreement_not_found');
  const [only] = await presentAll(eye, tx, [found]);
  return only ?? fail('organisations.agreement_not_found');
};

export const agreementById = async (context: Context, viewer: Viewer, id: string): Promise<Agreement> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentAgreementById(eye, tx, id));
};
