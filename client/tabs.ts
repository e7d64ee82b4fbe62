import { v7 } from 'uuid';

/** What one of several tabs does for all of them. */
export interface Work<Said> {
  /** Begins the work in this tab; returns how to end it. */
  lead(): () => void;
  /** What the tab at work tells one that has just come. */
  greet(): Said;
  /** Hears in the other tabs what the one at work says; `joined` when it is the greeting of one that was not at work before. */
  hear(said: Said, joined: boolean): void;
}
export interface Tabs<Said> {
  /** Tells the other tabs. */
  say(said: Said): void;
  /** Gives the work to another tab as long as this one rests (frozen, or kept for going back to). */
  rest(): void;
  wake(): void;
  close(): void;
}

type Message<Said> = { readonly from: string } & (
  | { readonly kind: 'ask' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'lead' | 'say'; readonly said: Said }
);

/** How long a tab that is at work may take to answer, in milliseconds: at first, when another tab is sure to be idle, and later. */
const answerAtFirst = 300;
const answerLater = 2_000;
/** A tab that has heard nothing for so long asks. */
const silence = 3_000;

/**
 * Lets one of all tabs of a browser that use `name` do a piece of work. Web Locks would do it with less, but exist on secure pages only, and
 * plain HTTP is where a browser has few connections. So tabs ask each other: who gets no answer takes the work; of two the elder keeps
 * it. Asking is up to those who wait, since timers of a tab in the background hardly run while messages still arrive. Without
 * BroadcastChannel each tab works for itself.
 */
export const shareAmongTabs = <Said>(name: string, work: Work<Said>): Tabs<Said> => {
  const id = v7();
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  let end: (() => void) | null = null;
  let leader: string | null = null;
  let heard = 0;
  let resting = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const post = (message: Omit<Message<Said>, 'from'> & { said?: Said }): void => channel?.postMessage({ ...message, from: id });

  const stop = (): void => {
    end?.();
    end = null;
  };
  const lead = (): void => {
    leader = id;
    end = work.lead();
    post({ kind: 'lead', said: work.greet() });
  };
  /** Takes the work unless the one at work is heard in time. */
  const ask = (time: number): void => {
    clearTimeout(deadline);
    const asked = Date.now();
    post({ kind: 'ask' });
    deadline = setTimeout(() => {
      if (!end && !resting && heard < asked) lead();
    }, time);
  };
  const begin = (): void => {
    if (channel) ask(answerAtFirst * (0.5 + Math.random()));
    else lead();
  };
  const leave = (): void => {
    clearTimeout(deadline);
    if (end) {
      stop();
      post({ kind: 'leave' });
    }
    leader = null;
  };

  channel?.addEventListener('message', ({ data }) => {
    const message = data as Message<Said>;
    if (resting) return;
    if (message.kind === 'ask') {
      if (end) post({ kind: 'lead', said: work.greet() });
      return;
    }
    if (message.kind === 'leave') {
      if (message.from === leader) begin();
      return;
    }
    if (end) {
      // two at work: the elder keeps it
      if (id < message.from) return post({ kind: 'lead', said: work.greet() });
      stop();
    }
    heard = Date.now();
    const joined = message.kind === 'lead' && leader !== message.from;
    if (message.kind === 'lead') leader = message.from;
    work.hear(message.said, joined);
  });
  const watch = setInterval(() => {
    if (!end && !resting && Date.now() - heard >= silence - 500) ask(answerLater);
  }, silence);
  begin();

  return {
    say: (said) => post({ kind: 'say', said }),
    rest: () => {
      resting = true;
      leave();
    },
    wake: () => {
      if (!resting) return;
      resting = false;
      begin();
    },
    close: () => {
      clearInterval(watch);
      leave();
      channel?.close();
    },
  };
};
