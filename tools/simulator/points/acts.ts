import type { Holder } from '#modules/points/index.ts';

/** Something asked of the ledger under an id. */
export type Act =
  | {
      readonly do: 'move';
      readonly id: string;
      readonly from: Holder;
      readonly to: Holder;
      readonly points: number;
      readonly lastDay: string | null;
      /** Held until then; null: moved at once. */
      readonly until: string | null;
    }
  | { readonly do: 'post' | 'void'; readonly id: string; readonly of: string }
  | { readonly do: 'reverse'; readonly id: string; readonly of: string; readonly asFarAsThere: boolean };

/** How an act turned out: `ok`, with the points where they can differ, or the code of the refusal. */
export type Outcome = string;

/** What a server process is asked to do. */
export type Order =
  | { readonly order: 'open'; readonly appUrl: string; readonly jurisdictionId: string }
  /** Acts in one transaction, in turn; the process kills itself before the act of that number, or once all are written. */
  | { readonly order: 'batch'; readonly at: string; readonly acts: readonly Act[]; readonly dieAt: number | null }
  /** Acts of rival devices: each in a transaction of its own, all at once. */
  | { readonly order: 'rivals'; readonly at: string; readonly acts: readonly Act[] }
  | { readonly order: 'expire'; readonly at: string }
  | { readonly order: 'known'; readonly id: string };
