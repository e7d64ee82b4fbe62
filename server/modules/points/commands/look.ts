import { v7 } from 'uuid';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Statement } from '#contract/points/statement.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { addLook } from '#modules/persons/index.ts';
import type { Points } from '../points.ts';
import { statementOf } from '../queries/statement.ts';
import { personThere } from '../store/accounts.ts';

/** Opens the statement of a person for a reason. Each look is kept, that of a repeat too, and shown to the person. @throws points.account_not_found */
export const lookAtPoints = (
  points: Points,
  viewer: Viewer,
  personId: string,
  body: { id: string; reason: string; cursor?: string | undefined },
): Promise<Statement> => {
  if (!can(viewer, 'points.read_person')) fail('session.forbidden');
  return command(
    points.context.kernel,
    viewer,
    `points.look ${personId}`,
    body,
    async ({ tx }) => ((await personThere(tx, personId)) ? personId : fail('points.account_not_found')),
    async ({ tx, at, log }) => {
      const { jurisdictionId, accountId } = viewer;
      await addLook(tx, { jurisdictionId, id: v7(), personId, accountId, what: [], reason: body.reason, at });
      await log('points.person_looked', personId, { reason: body.reason });
      return statementOf(points, tx, { type: 'person', id: personId }, { cursor: body.cursor, limit: 50 });
    },
  );
};
