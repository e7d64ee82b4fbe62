import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CallBack, recordAttempt as endpoint } from '#contract/ratings/call-backs.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { mayCall } from '../policy.ts';
import { oneCallBack, presenting } from '../queries/call-list.ts';
import type { Ratings } from '../ratings.ts';
import { settingsIn } from '../settings.ts';
import { addAttempt, endCallBack, findCallBack } from '../store/call-backs.ts';

/**
 * Notes what came of a call. Three answers call the case back; a refusal, and the last of the calls that may be made, call it back without
 * them: it goes on, and is in no rate.
 */
export const recordAttempt = async (
  ratings: Ratings,
  viewer: Viewer,
  callBackId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<CallBack> => {
  const settings = await settingsIn(ratings.kernel, viewer.jurisdictionId);
  const present = await presenting(ratings, viewer, settings);
  return command(
    ratings.kernel,
    viewer,
    `ratings.call ${callBackId}`,
    body,
    async ({ tx, at, actorId }) => {
      const row = await findCallBack(tx, callBackId, true);
      if (!row || !mayCall(viewer, row.areaCode)) return fail('ratings.call_back_not_found');
      if (row.result !== null) fail('ratings.call_back_over');
      if (body.result === 'done' && body.rating === null) fail('ratings.rating_needed');
      const last = row.attempts + 1 >= settings.attempts;
      const result = body.result === 'done' ? 'rated' : body.result === 'refused' ? 'refused' : last ? 'not_reached' : null;
      await addAttempt(tx, { id: body.id, callBackId, result: body.result, note: body.note, by: viewer.accountId, at });
      if (result !== null) {
        const rating = body.result === 'done' ? body.rating : null;
        const without = result === 'rated' ? null : result;
        // what was rated goes on for it elsewhere
        if (row.ofCaseId === null) await ratings.cases.act(tx, viewer, row.caseId, { action: 'call_back', rating, without });
        await endCallBack(tx, row.caseId, row.round, { result, way: 'staff', rating, at });
      }
      return { id: callBackId, by: actorId };
    },
    ({ tx }) => oneCallBack(tx, present, callBackId),
  );
};
