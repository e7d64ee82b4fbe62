import { defineKinds, type Kind } from '../kernel/kinds.ts';

/** 消防 · 燃气 · 用电 · 房屋建筑 · 道路交通 · 特种设备 · 危险物品 · 其他. */
export const hazardKindSet = defineKinds('hazards.kinds', [
  'fire',
  'gas',
  'electricity',
  'building',
  'traffic',
  'equipment',
  'dangerous_goods',
  'other',
]);
export type HazardKind = Kind<(typeof hazardKindSet.shipped)[number]>;
/** 一般隐患 · 重大隐患 (安监总局令第16号). */
export const hazardLevels = ['general', 'major'] as const;
export type HazardLevel = (typeof hazardLevels)[number];
/** open · overdue: open beyond its day · cleared: found so by a re-inspection. */
export const hazardStates = ['open', 'overdue', 'cleared'] as const;
/** 提示: reminds, by anybody who works there · 责令: orders, by bodies that enforce the law alone. */
export const noticeForms = ['hint', 'order'] as const;
