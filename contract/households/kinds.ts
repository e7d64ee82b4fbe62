import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** What a household's rooms are for; only dwellings count as households of a grid. */
export const uses = ['dwelling', 'shop', 'office', 'other'] as const;
export const useSet = defineKinds('households.uses', uses);
export type Use = Kind<(typeof uses)[number]>;

/** Who lives there: the owner, a tenant, nobody. */
export const occupancies = ['owner', 'let', 'vacant'] as const;
export const occupancySet = defineKinds('households.occupancies', occupancies);
export type Occupancy = Kind<(typeof occupancies)[number]>;

/** What somebody is to the head of the household. */
export const relations = ['head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'tenant', 'other'] as const;
export type Relation = (typeof relations)[number];
