import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/honours/api.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { accountsOfPersons, personFor } from '#modules/persons/index.ts';
import { areaOf, type Context, type HonourCommand, honourCommand } from '../context.ts';
import { mayManage, mayNominate, mayRead } from '../policy.ts';
import { roundShown } from '../queries/present.ts';
import {
  answerObjectionRow,
  type CandidateRecord,
  findCandidate,
  findObjection,
  insertCandidate,
  insertObjection,
  setCandidates,
} from '../store/candidates.ts';
import { holdRound, lockRound, type RoundRecord } from '../store/rounds.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getHonour.response>;

/** Nominates somebody with evidence for each criterion. */
export const nominate = (context: Context, viewer: Viewer, roundId: string, body: Body<typeof api.nominate>): Promise<Answer> =>
  honourCommand(
    context,
    viewer,
    `honours.nominate ${roundId}`,
    body,
    async ({ eye, tx, at, jurisdictionId, log }) => {
      const r = (await holdRound(tx, roundId)) ?? fail('honours.round_not_found');
      const area = areaOf(eye, body.area);
      const levelOf = (path: string): string | undefined => eye.snapshot.findByPath(path)?.level;
      if (!mayNominate(viewer, area.path, r.terms.nominators, levelOf)) fail('session.forbidden');
      if (r.state !== 'nominating' || eye.today > r.nominateUntil) fail('honours.step_over');
      const evidence = Object.fromEntries(r.terms.criteria.map(({ code }) => [code, (body.evidence[code] ?? '').trim()]));
      const empty = r.terms.criteria.find(({ code }) => (evidence[code] ?? '').length < 5);
      if (empty) fail('honours.evidence_needed', { criterion: empty.name });
      const personId = await personFor(tx, jurisdictionId, eye.ring, { personId: body.personId });
      if ((await accountsOfPersons(tx, [personId])).get(personId) === viewer.accountId) fail('honours.own_nomination');
      try {
        await insertCandidate(tx, {
          id: body.id,
          roundId,
          personId,
          duty: body.duty,
          areaPath: area.path,
          evidence,
          by: viewer.accountId,
          at,
        });
      } catch (error) {
        if (isViolation(error, 'honour_candidates_once')) fail('honours.nominated');
        throw error;
      }
      await log('honours.nominated', r.title, { data: { id: roundId, candidate: body.id } });
      return { round: roundId };
    },
    (eye, tx, { round }) => roundShown(eye, tx, round),
  );

/** A candidate with its round, which is held until the transaction ends. @throws honours.candidate_not_found */
const held = async ({ tx }: HonourCommand, id: string): Promise<{ c: CandidateRecord; r: RoundRecord }> => {
  const { roundId } = (await findCandidate(tx, id)) ?? fail('honours.candidate_not_found');
  const r = (await lockRound(tx, roundId)) ?? fail('honours.candidate_not_found');
  return { c: (await findCandidate(tx, id)) ?? fail('honours.candidate_not_found'), r };
};

/** Says which criteria are met; one that is not refuses the candidate, with the reason. */
export const checkCandidate = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.checkCandidate>): Promise<Answer> =>
  honourCommand(
    context,
    viewer,
    `honours.check ${id}`,
    body,
    async (running) => {
      const { c, r } = await held(running, id);
      if (!mayManage(viewer)) fail('session.forbidden');
      if (r.state !== 'checking' || c.state === 'withdrawn') fail('honours.step_over');
      if (c.nominatedBy === viewer.accountId) fail('honours.own_check');
      const met = r.terms.criteria.map(({ code }) => code).filter((code) => body.met.includes(code));
      const fit = met.length === r.terms.criteria.length;
      if (!fit && body.words.length < 2) fail('honours.words_needed');
      await setCandidates(running.tx, [id], { state: fit ? 'fit' : 'refused', met, words: body.words, checkedBy: viewer.accountId });
      await running.log('honours.checked', r.title, { reason: body.words || null, data: { id: r.id, candidate: id, fit } });
      return { round: r.id };
    },
    (eye, tx, { round }) => roundShown(eye, tx, round),
  );

/** Takes an honour back with the reason, or a nomination before it is checked, by whoever made it. */
export const withdrawHonour = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.withdrawHonour>): Promise<Answer> =>
  honourCommand(
    context,
    viewer,
    `honours.withdraw ${id}`,
    body,
    async (running) => {
      const { c, r } = await held(running, id);
      const own = c.nominatedBy === viewer.accountId;
      if (!mayManage(viewer) && !own) fail(mayRead(viewer, c.areaPath) ? 'session.forbidden' : 'honours.candidate_not_found');
      const may = c.state === 'awarded' ? mayManage(viewer) : own && c.state === 'nominated' && r.state === 'nominating';
      if (!may) fail('honours.step_over');
      await setCandidates(running.tx, [id], { state: 'withdrawn', words: body.words });
      await running.log('honours.withdrawn', r.title, { reason: body.words.slice(0, 200), data: { id: r.id, candidate: id } });
      return { round: r.id };
    },
    (eye, tx, { round }) => roundShown(eye, tx, round),
  );

/** Objects to a candidate while the list is public. Of an unnamed objection neither row nor trail says whose it is. */
export const objectHonour = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.objectHonour>,
): Promise<z.input<typeof api.objectHonour.response>> =>
  honourCommand(
    context,
    viewer,
    `honours.object ${id}`,
    body,
    async ({ eye, tx, at, jurisdictionId }) => {
      const { roundId } = (await findCandidate(tx, id)) ?? fail('honours.candidate_not_found');
      const r = (await holdRound(tx, roundId)) ?? fail('honours.candidate_not_found');
      const c = (await findCandidate(tx, id)) ?? fail('honours.candidate_not_found');
      if (r.state !== 'public' || c.state !== 'fit' || r.publicUntil === null || eye.today > r.publicUntil)
        return fail('honours.not_public');
      try {
        await insertObjection(tx, { id: body.id, candidateId: id, words: body.words, accountId: body.named ? viewer.accountId : null, at });
      } catch (error) {
        if (isViolation(error, 'honour_objections_once')) fail('honours.objected');
        throw error;
      }
      const to = { permission: 'honours.manage', whole: true } as const;
      const one = { kind: 'honours.objection', variant: 'waiting', to, subject: roundId, data: {}, cause: body.id, at };
      await notify(tx, jurisdictionId, [one]);
      return { until: r.publicUntil };
    },
    async (_, __, { until }) => ({ until }),
  );

/** Answers an objection; one that is upheld takes the candidate off the list. */
export const answerObjection = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.answerHonourObjection>,
): Promise<Answer> =>
  honourCommand(
    context,
    viewer,
    `honours.answer ${id}`,
    body,
    async (running) => {
      const { tx, log } = running;
      const found = await findObjection(tx, id);
      if (!mayManage(viewer)) fail(found ? 'session.forbidden' : 'honours.objection_not_found');
      const { c, r } = await held(running, (found ?? fail('honours.objection_not_found')).candidateId);
      if (r.state !== 'public') fail('honours.step_over');
      if (!(await answerObjectionRow(tx, id, body.upheld, body.answer, viewer.accountId))) fail('honours.answered');
      if (body.upheld && c.state === 'fit') await setCandidates(tx, [c.id], { state: 'refused', words: body.answer });
      await log('honours.answered', r.title, { data: { id: r.id, candidate: c.id, upheld: body.upheld } });
      return { round: r.id };
    },
    (eye, tx, { round }) => roundShown(eye, tx, round),
  );
