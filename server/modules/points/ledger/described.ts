/** What transfers are called: modules describe theirs when they open. */
export interface Description {
  /** `<module>.<why>` of the transfers. */
  readonly what: string;
  /** Key of the words that say it, with the namespace; they may use the transfer's facts. */
  readonly words: string;
  /** Address on the phone of what a transfer came from. */
  readonly link?: (subjectId: string) => string;
}

/** The rule that paid, as it stands in the facts of a transfer: `rule: { code, version }`. */
export interface RuleRef {
  readonly code: string;
  readonly version: number;
}

export interface Described {
  add(description: Description): void;
  of(what: string): Description | undefined;
}

export const createDescribed = (): Described => {
  const known = new Map<string, Description>();
  return {
    add: (description) => {
      if (known.has(description.what)) throw new Error(`${description.what} is described twice`);
      known.set(description.what, description);
    },
    of: (what) => known.get(what),
  };
};
