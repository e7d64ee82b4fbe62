import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** 居民公约 · 小区管理规约 · 楼栋公约 · 文明养犬公约 · 停车公约 · 村规民约: what covenants are of. A jurisdiction refines them. */
export const covenantKindSet = defineKinds('covenants.kinds', ['residents', 'estate', 'building', 'dogs', 'parking', 'village']);
export type CovenantKind = Kind<(typeof covenantKindSet.shipped)[number]>;
