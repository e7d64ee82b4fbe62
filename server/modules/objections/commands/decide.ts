import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { decideObjection as decideEndpoint, Objection, makeRule as ruleEndpoint } from '#contract/objections/api.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { addRuleFor, lockCase, lookups } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { isOwn, mayDecide, mayRaiseFor } from '../policy.ts';
import { oneObjection, presenting } from '../queries/objections.ts';
import { endObjection, listedObjection, lockObjection, noteRule, type ObjectionRow } from '../store/objections.ts';

/** An objection that the viewer raised or decides, its case locked before it as whoever raises one does. */
const lockSeen = async ({ tx, viewer }: Pick<Command, 'tx' | 'viewer'>, id: string): Promise<ObjectionRow> => {
  const seen = await listedObjection(tx, id);
  if (!seen || !(mayDecide(viewer, seen.waitsFor) || mayRaiseFor(viewer, seen.organisationId))) return fail('objections.not_found');
  await lockCase(tx, seen.caseId);
  return (await lockObjection(tx, id)) ?? fail('objections.not_found');
};
const lockOpen = async (running: Pick<Command, 'tx' | 'viewer'>, id: string): Promise<ObjectionRow> => {
  const row = await lockSeen(running, id);
  return row.state === 'open' ? row : fail('objections.over');
};

/**
 * Upholds an objection, which takes the case back, or refuses it: then the organisation has to accept, or objects once more while a ruling is
 * still to be had. A ruling that upholds names who is in charge, who gets the case at once.
 */
export const decideObjection = async (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: z.output<NonNullable<(typeof decideEndpoint)['body']>>,
): Promise<Objection> => {
  const { kernel, cases } = context;
  const [present, { organisations }] = await Promise.all([presenting(context, viewer), lookups(cases, viewer.jurisdictionId)]);
  const { upheld, reason, namedId } = body;
  return command(
    kernel,
    viewer,
    `objections.decide ${objectionId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId, actorId } = running;
      const row = await lockOpen(running, objectionId);
      if (!mayDecide(viewer, row.waitsFor)) fail('session.forbidden');
      if (isOwn(viewer, row)) fail('objections.own');
      if (upheld && row.final && namedId === null) fail('objections.name_needed');
      if (namedId === row.organisationId) fail('objections.same');
      if (namedId !== null && !organisations.get(namedId)?.receives) fail('case.organisation_unknown');
      const named = upheld ? namedId : null;
      await endObjection(tx, objectionId, {
        state: upheld ? 'upheld' : 'refused',
        at,
        decidedBy: viewer.accountId,
        decision: reason,
        namedId: named,
      });
      const organisation = organisations.get(row.organisationId)?.name ?? '';
      const data = { organisation, n: row.n, named: named === null ? '' : (organisations.get(named)?.name ?? '') };
      const what = `objections.${row.final ? 'ruled' : 'decided'}_${upheld ? 'upheld' : 'refused'}`;
      const file = await cases.record(tx, viewer, row.caseId, { what, data, words: { text: reason } });
      if (upheld) await cases.act(tx, viewer, row.caseId, { action: 'recall', reason });
      if (named !== null)
        await cases.act(tx, viewer, row.caseId, {
          action: 'dispatch',
          organisationId: named,
          assists: [],
          level: null,
          handling: null,
          reason,
        });
      await notify(tx, jurisdictionId, [
        {
          kind: 'objections.decided',
          variant: upheld ? 'upheld' : row.final ? 'ruled' : 'refused',
          to: { permission: 'objections.raise', organisation: row.organisationId },
          except: actorId,
          subject: row.caseId,
          data: { number: file.number },
          cause: `${objectionId} decided`,
          at,
        },
      ]);
      await running.log('objections.decided', objectionId, { reason, data: { upheld, final: row.final, number: file.number } });
      return { id: objectionId };
    },
    ({ tx }) => oneObjection(tx, present, objectionId),
  );
};

/** The organisation takes its objection back. */
export const withdrawObjection = async (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: { id: string },
): Promise<Objection> => {
  const present = await presenting(context, viewer);
  return command(
    context.kernel,
    viewer,
    `objections.withdraw ${objectionId}`,
    body,
    async (running) => {
      const row = await lockOpen(running, objectionId);
      if (!mayRaiseFor(viewer, row.organisationId)) fail('session.forbidden');
      await endObjection(running.tx, objectionId, { state: 'withdrawn', at: running.at });
      await context.cases.record(running.tx, viewer, row.caseId, { what: 'objections.withdrawn', data: { n: row.n } });
      return { id: objectionId };
    },
    ({ tx }) => oneObjection(tx, present, objectionId),
  );
};

/** Makes a rule of the dispatch catalogue of a ruling, so that such cases go right from now on. Once for each. */
export const makeRule = async (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: z.output<NonNullable<(typeof ruleEndpoint)['body']>>,
): Promise<Objection> => {
  const [present, l] = await Promise.all([presenting(context, viewer), lookups(context.cases, viewer.jurisdictionId)]);
  return command(
    context.kernel,
    viewer,
    `objections.make_rule ${objectionId}`,
    body,
    async (running) => {
      const { tx, jurisdictionId, at } = running;
      const row = await lockSeen(running, objectionId);
      const area = l.territory.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
      if (!mayDecide(viewer, row.waitsFor) || !mayDecide(viewer, area.code)) fail('session.forbidden');
      const organisationId = row.state === 'upheld' ? row.namedId : row.organisationId;
      if (!row.final || row.decidedBy === null || row.ruleId !== null || organisationId === null) return fail('objections.no_rule');
      const caseNumber = (await listedObjection(tx, objectionId))?.number ?? '';
      await addRuleFor(tx, l, jurisdictionId, body.id, {
        categoryCode: body.categoryCode,
        areaCode: area.code,
        kind: null,
        channel: null,
        condition: null,
        organisationId,
        assists: [],
        alternatives: [],
        level: null,
        handling: null,
        person: null,
        origin: { from: 'ruling', caseNumber, on: shanghaiDay(at) },
      });
      await noteRule(tx, objectionId, body.id);
      await running.log('objections.made_rule', body.id, { data: { number: caseNumber, category: body.categoryCode, area: area.code } });
      return { id: objectionId };
    },
    ({ tx }) => oneObjection(tx, present, objectionId),
  );
};
