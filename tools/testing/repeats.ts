import type { Endpoint } from '#contract/kernel/endpoint.ts';
import type { Answer, District, Who } from './district.ts';

/** Takes an act with a new id; gives the answer's body. @param ids for the parameters of the address, in order */
export type Send = (who: Who, endpoint: Endpoint, ids: readonly string[], fields: object) => Promise<Answer['body']>;

/** How the acts of a module are taken for the test of repeats; the default export of `server/modules/<module>/testing/repeats.ts`. */
export interface Repeats {
  /** Takes each of them once. */
  readonly take: (d: District, send: Send) => Promise<void>;
  /** Acts that are tested elsewhere. */
  readonly elsewhere?: readonly string[];
  /** Acts whose sender is told of them also without the post. */
  readonly stays?: readonly string[];
  /** Acts whose answer is nothing but `{ ok: true }`. */
  readonly saysNothing?: readonly string[];
}

/** A day in Shanghai so many days after that of the district's clock. */
export const dayOf = (d: District, offset: number): string =>
  new Date(d.clock.now().getTime() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
