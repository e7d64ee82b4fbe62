import type { TFunction } from 'i18next';
import type { CategoryDefinition } from '#contract/cases/categories.ts';

export type Limit = NonNullable<CategoryDefinition['limits']['handle']>;

/** A limit as people read it. */
export const limitWords = (t: TFunction, limit: Limit | undefined): string =>
  limit ? t(`cases-console:categories.limit.${limit.unit}`, { count: limit.n }) : '';
