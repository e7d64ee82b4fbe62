import type { z } from 'zod';
import type { Covenant, CovenantAct, CovenantItem, CovenantVersion, covenantComment } from '#contract/covenants/api.ts';
import { covenantSteps, isEditable, isMaking, stepFrom } from '#contract/covenants/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { Eye } from '../context.ts';
import { kindTitle } from '../kind-title.ts';
import { mayCheck, mayManage, mayRead } from '../policy.ts';
import { ruleOn } from '../rules.ts';
import { type CommentRecord, countsOf } from '../store/comments.ts';
import { type CovenantRecord, findCovenant, reviewsOf, type VersionRecord, versionsOf } from '../store/covenants.ts';

/** The type files of covenants hang on. */
export const fileOwner = 'covenant';

/** The version that is being made; null: none. */
export const makingOf = <V extends { readonly state: VersionRecord['state'] }>(versions: readonly V[]): V | null =>
  versions.find(({ state }) => isMaking(state)) ?? null;
/** Whether anybody may read a version: residents were asked of it, or it came into force. */
const isShown = ({ commentFrom, filedOn }: VersionRecord): boolean => commentFrom !== null || filedOn !== null;
/** Whether residents are asked of a version now. */
export const isAsking = ({ state, commentFrom, commentUntil }: VersionRecord, today: string): boolean =>
  state === 'comment' && commentFrom !== null && commentFrom <= today && commentUntil !== null && today <= commentUntil;

/** A covenant the viewer may see, with the versions they may see. @throws covenants.covenant_not_found */
export const seen = async (eye: Eye, tx: Tx, id: string): Promise<{ c: CovenantRecord; versions: VersionRecord[] }> => {
  const c = (await findCovenant(tx, id)) ?? fail('covenants.covenant_not_found');
  const all = (await versionsOf(tx, [id])).get(id) ?? [];
  const versions = mayRead(eye.viewer, c.areaPath) ? all : all.filter(isShown);
  return versions.length > 0 ? { c, versions } : fail('covenants.covenant_not_found');
};

export const presentItem = (eye: Eye, c: CovenantRecord, all: readonly VersionRecord[]): CovenantItem => {
  const area = eye.snapshot.findByPath(c.areaPath) ?? eye.snapshot.root;
  const making = makingOf(mayRead(eye.viewer, c.areaPath) ? all : all.filter(isShown));
  const inForce = all.find(({ state }) => state === 'in_force');
  return {
    id: c.id,
    kind: c.kind as CovenantItem['kind'],
    kindTitle: kindTitle(eye.kinds, c.kind),
    title: c.title,
    area: { code: area.code, name: eye.snapshot.describe(area) },
    inForce: c.inForce,
    effectiveOn: inForce?.effectiveOn ?? null,
    reviewOn: c.reviewOn,
    making: making && { number: making.number, state: making.state, commentUntil: making.commentUntil },
  };
};

/** What the viewer may do now. Whoever handed a draft in does not check it. */
const actsOf = (eye: Eye, c: CovenantRecord, versions: readonly VersionRecord[]): CovenantAct[] => {
  const making = makingOf(versions);
  const [manages, checks] = [mayManage(eye.viewer, c.areaPath), mayCheck(eye.viewer, c.areaPath)];
  const own = making?.submittedBy !== null && making?.submittedBy === eye.viewer?.accountId;
  const steps = covenantSteps.filter((step) => {
    const { from, by } = stepFrom[step];
    if (making === null || !from.includes(making.state)) return false;
    if (making.way === 'vote' && making.state === 'voting') return false;
    // residents are asked to the end of the last day
    if (step === 'close_comments' && making.commentUntil !== null && eye.today <= making.commentUntil) return false;
    if (step === 'enter_result' && making.voteFrom !== null && eye.today < making.voteFrom) return false;
    return by === 'manage' ? manages : checks && !own;
  });
  return [
    ...steps,
    ...(manages && making && isEditable(making.state) ? (['edit'] as const) : []),
    ...(manages && making === null && c.inForce !== null ? (['revise', 'keep'] as const) : []),
    ...(making && isAsking(making, eye.today) && eye.viewer && !eye.viewer.anonymous ? (['comment'] as const) : []),
    ...(manages && making ? (['answer'] as const) : []),
  ];
};

/** One covenant as the viewer may see it. @throws covenants.covenant_not_found */
export const covenantShown = async (eye: Eye, tx: Tx, id: string): Promise<Covenant> => {
  const { c, versions } = await seen(eye, tx, id);
  const counts = await countsOf(tx, id);
  const reads = mayRead(eye.viewer, c.areaPath);
  return {
    ...presentItem(eye, c, versions),
    versions: versions.map(
      (v): CovenantVersion => ({
        number: v.number,
        state: v.state,
        edit: v.edit,
        basedOn: v.basedOn,
        reason: v.reason,
        articles: v.articles.map(({ key, heading, text }) => ({ key, heading, text })),
        commentFrom: v.commentFrom,
        commentUntil: v.commentUntil,
        refused: reads ? v.refused : null,
        checked: reads ? v.checked : null,
        checkedAt: v.checkedAt?.toISOString() ?? null,
        way: v.way,
        voteId: v.voteId,
        voteFrom: v.voteFrom,
        voteUntil: v.voteUntil,
        // those of before rules were dated name none
        sittings: v.sittings.map((one) => ({ ...one, source: one.source ?? null })),
        filedNumber: v.filedNumber,
        filedOn: v.filedOn,
        effectiveOn: v.effectiveOn,
        disclosureId: v.disclosureId,
        comments: counts.get(v.number)?.all ?? 0,
        unanswered: counts.get(v.number)?.unanswered ?? 0,
      }),
    ),
    rule: ruleOn(eye.rules, c.kind, eye.today),
    reviews: await reviewsOf(tx, id),
    acts: actsOf(eye, c, versions),
  };
};

/** A comment as the viewer may see it: one that was taken off has no words, but for whoever made it. */
export const presentComment = (eye: Eye, m: CommentRecord): z.input<typeof covenantComment> => {
  const own = eye.viewer !== null && m.accountId === eye.viewer.accountId;
  return {
    id: m.id,
    by: own ? (m.name ?? '') : maskName(m.name ?? ''),
    own,
    staff: m.staff,
    number: m.number,
    article: m.articleKey,
    words: m.hidden === null || own ? m.words : null,
    at: m.at.toISOString(),
    answer: m.answer,
    hidden: m.hidden,
  };
};
