import type { Choice } from '#contract/forms/api.ts';
import type { ReferenceSource } from '#kernel/references.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { OrganisationRef } from './books.ts';
import type { Context } from './context.ts';

const asChoice = (territory: TerritorySnapshot, { id, name, areaId }: OrganisationRef): Choice => {
  const area = territory.find(areaId);
  return { id, name, note: area && territory.describe(area) };
};

/** Organisations as answers: those that take part in cases. Their names are public. */
export const organisationReference = ({ books, territory }: Pick<Context, 'books' | 'territory'>): ReferenceSource => ({
  find: async ({ jurisdictionId }, words, most) => {
    const [book, snapshot] = await Promise.all([books.of(jurisdictionId), territory.snapshot(jurisdictionId)]);
    const named = book.all().filter(({ name }) => name.includes(words));
    return named.slice(0, most).map((one) => asChoice(snapshot, one));
  },
  one: async ({ jurisdictionId }, id) => {
    const [book, snapshot] = await Promise.all([books.of(jurisdictionId), territory.snapshot(jurisdictionId)]);
    const found = book.get(id);
    return found?.receives ? asChoice(snapshot, found) : null;
  },
});
