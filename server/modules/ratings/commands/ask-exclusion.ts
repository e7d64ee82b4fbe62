import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Exclusion, askExclusion as endpoint } from '#contract/ratings/exclusions.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { checkKind } from '#kernel/kinds.ts';
import { notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { decidersOf } from '../domain/chain-of-levels.ts';
import { mayAskFor } from '../policy.ts';
import { oneExclusion, presentingExclusions } from '../queries/exclusions.ts';
import type { Ratings } from '../ratings.ts';
import { dayAhead } from '../rulings.ts';
import { settingsIn } from '../settings.ts';
import { callBacksOf } from '../store/call-backs.ts';
import { insertExclusion } from '../store/exclusions.ts';

const days = 86_400_000;

/**
 * The handler asks that a complaint not count. It is about the last call-back of the case, in its time, and one at a time; what shows it
 * becomes part of the case's log. The levels that decide stay those of the day it was asked.
 */
export const askExclusion = async (
  ratings: Ratings,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<Exclusion> => {
  const { kernel, cases } = ratings;
  const [settings, kinds, present] = await Promise.all([
    settingsIn(kernel, viewer.jurisdictionId),
    kernel.kinds.of(viewer.jurisdictionId),
    presentingExclusions(ratings, viewer),
  ]);
  checkKind(kinds, exclusionKindSet, body.kind);
  return command(
    kernel,
    viewer,
    `ratings.ask_exclusion ${caseId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId }) => {
      const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
      const last = (await callBacksOf(tx, caseId)).findLast(({ result }) => result !== null && result !== 'void');
      if (!last?.endedAt || last.handlerOrgId === null) return fail('ratings.nothing_to_exclude');
      if (!mayAskFor(viewer, last.handlerOrgId)) fail('session.forbidden');
      if (at.getTime() > last.endedAt.getTime() + settings.exclusionDays * days)
        fail('ratings.exclusion_late', { days: settings.exclusionDays });
      const chain = decidersOf(last.areaCode, settings.chain);
      const waitsFor = chain[0] as string;
      const dueOn = dayAhead(at, settings.decisionDays);
      const id = idOf(at);
      const asked = {
        id,
        callBackId: last.id,
        caseId,
        organisationId: last.handlerOrgId,
        kind: body.kind,
        reason: body.reason,
        askedBy: viewer.accountId,
        askedAt: at,
        areaCode: last.areaCode,
        chain,
        waitsFor,
        dueOn,
        state: 'open' as const,
      };
      if (!(await insertExclusion(tx, asked))) fail('ratings.exclusion_open');
      await cases.record(tx, viewer, caseId, {
        what: 'ratings.exclusion_asked',
        data: { kind: body.kind },
        words: { text: body.reason },
        photoIds: body.photoIds,
      });
      await notify(tx, jurisdictionId, [
        {
          kind: 'ratings.exclusion',
          variant: 'asked',
          to: { permission: 'ratings.decide_exclusion', around: pathOfCode(waitsFor) },
          except: actorId,
          subject: id,
          data: { number: file.number, day: dueOn },
          cause: `${id} ${waitsFor}`,
          at,
        },
      ]);
      return { id };
    },
    ({ tx }, { id }) => oneExclusion(tx, present, id),
  );
};
