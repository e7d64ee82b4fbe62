import { useState } from 'react';

/** How somebody arranges a day: which things in which order, and what they leave out. Names things by `kind id` and knows nothing else of them. */
export interface OwnPlan {
  /** Null: as the way goes. */
  readonly order: readonly string[] | null;
  readonly left: readonly string[];
}
const plain: OwnPlan = { order: null, left: [] };

const key = 'linli.day';
interface Kept extends OwnPlan {
  readonly account: string;
  readonly day: string;
}
const read = (account: string, day: string): OwnPlan => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept?.account === account && kept.day === day ? kept : plain;
  } catch {
    return plain;
  }
};

/** The arrangement of an account for a day, kept on this device; that of another day or account is forgotten with the first change. */
export const useOwnPlan = (account: string, day: string): readonly [OwnPlan, (next: Partial<OwnPlan>) => void] => {
  const [plan, setPlan] = useState(() => read(account, day));
  const change = (next: Partial<OwnPlan>): void => {
    const whole = { order: plan.order, left: plan.left, ...next };
    setPlan(whole);
    try {
      localStorage.setItem(key, JSON.stringify({ account, day, ...whole } satisfies Kept));
    } catch {
      // A browser without storage: it holds until the page is left.
    }
  };
  return [plan, change];
};
