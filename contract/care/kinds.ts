import { defineKinds, type Kind } from '../kernel/kinds.ts';

/**
 * On what care rests: 独居 · 空巢 · 留守老人 · 高龄 · 失能 · 失智 · 重度残疾 · 残疾 · 特困 · 低保低收入 · 计划生育特殊家庭 · 留守儿童 · 困境儿童 · 孤儿 · 大病. Here,
 * where no schema library is, so that the phone's pages stay light.
 */
export const careClassSet = defineKinds('care.classes', [
  'living_alone',
  'empty_nest',
  'left_behind_elder',
  'aged',
  'disabled_elder',
  'dementia',
  'severe_disability',
  'disability',
  'extreme_poverty',
  'low_income',
  'special_family',
  'child_left_behind',
  'child_hardship',
  'orphan',
  'grave_illness',
]);
export type CareClass = Kind<(typeof careClassSet.shipped)[number]>;

/** How often somebody looks in. */
export const careRhythms = ['week', 'month', 'quarter'] as const;
export type CareRhythm = (typeof careRhythms)[number];

/** Why a record ended: consent withdrawn, consent run out, moved away, died, care no longer needed. */
export const endReasons = ['withdrawn', 'expired', 'moved', 'died', 'no_need'] as const;
export type EndReason = (typeof endReasons)[number];

/** 家庭病床 · 家庭医生上门 · 慢病随访 · 年度体检. */
export const healthKinds = ['bed', 'doctor', 'follow_up', 'check'] as const;
export type HealthKind = (typeof healthKinds)[number];

export const meals = ['lunch', 'dinner'] as const;
export type Meal = (typeof meals)[number];
/** Who bears a part of a meal beside the person. */
export const payers = ['city', 'district', 'town', 'other'] as const;
export type Payer = (typeof payers)[number];

/** Youngest age at which a child consents without a guardian (PIPL, article 31). */
export const guardianBelow = 14;
