import { baseOf, type LocalKind } from '#contract/kernel/kinds.ts';
import { type WhistleKind, whistleKindSet } from '#contract/whistles/kinds.ts';
import type { Notify } from '#kernel/notify.ts';
import { wordOf } from '#kernel/words.ts';
import type { AssignmentRecord } from './store/assignments.ts';
import type { CallRecord } from './store/calls.ts';
import type { WhistleRecord } from './store/whistles.ts';

/** A kind in both languages. */
const kindWord = (kinds: readonly LocalKind[], kind: WhistleKind): { zh: string; en: string } => {
  const own = kinds.find(({ subject, code }) => subject === whistleKindSet.subject && code === kind);
  const key = `${whistleKindSet.subject}.${baseOf(kind)}`;
  return own ? { zh: own.name, en: own.nameEn } : { zh: wordOf('zh-CN', key), en: wordOf('en', key) };
};

type Of = Pick<WhistleRecord, 'id' | 'kind' | 'callerName' | 'callerPath'>;
const dataOf = (kinds: readonly LocalKind[], w: Of) => ({ kind: kindWord(kinds, w.kind), caller: w.callerName });

/** Those who answer for a called organisation are told of the call, of an emergency at any hour. */
export const calledNotice = (
  kinds: readonly LocalKind[],
  w: Of,
  call: { organisationId: string; leads: boolean },
  by: { actorId: string | null; at: Date },
): Notify => ({
  kind: baseOf(w.kind) === 'emergency' ? 'whistles.emergency' : 'whistles.called',
  variant: call.leads ? 'leads' : 'assists',
  to: { permission: 'whistles.answer', organisation: call.organisationId },
  except: by.actorId,
  subject: w.id,
  data: dataOf(kinds, w),
  cause: `${w.id} called`,
  at: by.at,
});

/** What the caller is told of a called organisation, or what those called are told of the whistle. */
export const responseNotice = (
  kinds: readonly LocalKind[],
  w: Of,
  variant: 'coming' | 'cannot' | 'arrived' | 'feedback' | 'rated' | 'ended' | 'withdrawn' | 'soon',
  call: { id: string; organisationId: string; organisationName: string },
  by: { actorId: string | null; at: Date },
): Notify => ({
  kind: 'whistles.response',
  variant,
  to: ['coming', 'cannot', 'arrived', 'feedback'].includes(variant)
    ? { permission: 'whistles.call', around: w.callerPath }
    : { permission: 'whistles.answer', organisation: call.organisationId },
  except: by.actorId,
  subject: w.id,
  data: { ...dataOf(kinds, w), organisation: call.organisationName },
  cause: `${call.id} ${variant}`,
  at: by.at,
});

/** An organisation that lets its time pass: told to the caller, and to those who watch over where it stands. */
export const overdueNotices = (
  kinds: readonly LocalKind[],
  w: Of,
  call: CallRecord,
  stage: string,
  watched: string,
  at: Date,
): Notify[] => {
  const told = {
    kind: 'whistles.overdue',
    variant: stage,
    subject: w.id,
    data: { ...dataOf(kinds, w), organisation: call.organisationName },
    cause: `${call.id} ${stage}`,
    at,
  } as const;
  return [
    { ...told, to: { permission: 'whistles.call', around: w.callerPath } },
    { ...told, to: { permission: 'whistles.supervise', around: watched } },
    { ...told, to: { permission: 'whistles.answer', organisation: call.organisationId } },
  ];
};

/** What is told of a sub-task: to the organisation that has it, or to whoever gave it. */
export const assignmentNotice = (
  a: Pick<AssignmentRecord, 'id' | 'organisationId' | 'organisationName' | 'byName' | 'byPath' | 'byOrganisationId'>,
  variant: 'assigned' | 'cancelled' | 'soon' | 'overdue' | 'accepted' | 'done' | 'returned',
  by: { actorId: string | null; at: Date },
): Notify => ({
  kind: 'whistles.assignment',
  variant,
  to: !['accepted', 'done', 'returned'].includes(variant)
    ? { permission: 'whistles.answer', organisation: a.organisationId }
    : a.byPath === null
      ? { permission: 'whistles.answer', organisation: a.byOrganisationId ?? '' }
      : { permission: 'whistles.call', around: a.byPath },
  except: by.actorId,
  subject: a.id,
  data: { by: a.byName, organisation: a.organisationName },
  cause: `${a.id} ${variant}`,
  at: by.at,
});
