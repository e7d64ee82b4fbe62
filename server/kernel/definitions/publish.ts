import { v7 } from 'uuid';
import { canonical } from '#contract/kernel/canonical.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit, type By } from '../audit.ts';
import { execute, type Tx } from '../db.ts';
import { fail } from '../errors.ts';
import { tell } from '../live.ts';
import { isViolation } from '../violations.ts';
import type { DefinitionKind, Version } from './kind.ts';
import * as store from './store.ts';

/** Live channel on which processes are told to read definitions of a jurisdiction again: `{ jurisdictionId, kind }`. */
export const definitionsChannel = 'definitions';
/** Topic of events that a version has come into force: `{ kind, subject, version }`. */
export const inForceTopic = 'definitions.in_force';

export const announceVersion = async (tx: Tx, by: By, event: { kind: string; subject: string; version: number }): Promise<void> => {
  await execute(tx, 'insert into outbox (id, jurisdiction_id, topic, subject, payload) values ($1, $2, $3, $4, $5)', [
    v7(),
    by.jurisdictionId,
    inForceTopic,
    `${event.kind} ${event.subject}`.trim(),
    JSON.stringify(event),
  ]);
};
const changed = (tx: Tx, jurisdictionId: string, kind: string): Promise<void> => tell(tx, definitionsChannel, { jurisdictionId, kind });

/** From when on something holds that is to hold from a day in Shanghai: today at once. @throws definitions.past */
const effectiveFrom = (day: string | null, now: Date): Date => {
  const today = shanghaiDay(now);
  if (day !== null && day < today) fail('definitions.past', { day, today });
  return day === null || day === today ? now : new Date(`${day}T00:00:00+08:00`);
};

export interface Publication<C> {
  readonly subject?: string;
  readonly content: C;
  readonly reason: string | null;
  /** The day in Shanghai from which it holds; null or today: at once. */
  readonly effectiveOn?: string | null;
  /** The newest version its author saw; absent: whatever is there is followed. */
  readonly seen?: number;
}

/**
 * Publishes a version: it never changes from then on. A draft of the same goes. Two at once: one is told that it came second.
 * @returns its number
 * @throws definitions.changed, definitions.same, definitions.past, definitions.scheduled when another is still to come after that day,
 *   definitions.invalid with the first problem
 */
export const publish = async <C>(tx: Tx, by: By, kind: DefinitionKind<C>, given: Publication<C>): Promise<number> => {
  const key: store.Key = { jurisdictionId: by.jurisdictionId, kind: kind.kind, subject: given.subject ?? '' };
  // in this order: whoever publishes in between is noticed by the number
  const standing = await store.lastStanding(tx, key);
  const last = await store.lastVersion(tx, key);
  const before = last?.version ?? 0;
  if (given.seen !== undefined && given.seen !== before) fail('definitions.changed', { version: before });
  const content = (kind.strict ?? kind.schema).parse(given.content);
  const earlier = standing === null ? null : kind.schema.parse(standing.content);
  if (earlier !== null && canonical(earlier) === canonical(content)) fail('definitions.same', { version: standing?.version });
  const from = effectiveFrom(given.effectiveOn ?? null, by.at);
  if (standing !== null && standing.effectiveFrom > from)
    fail('definitions.scheduled', { version: standing.version, day: shanghaiDay(standing.effectiveFrom) });
  const [problem] = [
    ...(kind.problemsOf?.(content, earlier) ?? []),
    ...((await kind.problemsIn?.(tx, by.jurisdictionId, content, earlier, key.subject)) ?? []),
  ];
  if (problem) fail('definitions.invalid', { at: problem.at, problem: problem.code, ...problem.data });
  const version: Version<C> = { version: before + 1, content, effectiveFrom: from };
  const now = from <= by.at;
  const { reason } = given;
  try {
    await store.insertVersion(tx, key, { ...version, reason, at: by.at, by: by.actorId, announced: now ? by.at : null });
  } catch (error) {
    if (isViolation(error, 'definitions_pkey')) fail('definitions.changed', { version: before + 1 });
    throw error;
  }
  await store.removeDraft(tx, key, null);
  await kind.carryOut?.(tx, by, version, key.subject);
  const event = { kind: key.kind, subject: key.subject, version: version.version };
  await audit(tx, {
    jurisdictionId: by.jurisdictionId,
    actorId: by.actorId,
    action: 'definitions.published',
    subject: `${event.kind} ${event.subject}`.trim(),
    reason,
    data: { version: version.version, effectiveFrom: from.toISOString() },
    at: by.at,
  });
  if (now) await announceVersion(tx, by, event);
  await changed(tx, by.jurisdictionId, key.kind);
  return version.version;
};

/** Withdraws a version that is still to come. @throws definitions.in_force */
export const withdraw = async (
  tx: Tx,
  by: By,
  kind: string,
  { subject = '', version, reason }: { subject?: string; version: number; reason: string },
): Promise<void> => {
  const key = { jurisdictionId: by.jurisdictionId, kind, subject };
  if (!(await store.withdrawVersion(tx, key, version, by.at, by.actorId))) fail('definitions.in_force', { version });
  const named = { jurisdictionId: by.jurisdictionId, actorId: by.actorId, at: by.at, reason };
  await audit(tx, { ...named, action: 'definitions.withdrawn', subject: `${kind} ${subject}`.trim(), data: { version } });
  await changed(tx, by.jurisdictionId, kind);
};

/** Tells of versions that have come into force by the clock. Returns how many. */
export const announceDue = async (tx: Tx, by: By): Promise<number> => {
  const due = await store.takeUnannounced(tx, by.jurisdictionId, by.at);
  for (const event of due) {
    await announceVersion(tx, by, event);
    await changed(tx, by.jurisdictionId, event.kind);
  }
  return due.length;
};
