import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { raiseObjection as endpoint, Objection } from '#contract/objections/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { countingOf, lockCase, lookups } from '#modules/cases/index.ts';
import { type Context, rulesOf } from '../context.ts';
import { deciderOf, mayRaiseFor } from '../policy.ts';
import { oneObjection, presenting } from '../queries/objections.ts';
import { insertObjection, objectionsOf } from '../store/objections.ts';

/**
 * The organisation a case was dispatched to says that it is not in charge, and by what; before it accepts, one objection at a time. It stays
 * responsible until somebody else accepts.
 */
export const raiseObjection = async (
  context: Context,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<Objection> => {
  const { kernel, cases } = context;
  const { jurisdictionId } = viewer;
  const [present, rules, counting, { organisations }] = await Promise.all([
    presenting(context, viewer),
    rulesOf(context, jurisdictionId),
    countingOf(cases, jurisdictionId),
    lookups(cases, jurisdictionId),
  ]);
  return command(
    kernel,
    viewer,
    `objections.raise ${caseId}`,
    body,
    async ({ tx, at, actorId }) => {
      const file = (await lockCase(tx, caseId)) ?? fail('case.not_found');
      const { handlerOrgId: organisationId } = file;
      if (organisationId === null || !mayRaiseFor(viewer, organisationId)) return fail('session.forbidden');
      if (file.state !== 'dispatched') fail('objections.not_handled');
      if (body.proposedId === organisationId) fail('objections.same');
      if (body.proposedId !== null && !organisations.get(body.proposedId)) fail('case.organisation_unknown');
      const before = await objectionsOf(tx, caseId);
      if (before.some(({ final, decidedBy }) => final && decidedBy !== null)) fail('objections.final');
      const n = before.length + 1;
      const final = n >= rules.rulingAt;
      const id = idOf(at);
      const waitsFor = deciderOf(file.areaCode, final);
      const raised = {
        id,
        caseId,
        organisationId,
        n,
        basis: body.basis,
        proposedId: body.proposedId,
        raisedBy: viewer.accountId,
        raisedAt: at,
        dueAt: counting.due(at, { n: rules.days, unit: 'working_days' }),
        areaCode: file.areaCode,
        waitsFor,
        final,
      };
      if (!(await insertObjection(tx, raised))) fail('objections.open');
      const organisation = organisations.get(organisationId)?.name ?? '';
      await cases.record(tx, viewer, caseId, { what: 'objections.raised', data: { organisation, n }, words: { text: body.basis } });
      await notify(tx, jurisdictionId, [
        {
          kind: 'objections.raised',
          variant: final ? 'ruling' : 'desk',
          to: { permission: 'objections.decide', around: pathOfCode(waitsFor) },
          except: actorId,
          subject: caseId,
          data: { number: file.number, organisation },
          cause: id,
          at,
        },
      ]);
      return { id };
    },
    ({ tx }, { id }) => oneObjection(tx, present, id),
  );
};
