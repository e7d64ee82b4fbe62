import i18next from 'i18next';
import { v7 } from 'uuid';
import { isDefinite } from '#client/attempt.ts';
import { CallError } from '#client/call.ts';
import * as casesApi from '#client/endpoints/cases.ts';
import type { ActBody, CaseDetail, ReportAnswer, ReportBody } from '#contract/cases/api.ts';
import { callFor, hasCode, isOffline, wordsOf } from '../api.ts';
import { toast } from '../parts/toast.tsx';
import { prepared } from '../photos/prepared.ts';
import { dropUpload, uploadPhoto } from '../photos/upload.ts';
import { caseQuery, meQuery, queryClient, receiptKey } from '../queries.ts';
import { boundFor } from '../session/bound.ts';
import { withPass } from '../session/pass.ts';
import { type OutboxItem, type Sent, store, useStored, type Written } from './database.ts';
import { keepSafe } from './room.ts';
import { bodyOf, isHeld } from './sending.ts';

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
    if (photo.raw) Object.assign(photo, await prepared(photo));
    const before = { ...photo };
    photo.begun = true;
    await keep(item);
    photo.uploaded = { ...(await uploadPhoto(before, owner)), owner };
    await keep(item);
  }
};

const deliver = async (item: OutboxItem, owner: string): Promise<ReportAnswer | CaseDetail | null> => {
  const call = callFor(owner);
  await sendPhotos(item, owner);
  const body = bodyOf(item);
  if (item.kind === 'report') return call(casesApi.createReport, { body: body as ReportBody });
  if (item.written) {
    const { path, answers } = item.written;
    await call({ method: 'POST', path, answers }, { body } as never);
    return null;
  }
  return call(casesApi.act, { params: { caseId: item.caseId ?? '' }, body: body as ActBody });
};

/** What it is, in words. */
export const whatOf = ({ kind, written, body }: OutboxItem): string =>
  written?.what ?? i18next.t(kind === 'report' ? 'outbox.report' : `act.titles.${(body as ActBody).action}`);

/** How long what has arrived stays listed, ms. */
const listed = 86_400_000;

/**
 * Takes what has arrived off the device, with the draft it came from; that it has arrived stays listed. Left behind by a failing store it is sent
 * again, to the same answer.
 */
const settle = (item: OutboxItem, owner: string, caseId: string): Promise<void> =>
  store
    .transaction('rw', store.outbox, store.drafts, store.sent, async () => {
      await store.outbox.delete(item.id);
      if ((await store.drafts.get('report'))?.id === item.id) await store.drafts.delete('report');
      const at = Date.now();
      await store.sent
        .where('at')
        .below(at - listed)
        .delete();
      const page = item.written?.page ?? (caseId === '' ? null : `/cases/${caseId}`);
      await store.sent.put({ id: item.id, owner, what: whatOf(item), title: item.title, page, at });
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
    // under the same name the server would answer with the very file that does not serve
    Object.assign(photo, { uploaded: null, begun: false, sentAs: v7() });
  }
  return true;
};

/** Sends one thing. Photos that the server no longer knows are sent once more; everything keeps its id, so nothing arrives twice. */
const attempt = async (item: OutboxItem, owner: string): Promise<Outcome> => {
  try {
    const answer = await withPass(owner, () => deliver(item, owner)).catch((error: unknown) => {
      if (!mended(item, error)) throw error;
      return deliver(item, owner);
    });
    const caseId = item.written || !answer ? '' : (('caseId' in answer ? answer.caseId : answer.id) ?? '');
    await settle(item, owner, caseId);
    // sent by a pass: there is nothing to read
    if (answer && 'received' in answer) return { status: 'sent', caseId: item.caseId ?? '' };
    if (item.written) {
      renew(item.written);
      return { status: 'sent', caseId: '' };
    }
    if (item.kind === 'act') queryClient.setQueryData(caseQuery(caseId).queryKey, answer as CaseDetail);
    else queryClient.setQueryData(receiptKey(caseId), answer as ReportAnswer);
    for (const queryKey of [['my'], ['tasks'], ['todo-counts']]) void queryClient.invalidateQueries({ queryKey });
    return { status: 'sent', caseId };
  } catch (error) {
    if (hasCode(error, 'session.required')) void queryClient.invalidateQueries(meQuery);
    // A refusal means that the case on screen is out of date as often as not: read it again, so that the next try stands on firm ground.
    if (item.caseId) void queryClient.invalidateQueries(caseQuery(item.caseId));
    const waiting = !isDefinite(error);
    const refusal = error instanceof CallError ? error : null;
    // Somebody else was faster: both versions are shown, and the person decides.
    const conflict = refusal?.status === 409 && refusal.code !== 'request.id_reused';
    await keep({
      ...item,
      state: hasCode(error, 'session.required') ? 'needs_session' : waiting ? 'waiting' : conflict ? 'conflict' : 'refused',
      message: wordsOf(error),
      code: refusal?.code ?? null,
      theirs: conflict ? refusal.data : null,
    });
    return { status: waiting ? 'waiting' : 'refused', error };
  }
};

const everything = () => store.outbox.orderBy('createdAt').toArray();
/** What lies in the outbox, oldest first; nothing where the browser keeps nothing. */
const waitingNow = (): Promise<OutboxItem[]> => everything().catch(() => []);

/** What is being sent right now, so that a timer and a tap never send the same thing side by side. */
const underWay = new Map<string, Promise<Outcome>>();
/** Whether something is being sent right now. */
export const isOnItsWay = (id: string): boolean => underWay.has(id);
/** Shows anew what something that was written has changed. */
const renew = ({ renews }: Written): void => {
  for (const queryKey of [[renews], ['todo-counts']]) void queryClient.invalidateQueries({ queryKey });
};
/** What came of something that another page of this browser was sending: it lies here no more, or it is this page's turn. */
const afterOther = async ({ id, written }: OutboxItem, send: () => Promise<Outcome>): Promise<Outcome> => {
  const left = await store.outbox.get(id).catch(() => undefined);
  if (left) return left.state === 'refused' || left.state === 'conflict' ? { status: 'waiting', error: null } : send();
  if (!written) return { status: 'waiting', error: null };
  renew(written);
  return { status: 'sent', caseId: '' };
};
const inTurn = async (item: OutboxItem, owner: string): Promise<Outcome> => {
  if (isHeld(item, await waitingNow())) return { status: 'waiting', error: null };
  const send = () => attempt({ ...item, photos: item.photos.map((photo) => ({ ...photo })) }, owner);
  // another page of this browser may be sending it; plain HTTP and older browsers have no locks, and the server takes it once all the same
  const locks = globalThis.navigator?.locks;
  if (!locks) return send();
  const name = `outbox ${item.id}`;
  const first = await locks.request(name, { ifAvailable: true }, async (lock) => (lock ? send() : null));
  return first ?? locks.request(name, () => afterOther(item, send));
};
const once = (item: OutboxItem, owner: string): Promise<Outcome> => {
  const running = underWay.get(item.id) ?? inTurn(item, owner).finally(() => underWay.delete(item.id));
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

/** Hands over what is written to an address of its own and is about no case. */
export const submitWritten = (
  item: Pick<OutboxItem, 'id' | 'title' | 'body' | 'photos'> & { written: Written },
  owner: string | null,
): Promise<Outcome> =>
  submit(
    { ...item, kind: 'written', owner, caseId: null, place: null, state: 'waiting', message: null, code: null, createdAt: Date.now() },
    owner,
  );

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

/** As whom something is sent: by whoever is signed in, if it is theirs; while nobody is, by its owner where the phone is bound to them. */
const senderOf = ({ owner, state }: OutboxItem): string | null => {
  const me = queryClient.getQueryData(meQuery.queryKey)?.account.id ?? null;
  if (owner === null) return state === 'needs_session' ? null : me;
  return owner === me || (me === null && boundFor(owner)) ? owner : null;
};

/** Sends everything that waits and can be sent now, oldest first; stops at the first sign of no network. */
export const sendWaiting = async (): Promise<void> => {
  for (const { id } of await waitingNow()) {
    // Read anew at its turn: it may have been sent or given up meanwhile.
    const item = await store.outbox.get(id).catch(() => undefined);
    if (!item || item.state === 'refused' || item.state === 'conflict') continue;
    const owner = senderOf(item);
    if (owner === null) continue;
    // Whoever is sending it now also says what became of it.
    if (underWay.has(id)) continue;
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

/** Everything waiting on this device, oldest first. */
export const useOutbox = (): OutboxItem[] => useStored(everything) ?? [];

const latest = () =>
  store.sent
    .where('at')
    .above(Date.now() - listed)
    .reverse()
    .sortBy('at');
/** What has arrived within a day, latest first. */
export const useSent = (): Sent[] => useStored(latest) ?? [];
