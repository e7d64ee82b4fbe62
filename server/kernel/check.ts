import type { GatewayConfig } from './gateways/config.ts';

export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  /** What was found. */
  readonly detail: string;
  /** What to do about it; empty when all is well. */
  readonly advice: string;
}

/** The database as its owner sees it: every jurisdiction, no row-level security. */
export interface Owner {
  query<R extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: R[] }>;
}

/** How an installation is reached, and reaches people. */
export interface Reach {
  readonly publicUrls: readonly string[];
  readonly gateways: Pick<GatewayConfig, 'sms'>;
  /** What lies in the file store under a key; null: nothing. Absent where files are not looked at. */
  readonly content?: (key: string) => Promise<Uint8Array | null>;
}

/** What `doctor` asks a module: the default export of `server/modules/<module>/checks.ts`. Changes nothing. */
export type Check = (owner: Owner, installation: Reach) => Promise<readonly Finding[]>;
