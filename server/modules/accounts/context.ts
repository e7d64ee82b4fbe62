import type { Tx } from '#kernel/db.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Sender } from '#kernel/limiter.ts';
import { tell } from '#kernel/live.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Auth } from './auth.ts';
import type { Passes } from './passes.ts';
import type { Quotas } from './quotas.ts';
import type { Throttle } from './throttle.ts';

/** Hands a code to the SMS gateway; throws when the gateway refuses. */
export type SendSms = (phone: string, code: string) => Promise<void>;

/** What the module's acts and questions stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly auth: Auth;
  readonly throttle: Throttle;
  readonly quotas: Quotas;
  /** By which bound phones send without a session. */
  readonly passes: Passes;
  readonly organisations: Organisations;
  /** Null without a gateway: a demo then shows the code, any other jurisdiction refuses. */
  readonly sendSms: SendSms | null;
  /** Forgets what this process remembers of an account's sessions, with null of everybody's. */
  forget(accountId: string | null): void;
}

/** Where a sign-in request comes from. */
export interface Origin {
  /** As limits count it. */
  readonly sender: Sender;
  readonly headers: Headers;
  /** Token of the session the request carries, whether it still stands or not. */
  readonly token: string | null;
  /** The browser in words, see domain/device-words.ts. */
  readonly browser: string;
  /** Lets the browser keep a device cookie, after a right sign-in. @returns the device's id */
  remember(): string;
  readonly jurisdiction: Jurisdiction;
}

/** A message of the live channel: what an account may do has changed; null: what many may. */
export interface Change {
  readonly account: string | null;
}
export const channel = 'accounts';

/** Tells every process of a change, if and when the transaction commits. */
export const announce = async (tx: Tx, change: Change): Promise<void> => {
  await tell(tx, channel, change);
};
