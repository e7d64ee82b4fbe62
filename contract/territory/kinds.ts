import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** What a grid is when it is more than a piece of a community: a housing estate (小区), or a tower, market or school (专属网格). */
export const areaKinds = ['estate', 'dedicated'] as const;
export const areaKindSet = defineKinds('territory.kinds', areaKinds);
export type AreaKind = Kind<(typeof areaKinds)[number]>;
