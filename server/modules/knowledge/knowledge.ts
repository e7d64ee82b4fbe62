import type { Viewer } from '#contract/accounts/viewer.ts';
import { fail } from '#kernel/errors.ts';
import type { Jurisdiction } from '#kernel/jurisdictions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Sender, strangerLimit, tooMany } from '#kernel/limiter.ts';
import type { Cases } from '#modules/cases/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Registers } from '#modules/registers/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { type Book, createBooks } from './book.ts';

interface Needed {
  readonly cases: Cases;
  readonly registers: Registers;
  readonly territory: Territory;
  readonly organisations: Organisations;
}
/** What the commands and queries of this module work with. */
export interface Knowledge extends Needed {
  readonly kernel: Kernel;
  /** The published answers of a jurisdiction, from memory. */
  book(jurisdictionId: string): Promise<Book>;
  /** Lets nobody look through the answers by machine. @throws request.too_many */
  take(what: 'look' | 'vote', viewer: Viewer | null, sender: Sender): Promise<void>;
}

export const createKnowledge = (kernel: Kernel, services: Needed): Knowledge => {
  const limits = {
    look: strangerLimit(kernel.limiter, 'knowledge.look', { each: { max: 300, seconds: 3_600 }, network: { max: 3_000, seconds: 3_600 } }),
    vote: strangerLimit(kernel.limiter, 'knowledge.vote', { each: { max: 30, seconds: 3_600 }, network: { max: 300, seconds: 3_600 } }),
  };
  return {
    kernel,
    ...services,
    book: createBooks(kernel, services),
    take: async (what, viewer, sender) => {
      const wait = await limits[what](sender, viewer?.accountId ?? null, sender.device !== null);
      if (wait !== null) tooMany(wait);
    },
  };
};

/** The jurisdiction of whoever asks; of strangers the one this installation is for. */
export const jurisdictionOf = async ({ kernel }: Pick<Knowledge, 'kernel'>, viewer: Viewer | null): Promise<Jurisdiction> =>
  (viewer ? await kernel.jurisdictions.byId(viewer.jurisdictionId) : await kernel.jurisdictions.default()) ?? fail('territory.empty');
