/** Where a front end keeps short texts beyond the life of a page, e.g. the browser's local storage. May throw when it is full or forbidden. */
export interface TextStore {
  keys(): string[];
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
}

/** A request of which nobody knows yet whether it took effect. It is asked again as it was, under the same id. */
export interface Pending {
  readonly id: string;
  /** What the person meant by it, as JSON. */
  readonly meant: string;
  readonly request: unknown;
}

/** What one form holds that the server has not confirmed. */
export interface Kept {
  /** What the form began with when this was typed, as JSON: on other ground it is offered, not put in. */
  readonly base: string;
  /** What was typed; null when only a request is open. */
  readonly values: unknown;
  readonly pending: Pending | null;
  /** Unix time of the last change, in ms. */
  readonly at: number;
  /** What the form was for and the page it stood on, to find the way back. */
  readonly title: string;
  readonly page: string;
}

/** Whose form it is: what one account typed is never shown to another. */
export interface Owner {
  readonly account: string;
  /** The kind of form, e.g. `case.answer`. */
  readonly form: string;
  /** The thing it is about, e.g. the id of a case; empty where there is only one. */
  readonly subject: string;
}

/** One form of one window. */
export interface Slot {
  /** What stands there now. */
  now(): Kept | null;
  /** What was left of this form: by this window, or else the latest by another. */
  left(): { kept: Kept; own: boolean } | null;
  write(part: Partial<Omit<Kept, 'at'>>): void;
  /** Takes back what was written: it was sent, or its writer gave it up. `all`: in every window. */
  clear(all?: boolean): void;
}

const prefix = 'linli.kept ';
/** Longest time anything is kept, in ms: from a Friday evening to the Monday after. */
export const keptFor = 72 * 3_600_000;
const empty: Omit<Kept, 'at'> = { base: '', values: null, pending: null, title: '', page: '' };

export interface Keeping {
  /** `pageOnly`: its requests are too large or too secret to lie on the computer, and live as long as the page. */
  slot(owner: Owner, pageOnly?: boolean): Slot;
  /** Everything left by an account, the latest first. */
  list(account: string): { owner: Owner; kept: Kept }[];
  /** Forgets all of an account: it signed out by its own will. */
  forget(account: string): void;
}

/**
 * Keeps what was typed until the server has confirmed it. Works from memory where the store does not.
 * @param window names this window (tab), so that two of them do not write over one another
 */
export const createKeeping = (store: TextStore, window: string, now: () => number = Date.now): Keeping => {
  const memory = new Map<string, Kept>();
  const keyOf = ({ account, form, subject }: Owner, of = window): string => prefix + JSON.stringify([account, form, subject, of]);
  const drop = (key: string): void => {
    memory.delete(key);
    try {
      store.remove(key);
    } catch {
      // forbidden: then it was never there
    }
  };
  const read = (key: string): Kept | null => {
    let kept = memory.get(key) ?? null;
    try {
      kept ??= JSON.parse(store.get(key) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
    if (kept && now() - kept.at <= keptFor) return kept;
    if (kept) drop(key);
    return null;
  };
  const all = (): { key: string; owner: Owner; of: string; kept: Kept }[] => {
    let keys = [...memory.keys()];
    try {
      keys = [...new Set([...keys, ...store.keys().filter((key) => key.startsWith(prefix))])];
    } catch {
      // forbidden: memory is all there is
    }
    return keys
      .flatMap((key) => {
        const kept = read(key);
        const [account = '', form = '', subject = '', of = ''] = JSON.parse(key.slice(prefix.length)) as string[];
        return kept ? [{ key, owner: { account, form, subject }, of, kept }] : [];
      })
      .sort((a, b) => b.kept.at - a.kept.at);
  };
  const same = (a: Owner, b: Owner): boolean => a.account === b.account && a.form === b.form && a.subject === b.subject;
  return {
    slot: (owner, pageOnly = false) => {
      const key = keyOf(owner);
      return {
        now: () => read(key),
        left: () => {
          const own = read(key);
          if (own) return { kept: own, own: true };
          const other = all().find((one) => same(one.owner, owner));
          return other ? { kept: other.kept, own: false } : null;
        },
        write: (part) => {
          const kept = { ...empty, ...read(key), ...part, at: now() };
          if (kept.values === null && kept.pending === null) return drop(key);
          memory.set(key, kept);
          const lasting = pageOnly ? { ...kept, pending: null } : kept;
          try {
            if (lasting.values === null && lasting.pending === null) store.remove(key);
            else store.set(key, JSON.stringify(lasting));
          } catch {
            // full or forbidden: it lives as long as the page
          }
        },
        clear: (everywhere = false) => {
          drop(key);
          if (everywhere) for (const one of all()) if (same(one.owner, owner)) drop(one.key);
        },
      };
    },
    list: (account) => all().filter((one) => one.owner.account === account),
    forget: (account) => {
      for (const one of all()) if (one.owner.account === account) drop(one.key);
    },
  };
};
