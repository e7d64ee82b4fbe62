import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/covenants/api.ts';
import { penaltiesIn } from '#contract/covenants/penalties.ts';
import { deciderOf } from '#contract/covenants/rules.ts';
import { commentDays, reviewMonths, voteNoticeDays } from '#contract/covenants/settings.ts';
import { type CovenantStep, stepFrom, type VersionState } from '#contract/covenants/values.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { faultOf, judge } from '#contract/proposals/rule.ts';
import { daysAfter, farthestDay } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { type Context, type CovenantCommand, covenantCommand } from '../context.ts';
import { monthsLater } from '../domain/days.ts';
import { mayCheck, mayManage } from '../policy.ts';
import { covenantShown, fileOwner, makingOf } from '../queries/present.ts';
import { ruleOn } from '../rules.ts';
import { type Changes, type CovenantRecord, changeVersion, setCovenant, type VersionRecord } from '../store/covenants.ts';
import { held } from './manage.ts';
import { publishCovenant } from './publish.ts';
import { tellCheckers, tellParties } from './tell.ts';
import { openCovenantVote } from './vote.ts';

type Body = z.output<NonNullable<typeof api.stepCovenant.body>>;
interface Stepping {
  readonly running: CovenantCommand;
  readonly c: CovenantRecord;
  readonly v: VersionRecord;
  readonly body: Body;
}
const needWords = ({ body }: Stepping): string => (body.words.length < 2 ? fail('covenants.words_needed') : body.words);
const isEstate = ({ kind }: CovenantRecord): boolean => deciderOf(kind) === 'owners';

/** Nothing that punishes by force goes to the street or to the vote. @throws covenants.penalty with every word of it */
const refusePenalties = ({ articles }: VersionRecord): void => {
  const [first, ...more] = penaltiesIn(articles);
  if (first)
    fail('covenants.penalty', { article: first.article, words: [...new Set([first, ...more].map(({ word }) => word))].join('、') });
};

/** What a meeting came to. @throws by what is missing or wrong */
const sittingOf = ({ running: { eye }, c, v, body }: Stepping) => {
  const { heads, area, women, heldOn } = body;
  if (heads === null || heldOn === null || (isEstate(c) && area === null)) return fail('covenants.figures_needed');
  for (const one of [heads, ...(area ? [area] : [])]) {
    const fault = faultOf(one);
    if (fault) fail(`covenants.${fault}`);
  }
  const [from, until] = [v.voteFrom ?? '', v.voteUntil ?? ''];
  if (heldOn < from || heldOn > until || heldOn > eye.today) fail('covenants.held_wrong', { from, until });
  if (v.way === 'meeting' && (women === null || women < 1 || women > heads.present)) fail('covenants.women_needed');
  if (body.documentIds.length === 0) fail('covenants.minutes_needed');
  // by the rule of the day they met, whatever holds today
  const rule = ruleOn(eye.rules, c.kind, heldOn);
  const verdicts = [judge(heads, rule), ...(isEstate(c) && area ? [judge(area, rule)] : [])];
  const outcome = verdicts.find((one) => one === 'no_quorum') ?? verdicts.find((one) => one === 'fallen') ?? 'carried';
  return { heldOn, heads, area: isEstate(c) ? area : null, women, outcome, source: rule.source };
};

/** Announced days stand: a year typed wrong is refused while it can be. @throws covenants.day_far */
const needNear = (untilOn: string, today: string, least: string): void => {
  const day = farthestDay(today, least);
  if (untilOn > day) fail('covenants.day_far', { day });
};

/** What each step does: the state it leads to, and what else changes. */
const doing: Readonly<Record<CovenantStep, (stepping: Stepping) => Promise<Changes & { readonly state: VersionState }>>> = {
  open_comments: async ({ running: { eye }, v, body }) => {
    if (v.articles.length === 0) fail('covenants.article_not_found');
    refusePenalties(v);
    const least = settingOf(commentDays, eye.settings);
    const first = daysAfter(eye.today, least - 1);
    if (body.untilOn === null || body.untilOn < first) fail('covenants.comments_short', { days: least, day: first });
    needNear(body.untilOn, eye.today, first);
    return { state: 'comment', commentFrom: eye.today, commentUntil: body.untilOn };
  },
  close_comments: async (stepping) => {
    const { eye } = stepping.running;
    const until = stepping.v.commentUntil ?? '';
    if (eye.today <= until) fail('covenants.comments_run', { day: daysAfter(until, 1) });
    return { state: 'commented' };
  },
  submit: async ({ running, c, v }) => {
    refusePenalties(v);
    await tellCheckers(running.tx, running.eye, c);
    return { state: 'check', submittedBy: running.viewer.accountId, refused: null };
  },
  approve: async (stepping) => {
    const { running, c, v, body } = stepping;
    refusePenalties(v);
    await tellParties(running.tx, running.eye, c, v.number, 'checked');
    return { state: 'checked', checked: body.words, checkedBy: running.viewer.accountId, checkedAt: running.at, refused: null };
  },
  refuse: async (stepping) => ({ state: 'commented', refused: needWords(stepping), submittedBy: null }),
  open_vote: async ({ running, c, v, body }) => {
    const { eye, tx } = running;
    const least = settingOf(voteNoticeDays, eye.settings);
    const first = daysAfter(eye.today, least);
    const { fromOn, untilOn, way } = body;
    if (fromOn === null || untilOn === null || fromOn < first || untilOn < fromOn)
      return fail('covenants.vote_days', { days: least, day: first });
    needNear(untilOn, eye.today, first);
    if (way === null || (way === 'owners') !== isEstate(c)) return fail('covenants.way_wrong');
    await tellParties(tx, eye, c, v.number, 'vote', { from: fromOn, until: untilOn });
    const voteId =
      way === 'vote'
        ? await openCovenantVote(eye.context, tx, running, c, v, ruleOn(eye.rules, c.kind, fromOn), { fromOn, untilOn })
        : null;
    return { state: 'voting', way, voteId, voteFrom: fromOn, voteUntil: untilOn };
  },
  enter_result: async (stepping) => {
    const { running, c, v, body } = stepping;
    if (v.way === 'vote') fail('covenants.vote_decides');
    const sitting = sittingOf(stepping);
    const files = await claim(running.tx, running.viewer, body.documentIds, { type: fileOwner, id: c.id }, 'document', 9);
    const kept = { sittings: [...v.sittings, sitting], documentIds: [...v.documentIds, ...files.map(({ id }) => id)] };
    // without a quorum it is held again, within other days
    if (sitting.outcome === 'no_quorum') return { state: 'checked', ...kept };
    return sitting.outcome === 'carried' ? { state: 'adopted', ...kept } : { state: 'rejected', endedAt: running.at, ...kept };
  },
  file: async ({ running, c, v, body }) => {
    const { eye, tx } = running;
    if (body.filedNumber === '') fail('covenants.number_needed');
    const effectiveOn = body.fromOn ?? eye.today;
    if (effectiveOn < eye.today) fail('covenants.effective_past', { day: eye.today });
    const disclosureId = await publishCovenant(eye.context.disclosures, tx, running, c, v, effectiveOn);
    if (c.inForce !== null) await changeVersion(tx, c.id, c.inForce, { state: 'replaced', endedAt: running.at });
    await setCovenant(tx, c.id, v.number, monthsLater(effectiveOn, settingOf(reviewMonths, eye.settings)));
    await tellParties(tx, eye, c, v.number, 'in_force', { day: effectiveOn });
    return { state: 'in_force', filedNumber: body.filedNumber, filedOn: eye.today, effectiveOn, disclosureId };
  },
  abandon: async (stepping) => {
    if (stepping.v.way === 'vote' && stepping.v.state === 'voting') fail('covenants.vote_decides');
    return { state: 'abandoned', words: needWords(stepping), endedAt: stepping.running.at };
  },
};

/** Takes the version that is being made one step on. */
export const stepCovenant = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body,
): Promise<z.input<typeof api.stepCovenant.response>> =>
  covenantCommand(
    context,
    viewer,
    `covenants.step ${id}`,
    body,
    async (running) => {
      const { tx, log } = running;
      const { c, versions } = await held(running, id);
      const { from, by } = stepFrom[body.step];
      if (!(by === 'manage' ? mayManage : mayCheck)(viewer, c.areaPath)) fail('session.forbidden');
      const v = makingOf(versions) ?? fail('covenants.not_making');
      if (v.number !== body.number) fail('covenants.not_making');
      if (!from.includes(v.state)) fail('covenants.step_over');
      if (by === 'check' && v.submittedBy === viewer.accountId) fail('covenants.own');
      await changeVersion(tx, id, v.number, await doing[body.step]({ running, c, v, body }));
      await log(`covenants.${body.step}`, id, { reason: body.words || null, data: { number: v.number } });
      return { covenant: id };
    },
    (eye, tx, { covenant }) => covenantShown(eye, tx, covenant),
  );
