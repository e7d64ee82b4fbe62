import i18next from 'i18next';
import { v7 } from 'uuid';
import { isDefinite } from '#client/attempt.ts';
import { CallError } from '#client/call.ts';
import * as casesApi from '#client/endpoints/cases.ts';
import type { ActBody, CaseDetail, ReportAnswer, ReportBody } from '#contract/cases/api.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import { call, hasCode, isOffline, wordsOf } from '../api.ts';
import { toast } from '../parts/toast.tsx';
import { dropUpload, uploadPhoto } from '../photos/upload.ts';
import { caseQuery, meQuery, queryClient, receiptKey } from '../queries.ts';
import { type LocalPhoto, type OutboxItem, store, useStored } from './database.ts';
import { keepSafe } from './room.ts';

/** What became of something handed to {@link submit} or tried again. `unkept`: neither sent nor kept, it exists only on the page. */
export type Outcome =
  | { status: 'sent' /** Empty where it is about no case. */; caseId: string }
  | { status: 'waiting' | 'refused' | 'unkept'; error: unknown };

const keep = (item: OutboxItem): Promise<boolean> => keepSafe(() => store.outbox.put(item));
const isKept = (id: string): Promise<boolean> =>
  store.outbox.get(id).then(
    (found) => found !== undefined,
    () => false,
  );

/** Sends what has not been sent. */
const sendPhotos = async (item: OutboxItem, owner: string): Promise<void> => {
  for (const photo of item.photos) {
    if (photo.uploaded?.owner === owner) continue;
    photo.uploaded = { ...(await uploadPhoto(photo, owner)), owner };
    await keep(item);
  }
};

/** A report as it is sent: answers that are photos of this device name what the server has of them. */
const reportBody = (body: Omit<ReportBody, 'photoIds'>, photos: readonly LocalPhoto[], photoIds: string[]): ReportBody => {
  const { answers, typeAnswers } = body;
  const ids = new Map(photos.map(({ key, uploaded }) => [key, uploaded?.id ?? key]));
  const sent = (answer: Answer): Answer => (Array.isArray(answer) ? answer.map((one) => ids.get(one) ?? one) : answer);
  const valuesOf = ({ values }: { values: Answers }): Answers =>
    Object.fromEntries(Object.entries(values).map(([key, answer]) => [key, sent(answer)]));
  return {
    ...body,
    photoIds,
    ...(answers && { answers: { ...answers, values: valuesOf(answers) } }),
    ...(typeAnswers && { typeAnswers: { ...typeAnswers, values: valuesOf(typeAnswers) } }),
  };
};

const deliver = async (item: OutboxItem, owner: string): Promise<ReportAnswer | CaseDetail | null> => {
  await sendPhotos(item, owner);
  const photoIds = item.photos.flatMap(({ uploaded, answers }) => (uploaded && !answers ? [uploaded.id] : []));
  if (item.kind === 'report')
    return call(casesApi.createReport, { body: reportBody(item.body as Omit<ReportBody, 'photoIds'>, item.photos, photoIds) });
  const body = item.photos.length > 0 ? { ...item.body, photoIds } : item.body;
  if (item.written) {
    const { path, answers } = item.written;
    await call({ method: 'POST', path, answers }, { body } as never);
    return null;
  }
  return call(casesApi.act, { params: { caseId: item.caseId ?? '' }, body: body as ActBody });
};

/** Takes what has arrived off the device, with the draft it came from. Left behind by a failing store it is sent again, to the same answer. */
const settle = (id: string): Promise<void> =>
  store
    .transaction('rw', store.outbox, store.drafts, async () => {
      await store.outbox.delete(id);
      if ((await store.drafts.get('report'))?.id === id) await store.drafts.delete('report');
    })
    .catch(() => undefined);

/** Makes something sendable that was refused for a reason nobody has to be asked about; false when it was another. */
const mended = (item: OutboxItem, error: unknown): boolean => {
  // A phone whose clock is wrong does not know when it was written: the report goes without the time.
  if (hasCode(error, 'case.time_impossible') && item.kind === 'report' && (item.body as ReportBody).occurredAt !== null) {
    item.body = { ...item.body, occurredAt: null } as OutboxItem['body'];
    return true;
  }
  if (!hasCode(error, 'file.not_found', 'file.already_used') || item.photos.length === 0) return false;
  for (const photo of item.photos) {
    dropUpload(photo.key);
    photo.uploaded = null;
  }
  return true;
};

/** Sends one thing. Photos that the server no longer knows are sent once more; everything keeps its id, so nothing arrives twice. */
const attempt = async (item: OutboxItem, owner: string): Promise<Outcome> => {
  try {
    const answer = await deliver(item, owner).catch((error: unknown) => {
      if (!mended(item, error)) throw error;
      return deliver(item, owner);
    });
    await settle(item.id);
    if (item.written) {
      for (const queryKey of [[item.written.renews], ['todo-counts']]) void queryClient.invalidateQueries({ queryKey });
      return { status: 'sent', caseId: '' };
    }
    const caseId = item.kind === 'report' ? (answer as ReportAnswer).caseId : (answer as CaseDetail).id;
    if (item.kind === 'act') queryClient.setQueryData(caseQuery(caseId).queryKey, answer as CaseDetail);
    else queryClient.setQueryData(receiptKey(caseId), answer as ReportAnswer);
    for (const queryKey of [['my'], ['tasks'], ['todo-counts']]) void queryClient.invalidateQueries({ queryKey });
    return { status: 'sent', caseId };
  } catch (error) {
    if (hasCode(error, 'session.required')) void queryClient.invalidateQueries(meQuery);
    // A refusal means that the case on screen is out of date as often as not: read it again, so that the next try stands on firm ground.
    if (item.caseId) void queryClient.invalidateQueries(caseQuery(item.caseId));
    const waiting = !isDefinite(error);
    await keep({
      ...item,
      state: hasCode(error, 'session.required') ? 'needs_session' : waiting ? 'waiting' : 'refused',
      message: wordsOf(error),
      code: error instanceof CallError ? error.code : null,
    });
    return { status: waiting ? 'waiting' : 'refused', error };
  }
};

/** What is being sent right now, so that a timer and a tap never send the same thing side by side. */
const underWay = new Map<string, Promise<Outcome>>();
const once = (item: OutboxItem, owner: string): Promise<Outcome> => {
  const running =
    underWay.get(item.id) ??
    attempt({ ...item, photos: item.photos.map((photo) => ({ ...photo })) }, owner).finally(() => underWay.delete(item.id));
  underWay.set(item.id, running);
  return running;
};

/**
 * Puts something into the outbox and tries to send it at once. `waiting`: it stays there and sends itself later. `refused`: the server
 * said no; it is taken out again, because the form it came from is still open and shows why. `unkept`: not sent, and the device has no
 * room for it; only the form holds it.
 */
export const submit = async (item: OutboxItem, owner: string | null): Promise<Outcome> => {
  await keep(item);
  const outcome: Outcome = owner === null ? { status: 'waiting', error: null } : await once(item, owner);
  if (outcome.status === 'refused') await store.outbox.delete(item.id).catch(() => undefined);
  return outcome.status === 'waiting' && !(await isKept(item.id)) ? { ...outcome, status: 'unkept' } : outcome;
};

/** Gives up what waits. Says so where the device does not let it go: then it is still sent. */
export const discard = (id: string): Promise<void> => store.outbox.delete(id).catch(() => toast(i18next.t('outbox.notDeleted')));

/** Sends under a new id what was refused because its id had been used for something else; never both, and never neither. */
export const sendAsNew = async (item: OutboxItem, owner: string): Promise<Outcome> => {
  const id = v7();
  const fresh: OutboxItem = { ...item, id, owner, state: 'waiting', body: { ...item.body, id } };
  const swap = () =>
    store.transaction('rw', store.outbox, async () => {
      await store.outbox.put(fresh);
      await store.outbox.delete(item.id);
    });
  return (await keepSafe(swap)) ? once(fresh, owner) : { status: 'refused', error: null };
};

/** Tries one waiting or refused thing again, on the person's wish. An act goes with the version now on screen. */
export const tryAgain = async (item: OutboxItem, owner: string, version?: number): Promise<Outcome> =>
  once(
    {
      ...item,
      owner,
      state: 'waiting',
      body: version === undefined || item.kind !== 'act' ? item.body : { ...(item.body as ActBody), version },
    },
    owner,
  );

/** Sends everything that waits and belongs to the signed-in account, oldest first; stops at the first sign of no network. */
export const sendWaiting = async (): Promise<void> => {
  const owner = queryClient.getQueryData(meQuery.queryKey)?.account.id;
  if (!owner) return;
  const items = await store.outbox
    .orderBy('createdAt')
    .toArray()
    .catch(() => []);
  for (const item of items) {
    if (
      item.state === 'refused' ||
      (item.owner !== null && item.owner !== owner) ||
      (item.owner === null && item.state === 'needs_session')
    )
      continue;
    // Whoever is sending it now also says what became of it.
    if (underWay.has(item.id)) continue;
    const outcome = await once(item, owner);
    if (outcome.status === 'sent') toast(i18next.t('outbox.sentTitle', { title: item.title }));
    if (outcome.status === 'waiting' && (isOffline(outcome.error) || hasCode(outcome.error, 'session.required'))) return;
  }
};

/** Sends what waits when the network or the page comes back, and every half minute while something waits. */
export const watchOutbox = (): void => {
  const go = () => void sendWaiting();
  window.addEventListener('online', go);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && go());
  setInterval(go, 30_000);
};

const everything = () => store.outbox.orderBy('createdAt').toArray();
/** Everything waiting on this device, oldest first. */
export const useOutbox = (): OutboxItem[] => useStored(everything) ?? [];
