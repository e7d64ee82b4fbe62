import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** 放心消费 · 无理由退货 · 预付款不跑路 · 明码标价 · 足斤足两 · 食品安全 · 其他: what merchants pledge. */
export const pledgeKindSet = defineKinds('circles.pledges', ['trusted', 'returns', 'prepaid', 'prices', 'measure', 'food', 'other']);
export type PledgeKind = Kind<(typeof pledgeKindSet.shipped)[number]>;

/** keep 保留 · raise 升级 · mend 限期整改 · strike 摘牌: what a re-check of a model shop may find. */
export const verdicts = ['keep', 'raise', 'mend', 'strike'] as const;
export type Verdict = (typeof verdicts)[number];
/** standing · mending: something is to be put right · struck: struck off. */
export const modelStates = ['standing', 'mending', 'struck'] as const;
/** The highest level of a model shop. */
export const highestLevel = 5;
