import type { SearchSource } from '#kernel/search.ts';
import type { Context } from '../context.ts';
import { mayReadOrganisations } from '../policy.ts';
import { organisationSearch } from './organisations.ts';

/** Organisations by name or credit code, as the register shows them. */
export const findOrganisations = (context: Context): SearchSource => ({
  kind: 'organisations.organisation',
  of: async (viewer, q, limit) =>
    mayReadOrganisations(viewer)
      ? (await organisationSearch(context, viewer, { q, limit })).items.map((one) => ({
          id: one.id,
          title: one.name,
          note: one.area.name,
          data: { kind: one.kind },
        }))
      : [],
});
