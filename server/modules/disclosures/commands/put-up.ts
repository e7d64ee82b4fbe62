import type { BodyGiven, DisclosureBody, DisclosureKind } from '#contract/disclosures/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit, type By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { makeToken } from '#modules/places/index.ts';
import { eachText, isEmpty, maskedBody } from '../domain/masked.ts';
import { shortestOf } from '../domain/shortest.ts';
import { lastDay, lengthOf, stateOf } from '../domain/state.ts';
import { numbersMasked } from '../numbers.ts';
import { amendRow, endRow, groundOf, insertDisclosure, lockDisclosure } from '../store/disclosures.ts';

/** What a module has published. */
export interface PublishGiven {
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly areaId: string;
  readonly kind: DisclosureKind;
  readonly title: string;
  readonly body: BodyGiven;
  /** First day, `YYYY-MM-DD` in Shanghai; null: today. */
  readonly from?: string | null;
  /** Last day; null: after the shortest period of its kind. */
  readonly until?: string | null;
  readonly objections: boolean;
  /** Last day on which one may object; null: as long as it is up. */
  readonly objectionsUntil?: string | null;
  readonly decidedOn?: string | null;
  /** Ids of uploaded files that are read with it, in this order; whoever publishes claims them for it. */
  readonly fileIds?: readonly string[];
}

/**
 * Publishes something, masked. Who may is for the caller to ask; a period a rule of the caller's own makes shorter is taken as given.
 * @returns its id
 * @throws territory.area_not_found, disclosures.empty, disclosures.from_past, disclosures.days_reversed
 */
export const putUp = async (tx: Tx, by: By, given: PublishGiven): Promise<string> => {
  const ground = (await groundOf(tx, given.areaId)) ?? fail('territory.area_not_found', { code: given.areaId });
  const body = eachText(maskedBody(given.body, maskName), numbersMasked);
  if (isEmpty(body)) fail('disclosures.empty');
  const today = shanghaiDay(by.at);
  const fromOn = given.from ?? today;
  if (fromOn < today) fail('disclosures.from_past', { day: today });
  const untilOn = given.until ?? lastDay(fromOn, shortestOf(ground.settings, given.kind));
  const objectionsUntil = given.objections ? (given.objectionsUntil ?? untilOn) : null;
  if (untilOn < fromOn || (objectionsUntil !== null && objectionsUntil < fromOn)) fail('disclosures.days_reversed');
  const id = idOf(by.at);
  await insertDisclosure(tx, {
    id,
    token: makeToken(),
    kind: given.kind,
    subjectType: given.subject?.type ?? null,
    subjectId: given.subject?.id ?? null,
    areaPath: ground.path,
    fromOn,
    untilOn,
    decidedOn: given.decidedOn ?? null,
    publishedAt: by.at,
    publishedBy: by.actorId,
    takesObjections: given.objections,
    objectionsUntil,
    fileIds: given.fileIds ?? [],
    title: numbersMasked(given.title.trim()),
    body,
  });
  await audit(tx, {
    ...by,
    action: 'disclosures.published',
    subject: id,
    data: { kind: given.kind, area: ground.code, from: fromOn, until: untilOn },
  });
  return id;
};

export interface AmendGiven {
  readonly title?: string;
  readonly body?: BodyGiven;
  /** Left out: those of the version before. */
  readonly fileIds?: readonly string[];
  /** Never earlier than before. */
  readonly until?: string | null;
  readonly reason: string;
}
const same = (a: DisclosureBody, b: DisclosureBody): boolean =>
  JSON.stringify([a.paragraphs, a.table]) === JSON.stringify([b.paragraphs, b.table]);

/**
 * Amends what is up, or will be: the next version, with its reason; those before stay to be read.
 * @param seen the version it is based on; left out, whichever is newest
 * @throws disclosures.not_found, disclosures.over, disclosures.changed, disclosures.shorter, disclosures.unchanged, disclosures.empty
 */
export const amend = async (tx: Tx, by: By, id: string, given: AmendGiven, seen?: number): Promise<void> => {
  const before = (await lockDisclosure(tx, id)) ?? fail('disclosures.not_found');
  const state = stateOf(before, shanghaiDay(by.at));
  if (state === 'over' || state === 'ended') fail('disclosures.over');
  if (seen !== undefined && seen !== before.version) fail('disclosures.changed', { version: before.version });
  const untilOn = given.until ?? before.untilOn;
  if (untilOn < before.untilOn) fail('disclosures.shorter', { day: before.untilOn });
  const title = given.title === undefined ? before.title : numbersMasked(given.title.trim());
  const body = given.body ? eachText(maskedBody(given.body, maskName), numbersMasked) : before.body;
  if (isEmpty(body)) fail('disclosures.empty');
  const fileIds = given.fileIds ?? before.fileIds;
  if (title === before.title && untilOn === before.untilOn && same(body, before.body) && fileIds.join() === before.fileIds.join())
    fail('disclosures.unchanged');
  const number = before.version + 1;
  await amendRow(tx, id, { number, title, body, fileIds, untilOn, reason: given.reason, at: by.at, byId: by.actorId });
  await audit(tx, { ...by, action: 'disclosures.amended', subject: id, reason: given.reason, data: { version: number } });
};

/** Ends what is up before its last day; its page says why. @throws disclosures.not_found, disclosures.over */
export const endEarly = async (tx: Tx, by: By, id: string, reason: string): Promise<void> => {
  const before = (await lockDisclosure(tx, id)) ?? fail('disclosures.not_found');
  const today = shanghaiDay(by.at);
  const state = stateOf(before, today);
  if (state === 'over' || state === 'ended') fail('disclosures.over');
  await endRow(tx, id, today, by.actorId, reason);
  await audit(tx, { ...by, action: 'disclosures.ended', subject: id, reason });
};

/** Whether a period given by hand keeps to its kind's shortest one. @throws disclosures.period_short */
export const mustLast = (settings: Readonly<Record<string, unknown>>, kind: DisclosureKind, from: string, until: string): void => {
  const least = shortestOf(settings, kind);
  if (until >= from && lengthOf(from, until) < least) fail('disclosures.period_short', { days: least, day: lastDay(from, least) });
};
