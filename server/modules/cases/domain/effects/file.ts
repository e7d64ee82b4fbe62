import type { EffectOf } from './effect.ts';

export const file: EffectOf<'file'> = (_, act) => ({
  changes: { ...(act.categoryCode === null ? {} : { categoryCode: act.categoryCode }), ...(act.kind === null ? {} : { kind: act.kind }) },
  data: { categoryCode: act.categoryCode ?? undefined, kind: act.kind ?? undefined, areaCode: act.areaCode ?? undefined },
});
