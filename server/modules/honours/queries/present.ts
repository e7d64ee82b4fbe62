import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Appraisal, Candidate, HonourDetail, HonourRound } from '#contract/honours/api.ts';
import { roundFrom, roundSteps } from '#contract/honours/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Eye } from '../context.ts';
import { mayManage, mayNominate, mayRead } from '../policy.ts';
import type { AppraisalRecord } from '../store/appraisals.ts';
import { type CandidateRecord, candidatesOf, type ObjectionRecord, objectionsTo } from '../store/candidates.ts';
import { findRound, type RoundRecord } from '../store/rounds.ts';

/** The type files of appraisals hang on. */
export const fileOwner = 'honour_appraisal';

const placeOf = ({ snapshot }: Eye, path: string): Candidate['area'] => {
  const area = snapshot.findByPath(path) ?? snapshot.root;
  return { code: area.code, name: snapshot.describe(area) };
};
export const roundItem = (r: RoundRecord, counts: { candidates: number; awarded: number }): HonourRound => ({
  id: r.id,
  title: r.title,
  state: r.state,
  nominateUntil: r.nominateUntil,
  publicUntil: r.publicUntil,
  decidedOn: r.decidedOn,
  candidates: counts.candidates,
  awarded: counts.awarded,
  quota: r.terms.quota,
});

const candidateActs = (viewer: Viewer | null, r: RoundRecord, c: CandidateRecord): Candidate['can'] => {
  if (viewer === null) return [];
  const [manages, own] = [mayManage(viewer), c.nominatedBy === viewer.accountId];
  const acts: Candidate['can'] = [];
  if (manages && !own && r.state === 'checking' && c.state !== 'withdrawn') acts.push('check');
  if (manages && r.state === 'public') acts.push('answer');
  if (manages && c.state === 'awarded') acts.push('withdraw');
  if (own && r.state === 'nominating' && c.state === 'nominated') acts.push('drop');
  return acts;
};

const candidateShown = (eye: Eye, r: RoundRecord, c: CandidateRecord, objections: readonly ObjectionRecord[]): Candidate => {
  const manages = eye.viewer !== null && mayManage(eye.viewer);
  return {
    id: c.id,
    name: c.name,
    duty: c.duty,
    area: placeOf(eye, c.areaPath),
    state: c.state,
    evidence: { ...c.evidence },
    checked: [...c.met],
    words: c.words,
    validUntil: c.validUntil,
    over: c.validUntil !== null && c.validUntil < eye.today,
    objections: manages
      ? objections.map(({ id, words, by, at, answer, upheld }) => ({ id, words, by, at: at.toISOString(), answer, upheld }))
      : [],
    openObjections: manages ? objections.filter(({ answer }) => answer === null).length : 0,
    can: candidateActs(eye.viewer, r, c),
  };
};

/** Rounds with their candidates. @param list those that are shown */
export const roundsShown = async (
  eye: Eye,
  tx: Tx,
  rounds: readonly RoundRecord[],
  list: (c: CandidateRecord) => boolean,
): Promise<HonourDetail[]> => {
  const { viewer, snapshot, today } = eye;
  const all = await candidatesOf(
    tx,
    rounds.map(({ id }) => id),
  );
  const objections = await objectionsTo(
    tx,
    all.map(({ id }) => id),
  );
  const levelOf = (path: string): string | undefined => snapshot.findByPath(path)?.level;
  return rounds.map((r) => {
    const own = all.filter(({ roundId }) => roundId === r.id);
    const steps = viewer !== null && mayManage(viewer) ? roundSteps.filter((step) => roundFrom[step].includes(r.state)) : [];
    const ready = steps.filter(
      (step) =>
        !(step === 'check' && today <= r.nominateUntil) && !(step === 'decide' && (r.publicUntil === null || today <= r.publicUntil)),
    );
    const nominates =
      viewer !== null &&
      r.state === 'nominating' &&
      today <= r.nominateUntil &&
      viewer.posts.some(({ areaPath }) => areaPath !== null && mayNominate(viewer, areaPath, r.terms.nominators, levelOf));
    const isPublic = r.state === 'public' && r.publicUntil !== null && today <= r.publicUntil;
    const standing = own.filter(({ state }) => state !== 'withdrawn');
    return {
      ...roundItem(r, { candidates: standing.length, awarded: own.filter(({ state }) => state === 'awarded').length }),
      terms: { ...r.terms, criteria: r.terms.criteria.map((one) => ({ ...one })), nominators: [...r.terms.nominators] },
      list: own.filter(list).map((c) => candidateShown(eye, r, c, objections.get(c.id) ?? [])),
      can: [
        ...ready,
        ...(nominates ? (['nominate'] as const) : []),
        ...(isPublic && viewer !== null && !viewer.anonymous ? (['object'] as const) : []),
      ],
    };
  });
};

/** One round for somebody who follows honours, with the candidates of their areas. @throws honours.round_not_found, session.forbidden */
export const roundShown = async (eye: Eye, tx: Tx, id: string): Promise<HonourDetail> => {
  const { viewer } = eye;
  if (viewer === null || !mayRead(viewer)) return fail('session.forbidden');
  const r = (await findRound(tx, id)) ?? fail('honours.round_not_found');
  const [shown] = await roundsShown(eye, tx, [r], ({ areaPath }) => mayManage(viewer) || mayRead(viewer, areaPath));
  return shown ?? fail('honours.round_not_found');
};

export const appraisalShown = (eye: Eye, { personId: _, areaPath, ...a }: AppraisalRecord): Appraisal => ({
  ...a,
  area: placeOf(eye, areaPath),
});
