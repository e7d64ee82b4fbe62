import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Extension, decideExtension as endpoint } from '#contract/extensions/api.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { findCase, lockCase } from '#modules/cases/index.ts';
import type { Extensions } from '../context.ts';
import { isOwn, mayAskFor, mayDecide, seesExtension } from '../policy.ts';
import { oneExtension, presenting } from '../queries/extensions.ts';
import { type ExtensionRow, endExtension, listedExtension, lockExtension } from '../store/extensions.ts';

/** An open request, its case locked before it as whoever asks does. */
const lockOpen = async ({ tx, viewer }: Pick<Command, 'tx' | 'viewer'>, extensionId: string): Promise<ExtensionRow> => {
  const seen = await listedExtension(tx, extensionId);
  if (!seen || !seesExtension(viewer, seen)) return fail('extensions.not_found');
  await lockCase(tx, seen.caseId);
  const row = (await lockExtension(tx, extensionId)) ?? fail('extensions.not_found');
  if (row.state !== 'open') fail('extensions.over');
  return row;
};

/** Grants a request, which moves stage and whole of its case by so many working days, or refuses it. Both are told in the log. */
export const decideExtension = async (
  extensions: Extensions,
  viewer: Viewer,
  extensionId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<Extension> => {
  const { kernel, cases } = extensions;
  const present = await presenting(extensions, viewer);
  const { granted, reason } = body;
  return command(
    kernel,
    viewer,
    `extensions.decide ${extensionId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId, actorId } = running;
      const row = await lockOpen(running, extensionId);
      if (isOwn(viewer, row)) fail('extensions.own');
      if (!mayDecide(viewer, row.waitsFor)) fail('session.forbidden');
      const file = (await findCase(tx, row.caseId)) ?? fail('case.not_found');
      if (granted && file.state !== 'handling') fail('extensions.not_handled');
      await endExtension(tx, extensionId, { state: granted ? 'granted' : 'refused', at, decidedBy: viewer.accountId, decision: reason });
      await cases.record(tx, viewer, row.caseId, {
        what: granted ? 'extensions.granted' : 'extensions.refused',
        data: { days: row.days },
        words: { text: reason },
      });
      if (granted) await cases.act(tx, null, row.caseId, { action: 'extend', days: row.days });
      await notify(tx, jurisdictionId, [
        {
          kind: 'extensions.decided',
          variant: granted ? 'granted' : 'refused',
          to: { permission: 'extensions.ask', organisation: row.organisationId },
          except: actorId,
          subject: row.caseId,
          data: { number: file.number, days: row.days },
          cause: `${extensionId} ${granted}`,
          at,
        },
      ]);
      await running.log('extensions.decided', extensionId, { reason, data: { granted, days: row.days, number: file.number } });
      return { id: extensionId };
    },
    ({ tx }) => oneExtension(tx, present, extensionId),
  );
};

/** The organisation takes its request back. */
export const withdrawExtension = async (
  extensions: Extensions,
  viewer: Viewer,
  extensionId: string,
  body: { id: string },
): Promise<Extension> => {
  const present = await presenting(extensions, viewer);
  return command(
    extensions.kernel,
    viewer,
    `extensions.withdraw ${extensionId}`,
    body,
    async (running) => {
      const row = await lockOpen(running, extensionId);
      if (!mayAskFor(viewer, row.organisationId)) fail('session.forbidden');
      await endExtension(running.tx, extensionId, { state: 'withdrawn', at: running.at });
      await extensions.cases.record(running.tx, viewer, row.caseId, { what: 'extensions.withdrawn', data: { days: row.days } });
      return { id: extensionId };
    },
    ({ tx }) => oneExtension(tx, present, extensionId),
  );
};
