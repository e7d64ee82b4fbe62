import { useQuery } from '@tanstack/react-query';
import * as accountsApi from '#client/endpoints/accounts.ts';
import type { Me } from '#contract/accounts/api.ts';
import { call } from '../api.ts';
import { meQuery, queryClient } from '../queries.ts';
import { forgetKept } from '../store/kept.ts';
import { sendWaiting } from '../store/outbox.ts';
import { askAnew, boundFor, end, signedInAs, standingNow } from './bound.ts';

/** Whether the account holds a post that sees cases: it gets the task list. */
export const isStaff = (me: Me | null | undefined): boolean =>
  me?.permissions.some((permission) => permission === 'cases.read' || permission === 'cases.read_assigned') ?? false;

/** The signed-in account: undefined while unknown, null when nobody is signed in – or, without a network, nobody that this device remembers. */
export const useMe = (): Me | null | undefined => {
  const { data, isError } = useQuery(meQuery);
  return data ?? (isError ? null : data);
};

/** Whether the account must first replace a temporary password or set up a second factor: until then the server refuses everything else. */
export const isBarred = (me: Me): boolean => me.account.mustChangePassword || me.account.mustSetUpSecondFactor;

/** Reads anew who is signed in, after a sign-in; then sends what waited for it. Answers with the account. */
export const refreshMe = async (): Promise<Me | null> => {
  for (const queryKey of [['my'], ['tasks'], ['case'], ['todo-counts']]) queryClient.removeQueries({ queryKey });
  await forgetKept();
  const me = await askAnew(() => queryClient.fetchQuery({ ...meQuery, staleTime: 0 }));
  const account = me?.account.id ?? null;
  if (account !== null && boundFor(account)) await (await import('./binding.ts')).stillBound(account).catch(() => undefined);
  await signedInAs(account);
  if (me && !isBarred(me)) void sendWaiting();
  return me;
};

/** Opens a device session without a person behind it. */
export const goAnonymous = async (): Promise<Me | null> => {
  await call(accountsApi.signInAnonymously, { body: {} });
  return refreshMe();
};

/** Ends web push to this device: the next person who uses it shall not get what is meant for this one. */
const endPush = async (): Promise<void> => {
  const worker = await navigator.serviceWorker?.getRegistration('/');
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
};

/** Signs this device out. */
export const leave = async (): Promise<void> => {
  await endPush().catch(() => undefined);
  if (standingNow().row) await (await import('./binding.ts')).unbindPhone();
  await call(accountsApi.signOut, { body: {} });
  await forgetSession();
};

/** Forgets what was read on this device, and its binding. Drafts and the outbox stay: they are the person's own words. */
export const forgetSession = async (): Promise<void> => {
  const { row } = standingNow();
  if (row) await end(row.accountId);
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, null);
  await forgetKept();
};
