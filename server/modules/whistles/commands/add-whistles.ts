import type { WhistleKind } from '#contract/whistles/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { pendingOf } from '../domain/calls.ts';
import { insertAssignment } from '../store/assignments.ts';
import { changeCall, insertCalls } from '../store/calls.ts';
import { closeWhistle, insertMinutes, insertWhistle } from '../store/whistles.ts';

/** A whistle as it went, for demos; hours count from the call. */
export interface PastWhistle {
  readonly kind: WhistleKind;
  readonly title: string;
  readonly note: string;
  readonly place: string;
  readonly caller: { readonly path: string; readonly name: string; readonly by: string };
  readonly areaPath: string;
  readonly calledAt: Date;
  readonly meetAfter: number | null;
  readonly calls: readonly {
    readonly organisation: { readonly id: string; readonly name: string };
    readonly by: string;
    readonly answered: readonly [after: number, coming: boolean, words: string] | null;
    readonly arrived: number | null;
    readonly feedback: readonly [after: number, words: string] | null;
    readonly rating: readonly [rating: number, reason: string | null] | null;
  }[];
  readonly minutes: string | null;
  readonly task: readonly [title: string, of: number, days: number] | null;
  readonly ended: readonly [after: number, words: string] | null;
}

const hour = 3_600_000;

/** Writes whistles of the past with all that came of them; who leads is the first of those called. */
export const addWhistles = async (tx: Tx, whistles: readonly PastWhistle[]): Promise<void> => {
  for (const w of whistles) {
    const at = (hours: number): Date => new Date(w.calledAt.getTime() + hours * hour);
    const id = idOf(w.calledAt);
    const emergency = w.kind === 'emergency';
    await insertWhistle(tx, {
      ...w,
      id,
      lon: null,
      lat: null,
      caseId: null,
      caseNumber: null,
      callerPath: w.caller.path,
      callerName: w.caller.name,
      calledBy: w.caller.by,
      meetAt: w.meetAfter === null ? null : at(w.meetAfter),
    });
    const due = {
      answer: at(emergency ? 0.5 : 1),
      contact: w.kind === 'key_work' || w.kind === 'unsolved' ? at(24) : null,
      arrive: at(w.meetAfter ?? 0.5),
      feedback: at(72),
    };
    const yellows = Object.fromEntries(
      Object.entries(due).flatMap(([stage, moment]) =>
        moment ? [[stage, new Date(w.calledAt.getTime() + 0.8 * (moment.getTime() - w.calledAt.getTime())).toISOString()]] : [],
      ),
    );
    const calls = w.calls.map(({ organisation }, i) => ({
      id: idOf(w.calledAt),
      organisationId: organisation.id,
      organisationName: organisation.name,
      leads: i === 0,
      due,
      yellows,
    }));
    await insertCalls(tx, { id, callerCode: w.caller.path.replaceAll('.', ''), calledAt: w.calledAt }, calls);
    for (const [i, { by, answered, arrived, feedback, rating }] of w.calls.entries()) {
      const steps = {
        answeredAt: answered && at(answered[0]),
        coming: answered === null ? null : answered[1],
        contactedAt: null,
        arrivedAt: arrived === null ? null : at(arrived),
        fedBackAt: feedback && at(feedback[0]),
      };
      const next = w.ended ? null : pendingOf({ ...steps, due });
      await changeCall(tx, calls[i]?.id ?? '', {
        ...(answered && { answeredAt: steps.answeredAt, answeredBy: by, coming: answered[1], answerWords: answered[2] }),
        ...(arrived !== null && { arrivedAt: steps.arrivedAt, arrivedBy: w.caller.by, arrivedTold: 'caller' }),
        ...(feedback && { fedBackAt: steps.fedBackAt, fedBackBy: by, feedbackWords: feedback[1] }),
        ...(rating && { rating: rating[0], ratingReason: rating[1], ratedAt: at((w.ended?.[0] ?? 72) + 1), ratedBy: w.caller.by }),
        dueAt: next?.dueAt ?? null,
        yellowAt: next ? yellows[next.stage] : null,
      });
    }
    const lead = calls[0];
    if (w.minutes !== null)
      await insertMinutes(tx, {
        id: idOf(at(w.meetAfter ?? 1)),
        whistleId: id,
        text: w.minutes,
        side: w.caller.name,
        writtenBy: w.caller.by,
        writtenAt: at((w.meetAfter ?? 1) + 1),
        photos: [],
      });
    const of = w.task && calls[w.task[1]];
    if (w.task && of && lead)
      await insertAssignment(tx, {
        id: idOf(w.calledAt),
        whistleId: id,
        caseId: null,
        caseNumber: null,
        organisationId: of.organisationId,
        organisationName: of.organisationName,
        title: w.task[0],
        byPath: w.caller.path,
        byOrganisationId: null,
        byName: w.caller.name,
        assignedBy: w.caller.by,
        assignedAt: at(2),
        dueAt: at(24 * w.task[2]),
        yellowAt: at(24 * w.task[2] * 0.8),
      });
    if (w.ended) await closeWhistle(tx, id, { state: 'ended', words: w.ended[1], by: w.caller.by, at: at(w.ended[0]) });
  }
};
