import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import i18next from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { attempt, isDefinite, type Outcome } from '#client/attempt.ts';
import type { Address, Input, Output } from '#client/endpoint.ts';
import type { Slot } from '#client/kept.ts';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import { call, wordsFor } from './api.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A request that changes something, without the id that marks it. Plain JSON, so that it can be kept and asked again. */
export interface Asked<R> {
  readonly address: Pick<Address<Endpoint>, 'method' | 'path' | 'answers'>;
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body: object;
  readonly answer?: R;
}

type InputOf<E extends Endpoint> = Input<E> extends { body: infer B } ? Omit<Input<E>, 'body'> & { body: WithoutId<B> } : never;

/** Names a request; its id is added when it goes out. */
export const asked = <E extends Endpoint>({ method, path, answers }: Address<E>, input: InputOf<E>): Asked<Output<E>> => ({
  address: { method, path, answers },
  ...(input as Omit<Asked<Output<E>>, 'address'>),
});

const deliver = <R>({ address, params, query, body }: Asked<R>, id: string): Promise<R> =>
  call(address, { params, query, body: { ...body, id } } as never) as Promise<R>;

/** Sends something that must take effect once. @throws what the server says, or that it did not answer */
export const once = <R>(slot: Slot, meant: unknown, request: () => Asked<R>): Promise<Outcome<R>> =>
  attempt(slot, meant, request, deliver<R>, v7);

/** What to tell about something that could not be sent; where nobody knows what became of it, also that it is kept. */
export const sendingWords = (error: unknown): string =>
  isDefinite(error) ? wordsFor(error) : `${wordsFor(error)} ${i18next.t('console:kept.unsure')}`;

interface Options<V, R> {
  slot: Slot;
  request: (meant: V) => Asked<R>;
  /** `earlier`: what was meant before has taken effect, what is meant now was not sent. */
  onDone: (answer: R, meant: V, earlier: boolean) => void;
  onFailed?: (error: Error) => void;
}

/** Sends something that must take effect once: a retry after a lost answer goes out as it was, under the same id. */
export const useSend = <V, R>({ slot, request, onDone, onFailed }: Options<V, R>) => {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const under = useRef(false);
  const sending = useMutation({
    mutationFn: (meant: V) => once(slot, meant, () => request(meant)),
    onSuccess: ({ answer, earlier }, meant) => {
      if (earlier) notification.warning({ title: t('kept.earlier'), description: t('kept.earlierText'), duration: 0 });
      onDone(answer, meant, earlier);
    },
    onError: (error) => onFailed?.(error),
    onSettled: () => {
      under.current = false;
    },
  });
  return {
    isPending: sending.isPending,
    /** What is on its way. */
    pending: sending.isPending ? sending.variables : null,
    error: sending.error,
    reset: sending.reset,
    send: (meant: V): void => {
      if (under.current) return;
      under.current = true;
      sending.mutate(meant);
    },
  };
};
