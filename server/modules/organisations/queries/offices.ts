import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { officeKindSet } from '#contract/organisations/kinds.ts';
import type { listOffices, Office } from '#contract/organisations/offices.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { pageOfOffices } from '../store/offices.ts';
import { findOrganisation } from '../store/tree.ts';
import { areaOf, askedKinds, eyeOf } from './eye.ts';
import { presentOffice } from './present-people.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** Offices of an area, an organisation or a person; of the viewer's whole jurisdiction when nothing is named. */
export const officesPage = async (
  context: Context,
  viewer: Viewer,
  query: Query<typeof listOffices>,
): Promise<{ items: Office[]; next: string | null }> => {
  const eye = await eyeOf(context, viewer);
  const area = query.area === undefined ? null : areaOf(eye, query.area);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (query.organisation !== undefined && !(await findOrganisation(tx, query.organisation, eye.today)))
      fail('organisations.organisation_not_found');
    const found = await pageOfOffices(tx, {
      on: query.on ?? eye.today,
      when: query.former ? 'former' : query.coming ? 'held_or_coming' : 'held',
      areaCode: area && !query.exact ? area.code : null,
      areaId: area && query.exact ? area.id : null,
      organisationId: query.organisation ?? null,
      personId: query.person ?? null,
      kinds: askedKinds(eye, officeKindSet, query.kind),
      after: readCursor<[string, string]>(query.cursor, ['string', 'uuid']),
      limit: query.limit + 1,
    });
    const { rows, next } = cutPage(found, query.limit, ({ areaCode, id }) => [areaCode, id]);
    return { items: rows.map((r) => presentOffice(eye, r)), next };
  });
};
