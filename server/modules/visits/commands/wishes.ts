import type { z } from 'zod';
import type { recordVisit } from '#contract/visits/visits.ts';
import type { Command } from '#kernel/command.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { TakenAct } from '#modules/activities/index.ts';
import { handOn } from '#modules/registers/index.ts';
import type { Eye } from '../context.ts';
import { assignmentsByIds } from '../store/assignments.ts';

type Body = z.output<NonNullable<(typeof recordVisit)['body']>>;
/** The register of needs among the three lists. */
const needs = 'needs';

/** What a wish became. */
interface Kept {
  readonly caseId: string | null;
  readonly rowId: string | null;
}

/**
 * Prepares what was told at a visit, before the transaction: each wish becomes a case for the desk, or a row of the register of needs. Photos show a
 * problem: they go with the first case. @throws visits.photo_without_problem, visits.assignment_not_found, case.text_too_short
 */
export const wishesOf = async (eye: Eye, body: Body, taken: TakenAct): Promise<(running: Command) => Promise<Kept[]>> => {
  const { context, viewer } = eye;
  const { wishes, photoIds } = body;
  if (photoIds.length > 0 && !wishes.some(({ as }) => as === 'case')) fail('visits.photo_without_problem');
  if (wishes.length === 0) return async () => [];
  const [first] = await context.kernel.db.read(accessOf(viewer), (tx) => assignmentsByIds(tx, [body.served[0]?.assignmentId ?? '']));
  const areaPath = first?.areaPath ?? fail('visits.assignment_not_found');
  const areaCode = areaPath.replaceAll('.', '');
  const hand = wishes.some(({ as }) => as === 'need') ? await handOn(context.registers.context, viewer, needs) : null;
  const withPhotos = wishes.findIndex(({ as }) => as === 'case');
  const steps = await Promise.all(
    wishes.map(async ({ as, text, kind, topic }, i): Promise<(running: Command) => Promise<Kept>> => {
      if (as === 'case') {
        const open = await context.cases.open(viewer, {
          kind: null,
          text,
          areaCode,
          photoIds: i === withPhotos ? photoIds : [],
          seenAt: taken.actedAt,
          caller: null,
          callerId: null,
          organisationId: null,
          promised: null,
        });
        return async ({ tx }) => ({ caseId: (await open(tx)).id, rowId: null });
      }
      return async (running) => {
        const id = idOf(running.at);
        const values = {
          name: text.slice(0, 80),
          raised_by: 'residents',
          kind,
          topic,
          area: areaCode,
          urgency: 'normal',
          raised: eye.today,
          ...(text.length > 80 && { note: text }),
        };
        await hand?.enter(running, id, values);
        return { caseId: null, rowId: id };
      };
    }),
  );
  return async (running) => {
    const kept: Kept[] = [];
    for (const step of steps) kept.push(await step(running));
    return kept;
  };
};
