import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Extension, askExtension as endpoint } from '#contract/extensions/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { lockCase } from '#modules/cases/index.ts';
import { type Extensions, rulesOf } from '../context.ts';
import { deciderOf, mayAskFor } from '../policy.ts';
import { oneExtension, presenting } from '../queries/extensions.ts';
import { grantedIn, insertExtension } from '../store/extensions.ts';

/** The organisation that handles a case asks for more time, before it is overdue and one request at a time. */
export const askExtension = async (
  extensions: Extensions,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<Extension> => {
  const { kernel, cases } = extensions;
  const [present, rules] = await Promise.all([presenting(extensions, viewer), rulesOf(extensions, viewer.jurisdictionId)]);
  return command(
    kernel,
    viewer,
    `extensions.ask ${caseId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId }) => {
      const file = (await lockCase(tx, caseId)) ?? fail('case.not_found');
      if (!mayAskFor(viewer, file.handlerOrgId) || file.handlerOrgId === null) return fail('session.forbidden');
      if (file.state !== 'handling' || file.dueAt === null) return fail('extensions.not_handled');
      if (file.dueAt <= at) fail('extensions.late');
      if (body.days > rules.days) fail('extensions.long', { days: rules.days });
      if ((await grantedIn(tx, caseId, file.reopenCount)) >= rules.times) fail('extensions.used_up', { times: rules.times });
      const id = idOf(at);
      const waitsFor = deciderOf(file.areaCode, rules.approver);
      const asked = {
        id,
        caseId,
        round: file.reopenCount,
        organisationId: file.handlerOrgId,
        days: body.days,
        reason: body.reason,
        askedBy: viewer.accountId,
        askedAt: at,
        dueAt: file.dueAt,
        areaCode: file.areaCode,
        waitsFor,
      };
      if (!(await insertExtension(tx, asked))) fail('extensions.open');
      await cases.record(tx, viewer, caseId, { what: 'extensions.asked', data: { days: body.days }, words: { text: body.reason } });
      await notify(tx, jurisdictionId, [
        {
          kind: 'extensions.asked',
          variant: 'asked',
          to: { permission: 'extensions.decide', around: pathOfCode(waitsFor) },
          except: actorId,
          subject: caseId,
          data: { number: file.number, days: body.days },
          cause: id,
          at,
        },
      ]);
      return { id };
    },
    ({ tx }, { id }) => oneExtension(tx, present, id),
  );
};
