import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { voteRenovationLift as liftEndpoint } from '#contract/renovations/api.ts';
import { type LiftRule, type LiftVote, liftRules, planRule } from '#contract/renovations/lifts.ts';
import { liftRule } from '#contract/renovations/settings.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import type { Rule, Share } from '#contract/votes/model.ts';
import type { By } from '#kernel/audit.ts';
import type { Command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, renovationCommand, subjectType } from '../context.ts';
import { ownersRoll, type RollLine } from '../domain/roll.ts';
import { areaCodeOf, renovationShown } from '../queries/present.ts';
import { flatsIn, type Scope, unitsIn } from '../store/estate.ts';
import { insertVote, optionsOf, setVote, type VoteRow, votesOf } from '../store/plan.ts';
import { findRenovation, lockRenovation, type RenovationRow, setStage } from '../store/renovations.ts';
import { holdRenovation } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

const ruleOf = ({ quorum, majority, source }: { quorum: Share | null; majority: Share; source: string }): Rule => ({
  measures: 'heads_area',
  secret: false,
  quorum,
  majority,
  silence: 'none',
  change: true,
  tie: 'fails',
  source,
});
/** When a day in Shanghai is over. */
const endOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000);

const ways = ['phone', 'paper', 'proxy'] as const;
/**
 * Who is due: owners as their register has them, by heads and area; where the estate has none, households with their heads, which its page says.
 * @throws renovations.area_missing, renovations.nobody_due, assemblies.roll_faults, assemblies.nobody
 */
const rollFor = async ({ assemblies }: Context, running: Command, place: Scope): Promise<{ from: VoteRow['roll']; roll: RollLine[] }> => {
  const { tx } = running;
  const building =
    place.buildingId === null ? null : ((await unitsIn(tx, place.areaCode)).find(({ id }) => id === place.buildingId)?.name ?? '');
  const owners = await assemblies.ownersIn(tx, running, { areaCode: place.areaCode, building, unit: place.unit });
  if (owners)
    return {
      from: 'owners',
      roll: owners.map(({ key, heads, area, ...who }) => ({ entry: { key, heads, area, ways: [...ways] }, ...who })),
    };
  const flats = await flatsIn(tx, place);
  if (flats.length === 0) fail('renovations.nobody_due');
  const missing = flats.filter(({ area }) => area === null).length;
  if (missing > 0) fail('renovations.area_missing', { count: missing });
  return { from: 'households', roll: ownersRoll(flats) };
};

/** Opens one vote of the owners of a place. @throws what {@link rollFor} throws, renovations.day_passed */
const openOne = async (
  context: Context,
  running: Command,
  r: RenovationRow,
  v: {
    scope: 'plan' | LiftVote['scope'];
    optionId: string | null;
    title: string;
    text: string;
    rule: Rule;
    closesOn: string;
    place: Scope;
  },
): Promise<void> => {
  const { tx, at } = running;
  const { from, roll } = await rollFor(context, running, v.place);
  if (endOf(v.closesOn) <= at) fail('renovations.day_passed', { day: v.closesOn });
  const { title, text, rule } = v;
  const question = { id: 'plan', title, text, kind: 'motion' as const, options: [], most: 0, rule, reserved: true };
  const voteId = await context.votes.open(tx, running, {
    subject: { type: subjectType, id: r.id },
    areaId: r.areaId,
    title,
    questions: [question],
    roll,
    opensAt: at,
    closesAt: endOf(v.closesOn),
  });
  await insertVote(tx, { voteId, renovationId: r.id, optionId: v.optionId, scope: v.scope, roll: from });
};

/** Opens the vote on the plan: by heads and by area, a reserved matter. */
export const openPlanVote = async (context: Context, running: Command, r: RenovationRow, closesOn: string): Promise<void> => {
  const chosen = (await optionsOf(running.tx, [r.id])).filter((o) => o.chosen);
  if (chosen.length === 0) fail('renovations.nothing_chosen');
  const text = chosen.map(({ title, place }, n) => `${n + 1}. ${place ?? ''}${title}`).join('\n');
  const place = { areaCode: areaCodeOf(r), buildingId: null, unit: null };
  await openOne(context, running, r, { scope: 'plan', optionId: null, title: r.title, text, rule: ruleOf(planRule), closesOn, place });
};

/** Opens the votes on a lift by the rule of the place: of its unit, or of its building and the estate. */
export const voteLift = (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  optionId: string,
  body: Body<typeof liftEndpoint>,
): Promise<RenovationDetail> =>
  renovationCommand(
    context,
    viewer,
    `renovations.lift_vote ${optionId}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const r = await holdRenovation(eye, tx, renovationId);
      if (r.stage !== 'voting' && r.stage !== 'works') fail('renovations.stage', { stage: r.stage, act: 'vote' });
      const option = (await optionsOf(tx, [r.id])).find((o) => o.id === optionId && o.chosen) ?? fail('renovations.option_not_found');
      if (option.kind !== 'lift') fail('renovations.option_place');
      const rule: LiftRule = liftRules[settingOf(liftRule, eye.settings)];
      const earlier = (await votesOf(tx, [r.id])).filter((one) => one.optionId === optionId);
      if (earlier.some(({ state }) => state === 'running')) fail('renovations.vote_running');
      const open = rule.votes.filter(({ scope }) => !earlier.some((one) => one.scope === scope && one.state === 'passed'));
      if (open.length === 0) fail('renovations.lift_decided');
      const { place, title, buildingId, unit } = option;
      for (const { scope, quorum, majority } of open)
        await openOne(context, running, r, {
          scope,
          optionId,
          title: `${place ?? ''}${title}`,
          text: option.words,
          rule: ruleOf({ quorum, majority, source: rule.source }),
          closesOn: body.closesOn,
          place: {
            areaCode: areaCodeOf(r),
            buildingId: scope === 'estate' ? null : buildingId,
            unit: scope === 'unit' ? unit : null,
          },
        });
      await log('renovations.lift_vote_opened', renovationId, { data: { title, place } });
      return renovationId;
    },
    renovationShown,
  );

/** What follows when a vote closes: the plan goes to works or is rejected; a lift has what its votes say. */
export const voteClosed = async (
  tx: Tx,
  by: By,
  voteId: string,
  renovationId: string,
  state: 'passed' | 'failed' | 'void',
): Promise<void> => {
  const known = (await votesOf(tx, [renovationId])).find((one) => one.voteId === voteId);
  const r = await lockRenovation(tx, renovationId);
  if (!known || !r) return;
  await setVote(tx, voteId, state);
  if (known.scope === 'plan' && r.stage === 'voting') await setStage(tx, renovationId, state === 'passed' ? 'works' : 'rejected');
  await notify(tx, by.jurisdictionId, [
    {
      kind: 'renovations.decided',
      variant: state === 'passed' ? 'passed' : 'failed',
      to: { permission: 'renovations.manage', around: r.areaPath },
      except: by.actorId,
      subject: renovationId,
      data: {},
      cause: voteId,
      at: by.at,
    },
  ]);
};

/** Whether the viewer runs votes of a renovation. */
export const runsVotes = async (tx: Tx, renovationId: string, may: (areaPath: string) => boolean): Promise<boolean> => {
  const r = await findRenovation(tx, renovationId);
  return r !== null && may(r.areaPath);
};
