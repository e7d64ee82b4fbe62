import { lookups } from '#modules/cases/index.ts';
import type { Ratings } from '../ratings.ts';

/** What turns codes and ids into names. Await it before the transaction. */
export interface Words {
  area(code: string): string;
  category(code: string | null): { name: string; nameEn: string } | null;
  organisation(id: string | null): string | null;
}
export const wordsIn = async ({ cases }: Pick<Ratings, 'cases'>, jurisdictionId: string): Promise<Words> => {
  const { territory, config, organisations } = await lookups(cases, jurisdictionId);
  return {
    area: (code) => {
      const area = territory.find(code);
      return area ? territory.describe(area) : code;
    },
    category: (code) => {
      const category = code === null ? null : config.category(code);
      return category ? { name: category.name, nameEn: category.nameEn } : null;
    },
    organisation: (id) => (id === null ? null : (organisations.get(id)?.name ?? null)),
  };
};
