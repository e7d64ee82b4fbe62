import { type EffectOf, refuse } from './effect.ts';

export const wait: EffectOf<'wait'> = (file, { text, until }, _, now) =>
  Date.parse(until) <= now.getTime()
    ? refuse('case.until_past')
    : { changes: { resumeState: file.state }, data: { until }, words: { text }, until: new Date(until) };
