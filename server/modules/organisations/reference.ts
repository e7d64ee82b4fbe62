import type { Choice } from '#contract/forms/api.ts';
import type { ReferenceSource } from '#kernel/references.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { OrganisationRef } from './books.ts';
import type { Context } from './context.ts';
import { mayReadOrganisations } from './policy.ts';
import { organisationRow, organisationSearch } from './queries/organisations.ts';

const asChoice = (territory: TerritorySnapshot, { id, name, areaId }: OrganisationRef): Choice => {
  const area = territory.find(areaId);
  return { id, name, note: area && territory.describe(area) };
};

/** Organisations as answers: those that take part in cases, whose names are public; whoever reads the register of organisations finds all of them. */
export const organisationReference = (context: Context): ReferenceSource => ({
  find: async (viewer, words, most) => {
    const { books, territory } = context;
    const { jurisdictionId } = viewer;
    if (words !== '' && mayReadOrganisations(viewer)) {
      const { items } = await organisationSearch(context, viewer, { q: words, limit: most });
      return items.map(({ id, name, area }) => ({ id, name, note: area.name }));
    }
    const [book, snapshot] = await Promise.all([books.of(jurisdictionId), territory.snapshot(jurisdictionId)]);
    const named = book.all().filter(({ name }) => name.includes(words));
    return named.slice(0, most).map((one) => asChoice(snapshot, one));
  },
  one: async (viewer, id) => {
    const { books, territory } = context;
    const { jurisdictionId } = viewer;
    const [book, snapshot] = await Promise.all([books.of(jurisdictionId), territory.snapshot(jurisdictionId)]);
    const found = book.get(id);
    if (found?.receives) return asChoice(snapshot, found);
    const known = mayReadOrganisations(viewer) && (await organisationRow(context, viewer, id));
    return known ? { id, name: known.name, note: known.area.name } : null;
  },
});
