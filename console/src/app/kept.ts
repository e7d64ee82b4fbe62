import { useEffect, useMemo, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { browserStore, windowName } from '#client/browser-store.ts';
import { createKeeping, type Owner, type Slot } from '#client/kept.ts';
import { useMe } from './queries.ts';

/** What was typed in this console and not confirmed by the server yet, on this computer. */
export const keeping = createKeeping(browserStore, windowName(v7));

/** The slot of a form of the signed-in account. `pageOnly`: its requests must not lie on this computer. */
export const useSlot = (form: string, subject = '', pageOnly = false): Slot => {
  const account = useMe().account.id;
  return useMemo(() => keeping.slot({ account, form, subject }, pageOnly), [account, form, subject, pageOnly]);
};

let wanted: (() => Owner | undefined) | null = null;
const openers = new Set<() => void>();
/** Asks the page that shows a form to open it: now, or when it appears. */
export const wantForm = (owner: Owner): void => {
  wanted = () => owner;
  for (const open of openers) open();
};
/** The session has ended: when its account is back, the form it wrote in last is opened again. What is being typed is written down by then. */
export const wantLastForm = (account: string): void => {
  wanted = () => keeping.list(account)[0]?.owner;
};
/** Opens what {@link wantForm} or {@link wantLastForm} asked for among the forms of one subject. */
export const useWantedForm = (subject: string, open: (form: string) => void): void => {
  const account = useMe().account.id;
  const act = useRef(open);
  act.current = open;
  useEffect(() => {
    const look = (): void => {
      const owner = wanted?.();
      if (owner?.subject !== subject || owner.account !== account) return;
      wanted = null;
      act.current(owner.form);
    };
    look();
    openers.add(look);
    return () => void openers.delete(look);
  }, [subject, account]);
};

/** The page on screen, as the router takes it. */
const pageNow = (): string => `/${location.pathname.slice(import.meta.env.BASE_URL.length)}${location.search}`;

const pause = 300;
/** Writes what a form holds a moment after each change, and at once when the page goes. */
const holderOf = (slot: Slot, base: string, title: string) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: unknown;
  const write = (): void => {
    clearTimeout(timer);
    if (waiting !== undefined) slot.write({ values: waiting, base, title, page: pageNow() });
    waiting = undefined;
  };
  return {
    hold: (values: unknown): void => {
      waiting = values;
      clearTimeout(timer);
      timer = setTimeout(write, pause);
    },
    write,
    stop: (): void => {
      clearTimeout(timer);
      waiting = undefined;
    },
  };
};

export interface Typed<V> {
  /** With what the form begins: what was left of it, or the base. */
  readonly start: V;
  /** Changes whenever the form has to begin anew with `start`. */
  readonly round: number;
  /** `restored`: put in; `offered`: there, but the ground has changed since, or another window has it; null: nothing was left. */
  readonly left: { readonly state: 'restored' | 'offered'; readonly at: number } | null;
  /** Puts in what is offered. */
  restore(): void;
  /** Gives up what was left and begins with the base. */
  discard(): void;
  /** Tells what the form holds; null: nothing that would be missed. */
  hold(values: V | null): void;
  /** It has been sent. */
  done(): void;
}

/** Keeps what a form holds until the server has confirmed it. `base`: what it begins with when nothing was left. */
export const useTyped = <V extends object>(slot: Slot, base: V, title: string): Typed<V> => {
  const [holder] = useState(() => holderOf(slot, JSON.stringify(base), title));
  const [found, setFound] = useState(() => {
    const left = slot.left();
    if (!left || left.kept.values === null) return null;
    const sure = left.own && left.kept.base === JSON.stringify(base);
    return { state: sure ? ('restored' as const) : ('offered' as const), kept: left.kept };
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    addEventListener('pagehide', holder.write);
    return () => {
      removeEventListener('pagehide', holder.write);
      holder.write();
    };
  }, [holder]);
  return {
    start: found?.state === 'restored' ? { ...base, ...(found.kept.values as V) } : base,
    round,
    left: found && { state: found.state, at: found.kept.at },
    restore: () => {
      if (found) slot.write({ ...found.kept, base: JSON.stringify(base) });
      setFound(found && { ...found, state: 'restored' });
      setRound(round + 1);
    },
    discard: () => {
      holder.stop();
      slot.clear(true);
      setFound(null);
      setRound(round + 1);
    },
    hold: holder.hold,
    done: () => {
      holder.stop();
      slot.clear(true);
    },
  };
};
