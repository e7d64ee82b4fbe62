import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Codes of the categories whose cases count as complaints about property management, with all below them; separated by blanks. */
export const propertyCategories = defineSetting({
  key: 'property.categories',
  schema: z.string().trim().max(400),
  default: '',
  permission: 'settings.configure',
  action: 'settings.property',
});
