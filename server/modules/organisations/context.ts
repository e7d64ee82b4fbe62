import type { Kernel } from '#kernel/kernel.ts';
import type { Demands } from '#modules/demands/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { OrganisationBooks } from './books.ts';

/** What the module's acts and questions stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly books: OrganisationBooks;
  readonly demands: Demands;
}

/** A message of the live channel: the organisations of a jurisdiction changed. */
export interface Change {
  readonly jurisdictionId: string;
}
export const channel = 'organisations';
