import type { Notify } from '#kernel/notify.ts';

/** A sheet as its addressee is told of it. */
export interface ToldSheet {
  readonly id: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
}
const to = ({ areaPath, organisationId }: ToldSheet): Notify['to'] =>
  organisationId === null
    ? { permission: 'collections.answer', around: areaPath }
    : { permission: 'collections.answer_for_organisation', organisation: organisationId };

interface Occasion {
  readonly asker: string;
  readonly day: string;
  readonly actorId: string | null;
  readonly at: Date;
}

/** Tells those who answer sheets that what is asked of them has changed. */
export const changedNotice = (
  sheets: readonly ToldSheet[],
  { taskId, asker, day, version, actorId, at }: Occasion & { taskId: string; version: number },
  variant: 'changed' | 'over' | 'moved' = 'changed',
): Notify[] =>
  sheets.map((sheet) => ({
    kind: 'collections.changed',
    variant,
    to: to(sheet),
    except: actorId,
    subject: sheet.id,
    data: { asker, day },
    cause: `${taskId} ${sheet.id} ${variant} ${version}`,
    at,
  }));

export const returnedNotice = (sheet: ToldSheet, { asker, day, actorId, at }: Occasion): Notify => ({
  kind: 'collections.returned',
  variant: 'returned',
  to: to(sheet),
  except: actorId,
  subject: sheet.id,
  data: { asker, day },
  cause: `${sheet.id} returned ${at.toISOString()}`,
  at,
});

/** Reminds of a sheet once before its day and once after it. */
export const dueNotice = (sheet: ToldSheet, { asker, day, at }: Omit<Occasion, 'actorId'>, variant: 'near' | 'late'): Notify => ({
  kind: 'collections.due',
  variant,
  to: to(sheet),
  subject: sheet.id,
  data: { asker, day },
  cause: `${sheet.id} ${variant} ${day}`,
  at,
});

/** Tells who asks that everybody has answered, once. */
export const completeNotice = (taskId: string, askerPath: string, at: Date): Notify => ({
  kind: 'collections.complete',
  variant: 'complete',
  to: { permission: 'collections.ask', around: askerPath },
  subject: taskId,
  data: {},
  cause: `${taskId} complete`,
  at,
});
