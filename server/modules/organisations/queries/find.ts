import type { SearchSource } from '#kernel/search.ts';
import type { Context } from '../context.ts';
import { managedAreas, mayReadOrganisations } from '../policy.ts';
import { personsFound } from './offices.ts';
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

/** People who hold office, for those who may appoint them. */
export const findPeople = (context: Context): SearchSource => ({
  kind: 'organisations.person',
  of: async (viewer, q, limit) =>
    q.length >= 2 && q.length <= 40 && managedAreas(viewer).length > 0
      ? (await personsFound(context, viewer, { q, limit })).items.map((one) => ({
          id: one.id,
          title: one.name,
          note: one.offices[0]?.at ?? null,
          data: { office: one.offices[0]?.kind ?? null },
        }))
      : [],
});
