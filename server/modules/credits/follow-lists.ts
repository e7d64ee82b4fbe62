import type { Kernel } from '#kernel/kernel.ts';
import type { CreditListener } from '#modules/property/index.ts';
import { enterOnce } from './commands/enter.ts';
import { schemeKind } from './scheme-kind.ts';

const causeOf = (id: string): string => `property ${id}`;

/** Takes in what follows from yellow lists, where the scheme has an item for it; and back, where a correction takes an estate off its list. */
export const followLists = ({ definitions }: Pick<Kernel, 'definitions'>): CreditListener => ({
  keeps: async (jurisdictionId, at, item) =>
    (await definitions.inForce(schemeKind, jurisdictionId, at))?.content.items.some(({ code }) => code === item) ?? false,
  enter: async (tx, by, { id, organisationId, estate, words, item, days: [, last] }) => {
    await enterOnce.enter(tx, by, {
      companyId: organisationId,
      item,
      points: null,
      occurredOn: last,
      until: null,
      source: 'list',
      sourceId: id,
      words: `${estate}：${words}`.slice(0, 500),
      cause: causeOf(id),
    });
  },
  withdraw: async (tx, by, id) => {
    await enterOnce.withdraw(tx, by, causeOf(id));
  },
});
