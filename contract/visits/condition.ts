import { occupancies, uses } from '../households/kinds.ts';
import { defineLanguage } from '../kernel/expression/expression.ts';

/** What the condition that chooses households may ask. Words: `visits-console.names.<name>`. */
export const householdVariables = {
  use: 'string',
  occupancy: 'string',
  people: 'int',
  members: 'int',
  party_members: 'int',
  floor: 'int',
  building: 'string',
  registers: 'list<string>',
} as const;
export type HouseholdFacts = { readonly [K in keyof typeof householdVariables]: string | number | readonly string[] | null };

export const householdLanguage = defineLanguage(householdVariables);

/** Values that some of the names can have, for completion. */
export const householdValues: Readonly<Record<string, readonly string[]>> = { use: uses, occupancy: occupancies };
