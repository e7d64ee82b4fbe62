import type { SearchSource } from '#kernel/search.ts';
import type { Context } from '../context.ts';
import { managedAreas } from '../policy.ts';
import { personsFound } from './persons.ts';

/** People, for those who manage them. */
export const findPeople = (context: Context): SearchSource => ({
  kind: 'persons.person',
  of: async (viewer, q, limit) =>
    q.length >= 2 && q.length <= 40 && managedAreas(viewer).length > 0
      ? (await personsFound(context, viewer, { q, limit })).items.map((one) => ({
          id: one.id,
          title: one.name,
          note: one.ties[0]?.at ?? null,
          data: { word: one.ties[0]?.word ?? null },
        }))
      : [],
});
