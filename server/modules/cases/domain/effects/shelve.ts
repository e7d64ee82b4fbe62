import { type EffectOf, refuse } from './effect.ts';

export const shelve: EffectOf<'shelve'> = (file, { until }, _, now) =>
  Date.parse(until) <= now.getTime()
    ? refuse('case.until_past')
    : { changes: { resumeState: file.state }, data: { until }, until: new Date(until) };
