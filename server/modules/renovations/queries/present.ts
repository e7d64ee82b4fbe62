import { settingOf } from '#contract/kernel/settings.ts';
import { flatShares } from '#contract/renovations/costs.ts';
import { type Act, lifecycle } from '#contract/renovations/kinds.ts';
import { liftRules } from '#contract/renovations/lifts.ts';
import { acceptShare, acceptTurnout, liftRule } from '#contract/renovations/settings.ts';
import type { Progress, RenovationDetail, RenovationItem, RenovationOfMine } from '#contract/renovations/shown.ts';
import { missedWeeks } from '#contract/renovations/weeks.ts';
import { seeingAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Eye, openPath, subjectType, type View } from '../context.ts';
import { mayManage, mayPay, mayRead } from '../policy.ts';
import { householdsCount, livesIn, unitsIn } from '../store/estate.ts';
import { type OptionRow, optionsOf, purposesOf, type VoteRow, votesOf } from '../store/plan.ts';
import { findRenovation, type RenovationRow } from '../store/renovations.ts';
import { acceptancesOf, defectsOf, milestonesOf, paymentsOf, picturesOf, supervisorsOf } from '../store/works.ts';

export const areaCodeOf = (r: Pick<RenovationRow, 'areaPath'>): string => r.areaPath.replaceAll('.', '');
const placeOf = ({ snapshot }: View, r: RenovationRow): { code: string; name: string } => {
  const area = snapshot.findByPath(r.areaPath);
  return { code: areaCodeOf(r), name: area ? snapshot.describe(area) : areaCodeOf(r) };
};
/** Address of what everybody may see of it. */
export const publicPath = ({ jurisdictionCode }: View, r: Pick<RenovationRow, 'token'>): string => openPath(jurisdictionCode, r.token);

const shownVote = ({ voteId, scope, state, roll }: VoteRow) => ({ voteId, scope, state, roll });
const presentOption = (o: OptionRow, votes: readonly VoteRow[]): Progress['options'][number] => ({
  id: o.id,
  kind: o.kind,
  title: o.title,
  words: o.words,
  place: o.place,
  costFen: o.costFen,
  subsidyFen: o.subsidyFen,
  chosen: o.chosen,
  shares: flatShares(o.costFen - o.subsidyFen, o.bearing).map(({ floor, flats, leastFen, mostFen }) => ({
    floor,
    flats,
    leastFen,
    mostFen,
  })),
  photoIds: [...o.photoIds],
  votes: votes.filter(({ optionId }) => optionId === o.id).map(shownVote),
});

/** Weeks of works that are over without a picture. */
export const missedOf = (view: Pick<View, 'today'>, r: RenovationRow, taken: readonly string[]): string[] =>
  r.worksFrom === null ? [] : missedWeeks(r.worksFrom, r.worksUntil ?? view.today, taken, view.today);

/** What everybody may know of a renovation. Defects are counted, whoever looks. */
export const presentProgress = async (view: View, tx: Tx, r: RenovationRow): Promise<Progress> => {
  const ids = [r.id];
  const votes = await votesOf(tx, ids);
  const options = await optionsOf(tx, ids);
  const pictures = await picturesOf(tx, ids);
  const purposes = await purposesOf(tx, ids);
  const surveys = await view.context.surveys.of(tx, subjectType, ids);
  const [acceptance] = await acceptancesOf(tx, ids);
  const [defects] = await seeingAll(tx, () => defectsOf(tx, ids));
  const weekly = pictures.filter(({ kind }) => kind === 'week').map(({ takenOn }) => takenOn);
  return {
    title: r.title,
    area: placeOf(view, r),
    stage: r.stage,
    households: await householdsCount(tx, areaCodeOf(r)),
    ownersKnown: (await view.context.assemblies.registersIn(tx, areaCodeOf(r))).length > 0,
    options: options.map((o) => presentOption(o, votes)),
    votes: votes.filter(({ scope }) => scope === 'plan').map(shownVote),
    milestones: (await milestonesOf(tx, ids)).map(({ id, title, dueOn, doneOn }) => ({ id, title, dueOn, doneOn })),
    pictures: pictures.map(({ id, kind, takenOn, words, photoIds }) => ({ id, kind, takenOn, words, photoIds: [...photoIds] })),
    missedWeeks: missedOf(view, r, weekly),
    supervisors: (await supervisorsOf(tx, ids)).map(({ name }) => name),
    surveys: surveys.map((s) => ({
      surveyId: s.id,
      purpose: purposes.get(s.id) ?? 'ask',
      state: s.state,
      closesOn: s.closesOn,
      asked: s.onRoll,
      answered: s.answered,
    })),
    acceptance: acceptance
      ? { satisfied: acceptance.satisfied, answered: acceptance.answered, asked: acceptance.asked, on: acceptance.on }
      : null,
    defects: { reported: defects?.reported ?? 0, open: defects?.open ?? 0 },
    worksFrom: r.worksFrom,
    worksUntil: r.worksUntil,
  };
};

export const presentItems = async (view: View, tx: Tx, rows: readonly RenovationRow[]): Promise<RenovationItem[]> => {
  const ids = rows.map(({ id }) => id);
  const pictures = await picturesOf(tx, ids);
  const defects = await seeingAll(tx, () => defectsOf(tx, ids));
  return rows.map((r) => ({
    id: r.id,
    title: r.title,
    area: placeOf(view, r),
    stage: r.stage,
    missed: missedOf(
      view,
      r,
      pictures.filter((p) => p.renovationId === r.id && p.kind === 'week').map(({ takenOn }) => takenOn),
    ).length,
    defectsOpen: defects.find((d) => d.renovationId === r.id)?.open ?? 0,
    startedAt: r.startedAt.toISOString(),
  }));
};

/** The whole renovation for somebody who looks after it. @throws renovations.not_found */
export const renovationShown = async (eye: Eye, tx: Tx, id: string): Promise<RenovationDetail> => {
  const r = await findRenovation(tx, id);
  if (!r || !mayRead(eye.viewer, r.areaPath)) return fail('renovations.not_found');
  const manages = mayManage(eye.viewer, r.areaPath);
  const pays = mayPay(eye.viewer, r.areaPath);
  const rule = settingOf(liftRule, eye.settings);
  const progress = await presentProgress(eye, tx, r);
  const passed = progress.votes.some(({ state }) => state === 'passed');
  const acts = (Object.keys(lifecycle[r.stage]) as Act[]).filter((act) => (act === 'pay' ? pays : manages));
  // works begin with a plan that passed, and are planned once
  if (r.stage === 'works' && passed && progress.milestones.length === 0) acts.unshift('works');
  return {
    ...progress,
    id: r.id,
    version: r.version,
    publicPath: publicPath(eye, r),
    post:
      r.disclosureId === null || r.postUntil === null
        ? null
        : { disclosureId: r.disclosureId, until: r.postUntil, over: r.postUntil < eye.today },
    liftRule: { name: rule, source: liftRules[rule].source },
    needs: { turnout: settingOf(acceptTurnout, eye.settings), share: settingOf(acceptShare, eye.settings) },
    payments: pays || manages ? (await paymentsOf(tx, id)).map(({ renovationId: _, ...one }) => one) : [],
    buildings: manages ? await unitsIn(tx, areaCodeOf(r)) : [],
    acts,
    mayManage: manages,
  };
};

/** The same for somebody who lives there, or whoever has its address. */
export const renovationForMe = async (eye: Eye, tx: Tx, r: RenovationRow): Promise<RenovationOfMine> => {
  const person = eye.viewer.anonymous ? null : await tiedPerson(tx, eye.viewer.accountId);
  const supervisors = await supervisorsOf(tx, [r.id]);
  return {
    ...(await presentProgress(eye, tx, r)),
    id: r.id,
    publicPath: publicPath(eye, r),
    supervises: person !== null && supervisors.some(({ personId }) => personId === person),
    resident: person !== null && (await livesIn(tx, person, areaCodeOf(r))),
  };
};
