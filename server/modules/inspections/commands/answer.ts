import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/inspections/api.ts';
import { findingSteps } from '#contract/inspections/values.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, eyeOf, inspectionCommand } from '../context.ts';
import { answersFor, rules } from '../policy.ts';
import { findingFiles, getVisible, presentFinding } from '../queries/present.ts';
import { changeFinding, type FindingRecord, insertAct } from '../store/findings.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** @throws inspections.step_over */
const requireStep = (f: FindingRecord, what: keyof typeof findingSteps): void => {
  if (!findingSteps[what].includes(f.state)) fail('inspections.step_over', { state: f.state });
};

/** The company answers: mended, with a photo, which counts from the day it is said; or contested, once. */
export const answerFinding = async (context: Context, viewer: Viewer, findingId: string, body: Body<typeof api.answerFinding>) => {
  const eye = await eyeOf(context, viewer);
  return inspectionCommand(
    eye,
    `inspections.answer ${findingId}`,
    body,
    async ({ tx, at, actorId, log }) => {
      const f = await getVisible(eye, tx, findingId, true);
      if (!answersFor(viewer, f)) fail('session.forbidden');
      requireStep(f, body.what);
      if (body.what === 'mend' && body.photoIds.length === 0) fail('inspections.photo_needed');
      if (body.what === 'contest' && f.contested) fail('inspections.contested_before');
      if (body.what === 'contest' && body.words.length < 2)
        fail('request.invalid', { fields: 'words', issues: [{ path: 'words', message: 'says why' }] });
      const photos = (await claim(tx, viewer, body.photoIds, { type: findingFiles, id: f.id }, 'photo', 9)).map(({ id }) => id);
      await insertAct(tx, f.id, {
        id: body.id,
        what: body.what,
        words: body.words,
        photos,
        byName: f.companyName ?? '',
        at,
        by: viewer.accountId,
      });
      await changeFinding(
        tx,
        f.id,
        body.what === 'mend'
          ? { state: 'mended', mendedOn: eye.today, confirmed: false, contested: f.contested }
          : { state: 'contested', mendedOn: null, confirmed: false, contested: true },
      );
      await notify(tx, viewer.jurisdictionId, [
        {
          kind: 'inspections.answered',
          variant: body.what,
          to: { permission: 'inspections.rule', around: f.areaPath },
          except: actorId,
          subject: f.id,
          data: { estate: f.estateName },
          cause: body.id,
          at,
        },
      ]);
      await log(`inspections.${body.what}`, f.estateName, { data: { id: f.id } });
      return f.id;
    },
    presentFinding,
  );
};

/** Whoever checks rules on it. Who found it looks at it again or takes it back, but does not judge the objection against it. */
export const ruleFinding = async (context: Context, viewer: Viewer, findingId: string, body: Body<typeof api.ruleFinding>) => {
  const eye = await eyeOf(context, viewer);
  return inspectionCommand(
    eye,
    `inspections.rule ${findingId}`,
    body,
    async ({ tx, at, actorId, log }) => {
      const f = await getVisible(eye, tx, findingId, true);
      const own = f.foundBy === viewer.accountId;
      if (!own && !rules(viewer, f.areaPath)) fail('session.forbidden');
      if (own && body.what === 'uphold') fail('inspections.own_finding');
      requireStep(f, body.what);
      const area = eye.snapshot.findByPath(f.areaPath);
      const byName = area ? eye.snapshot.describe(area) : '';
      await insertAct(tx, f.id, { id: body.id, what: body.what, words: body.words, photos: [], byName, at, by: viewer.accountId });
      const { contested } = f;
      if (body.what === 'confirm') await changeFinding(tx, f.id, { state: 'mended', mendedOn: f.mendedOn, confirmed: true, contested });
      else
        await changeFinding(tx, f.id, {
          state: body.what === 'withdraw' ? 'withdrawn' : 'open',
          mendedOn: null,
          confirmed: false,
          contested,
        });
      if (f.companyId !== null)
        await notify(tx, viewer.jurisdictionId, [
          {
            kind: 'inspections.ruled',
            variant: body.what,
            to: { permission: 'inspections.answer', organisation: f.companyId },
            except: actorId,
            subject: f.id,
            data: { estate: f.estateName },
            cause: body.id,
            at,
          },
        ]);
      await log(`inspections.${body.what}`, f.estateName, { reason: body.words.slice(0, 200), data: { id: f.id } });
      return f.id;
    },
    presentFinding,
  );
};
