import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/whistles/api.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { noteInCase } from '../case-log.ts';
import type { Context } from '../context.ts';
import { responseNotice } from '../notices.ts';
import { answerOrganisations, isCaller } from '../policy.ts';
import { getVisible, presentWhistle } from '../queries/present.ts';
import { cancelOpen } from '../store/assignments.ts';
import { stopCalls } from '../store/calls.ts';
import { closeWhistle, insertMinutes } from '../store/whistles.ts';
import { takePhotos, whistleCommand } from './whistle-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Adds minutes of what was agreed; of the caller's side, or of an organisation that was called. */
export const writeMinutes = (context: Context, viewer: Viewer, whistleId: string, body: Body<typeof api.writeMinutes>) =>
  whistleCommand(
    context,
    viewer,
    `whistles.minutes ${whistleId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const { whistle, calls } = await getVisible(eye, tx, whistleId, true);
      const own = calls.find(({ organisationId }) => answerOrganisations(viewer).includes(organisationId));
      const side = isCaller(viewer, whistle.callerPath) ? whistle.callerName : (own?.organisationName ?? fail('session.forbidden'));
      if (whistle.state === 'withdrawn') fail('whistles.over');
      const photos = await takePhotos(tx, eye, body.photoIds, whistleId);
      await insertMinutes(tx, { id: body.id, whistleId, text: body.text, side, writtenBy: viewer.accountId, writtenAt: at, photos });
      await noteInCase(eye, tx, whistle.caseId, { what: 'minutes', data: { side }, text: body.text });
      await log('whistles.minutes', whistle.title, { data: { id: whistleId } });
      return whistleId;
    },
    ({ eye, tx }, id) => presentWhistle(eye, tx, id),
  );

/** Ends a whistle with what came of it: its clocks stop. One called by mistake is withdrawn, before anybody is there. */
export const endWhistle = (context: Context, viewer: Viewer, whistleId: string, body: Body<typeof api.endWhistle>) =>
  whistleCommand(
    context,
    viewer,
    `whistles.end ${whistleId}`,
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const { whistle, calls } = await getVisible(eye, tx, whistleId, true);
      if (!isCaller(viewer, whistle.callerPath)) fail('session.forbidden');
      if (whistle.state !== 'open') fail('whistles.over');
      const withdrawn = body.how === 'withdrawn';
      if (withdrawn && calls.some(({ arrivedAt, fedBackAt }) => arrivedAt || fedBackAt)) fail('whistles.withdrawn_late');
      await closeWhistle(tx, whistleId, { state: body.how, words: body.words, by: viewer.accountId, at });
      await stopCalls(tx, whistleId, withdrawn);
      if (withdrawn) await cancelOpen(tx, whistleId, viewer.accountId, at);
      await notify(
        tx,
        viewer.jurisdictionId,
        calls.map((call) => responseNotice(eye.kinds, whistle, body.how, call, { actorId, at })),
      );
      await noteInCase(eye, tx, whistle.caseId, { what: body.how, data: { caller: whistle.callerName }, text: body.words });
      await log(`whistles.${body.how}`, whistle.title, { reason: body.words.slice(0, 200), data: { id: whistleId } });
      return whistleId;
    },
    ({ eye, tx }, id) => presentWhistle(eye, tx, id),
  );
