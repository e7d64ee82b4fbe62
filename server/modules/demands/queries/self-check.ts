import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { SelfCheckAnswer } from '#contract/demands/month.ts';
import { prohibitions } from '#contract/demands/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { declarations } from '#kernel/permissions.ts';
import { settings as knownSettings } from '#kernel/settings.ts';
import type { Context, SelfCheckFact } from '../context.ts';
import { monthAfter, monthOf } from '../domain/days.ts';
import { namesAgainst } from '../domain/self-check.ts';
import { settingsIn } from '../settings.ts';
import { contentsInForce, countsSince } from '../store/month.ts';

/** Months whose refusals and complaints are told. */
const months = 3;

/** How this installation keeps each prohibition, read from its settings, permissions and demands, and from what modules tell of theirs. */
export const selfCheckOf = async ({ kernel, checks }: Context, viewer: Viewer): Promise<SelfCheckAnswer> => {
  if (!can(viewer, 'demands.read')) fail('session.forbidden');
  const settings = await settingsIn(kernel, viewer.jurisdictionId);
  const today = shanghaiDay(kernel.clock.now());
  const names = [...knownSettings.keys(), ...declarations.keys()];
  const { counts, inForce } = await kernel.db.read(accessOf(viewer), async (tx) => ({
    counts: await countsSince(tx, monthAfter(monthOf(today), 1 - months), today),
    inForce: new Map((await contentsInForce(tx, today)).map((one) => [one.content, one])),
  }));
  const ofModules = await Promise.all(
    checks.map(async (check) => ({ prohibition: check.prohibition, facts: await check.facts(viewer.jurisdictionId) })),
  );
  return {
    items: prohibitions.map(({ code, item, unless }) => {
      const facts: SelfCheckFact[] = [];
      const tell = (word: string, kept: boolean, data: SelfCheckFact['data'] = {}) =>
        void facts.push({ word: `demands:checks.${word}`, kept, data });
      const one = inForce.get(code);
      if (code === 'repeat') {
        tell('repeat', true, { days: settings.repeatDays });
        tell('repeated', true, { count: counts.repeated, demands: counts.demands, months });
        tell('outside', true, { count: counts.outside, months });
        tell('withoutBasis', true, { count: counts.refused.get('basis') ?? 0, months });
      } else if (code === 'no_complaint') {
        const able = declarations.get('demands.answer')?.roles.length ?? 0;
        tell('complaintWay', able > 0, { count: able });
        tell('complaints', counts.overdue === 0, {
          count: counts.complaints,
          overdue: counts.overdue,
          days: settings.complaintDays,
          months,
        });
      } else {
        const against = namesAgainst(code, names);
        tell(against.length === 0 ? 'noSetting' : 'setting', against.length === 0, { count: names.length, names: against.join('、') });
        if (unless === 'exception') tell('excepted', (one?.count ?? 0) === (one?.excepted ?? 0), { count: one?.count ?? 0 });
        if (one && one.over > 0) tell('exceptionOver', false, { count: one.over });
        if (unless === 'need') tell('needed', (one?.count ?? 0) === (one?.needed ?? 0), { count: one?.count ?? 0 });
        if (unless === null && code !== 'carrier') tell('noDemand', !one, { count: one?.count ?? 0 });
      }
      const refused = counts.refused.get(code) ?? 0;
      if (refused > 0) tell('refused', true, { count: refused, months });
      facts.push(...ofModules.filter(({ prohibition }) => prohibition === code).flatMap((told) => told.facts));
      const state = facts.some(({ kept }) => !kept) ? 'broken' : (one?.count ?? 0) > 0 ? 'exception' : 'kept';
      return { code, item, state, facts: [...facts] };
    }),
  };
};
