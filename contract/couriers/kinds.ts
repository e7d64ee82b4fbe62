import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** 外卖配送 · 快递 · 网约车 · 货运 · 网络主播 · 家政和维修 · 其他新就业形态: what people say of their own work. */
export const courierKindSet = defineKinds('couriers.kinds', [
  'delivery',
  'parcels',
  'ride',
  'freight',
  'livestream',
  'home_service',
  'other',
]);
export type CourierKind = Kind<(typeof courierKindSet.shipped)[number]>;

/**
 * What became of a report as an act that may earn points: posted · pending · capped · none: as the rules of points say · repeated: one's own of the same a short
 * while ago · known: others had reported it · other: not of a kind that earns, such as one about people · unknown: nobody to give them to · undone: it went with its case.
 */
export const findOutcomes = ['posted', 'pending', 'capped', 'none', 'repeated', 'known', 'other', 'unknown', 'undone'] as const;
export type FindOutcome = (typeof findOutcomes)[number];
