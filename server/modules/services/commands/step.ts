import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Act } from '#contract/cases/api.ts';
import { waitingDays } from '#contract/cases/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { ApplicationDetail, stepApplication as stepping } from '#contract/services/applications.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { lockCase } from '#modules/cases/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { stepsOf } from '../domain/states.ts';
import { follow } from '../follow.ts';
import { presentApplication } from '../queries/application.ts';
import { sealReceiver } from '../sealing.ts';
import { changeApplication, findApplication } from '../store/applications.ts';

type Step = z.output<NonNullable<typeof stepping.body>>;

/** The act on the case that a step is. @param until when an application that lacks papers goes on by itself */
const actOf = (step: Step, until: Date): Act => {
  switch (step.step) {
    case 'accept':
      return { action: 'accept', reason: step.text };
    case 'correct':
      return { action: 'wait', text: step.text, until: until.toISOString() };
    case 'refuse':
      return { action: 'reject', reason: step.text };
    case 'decide':
      return { action: 'answer', text: step.text, photoIds: [] };
    case 'issue':
      return { action: 'check', reason: null, photoIds: [] };
  }
};

/**
 * Takes an application a step further: an act on its case, by whoever may take it there.
 * @throws services.application_not_found, services.step_not_allowed, and what the case refuses
 */
export const stepApplication = async (context: Context, viewer: Viewer, applicationId: string, body: Step): Promise<ApplicationDetail> => {
  const eye = await eyeOf(context, viewer);
  const jurisdiction = await context.kernel.jurisdictions.byId(viewer.jurisdictionId);
  const days = settingOf(waitingDays, jurisdiction?.settings ?? {});
  return command(
    context.kernel,
    viewer,
    `services.step ${applicationId}`,
    body,
    async ({ tx, at, log }) => {
      const seen = (await findApplication(tx, applicationId)) ?? fail('services.application_not_found');
      // the case first, as everybody locks it
      (await lockCase(tx, seen.caseId)) ?? fail('services.application_not_found');
      const a = (await findApplication(tx, applicationId, true)) ?? fail('services.application_not_found');
      if (!stepsOf(a.state).includes(body.step)) fail('services.step_not_allowed');
      const acted = await context.cases.act(tx, viewer, a.caseId, actOf(body, new Date(at.getTime() + days * 86_400_000)));
      const words = 'text' in body ? body.text : null;
      await follow(tx, a, { state: acted.state, version: acted.eventCount, at, dueAt: acted.dueAt }, words);
      if (body.step === 'decide') await changeApplication(tx, a.id, { granted: body.granted });
      if (body.step === 'issue') await changeApplication(tx, a.id, { receivedBy: sealReceiver(eye.ring, a.id, body.receivedBy) });
      await log(`services.${body.step}`, a.id);
      return a.id;
    },
    ({ tx }, id) => presentApplication(eye, tx, id),
  );
};
