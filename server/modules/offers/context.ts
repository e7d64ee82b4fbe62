import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Done } from '#kernel/mutations.ts';
import type { OrganisationBook, Organisations } from '#modules/organisations/index.ts';
import type { Ledger } from '#modules/points/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { mayManage, mayRead } from './policy.ts';
import { merchantIds, merchantsOf } from './store/merchants.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly points: { readonly ledger: Ledger };
}

/** What is known of a jurisdiction before a transaction begins. */
export interface View {
  readonly ledger: Ledger;
  readonly jurisdictionId: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: TerritorySnapshot;
  readonly book: OrganisationBook;
  readonly ring: Ring;
  readonly now: Date;
}
/** What an act on vouchers works with once whoever asks for it may. */
export type Acting = Omit<View, 'ring'>;
/** The same, for somebody. */
export interface Eye extends View {
  readonly viewer: Viewer;
}

export const viewOf = async ({ kernel, territory, organisations, points }: Context, jurisdictionId: string): Promise<View> => {
  const [snapshot, book, ring, jurisdiction] = await Promise.all([
    territory.snapshot(jurisdictionId),
    organisations.of(jurisdictionId),
    kernel.keys.of(jurisdictionId),
    kernel.jurisdictions.byId(jurisdictionId),
  ]);
  const settings = jurisdiction?.settings ?? {};
  return { ledger: points.ledger, jurisdictionId, settings, snapshot, book, ring, now: kernel.clock.now() };
};
export const eyeOf = async (context: Context, viewer: Viewer): Promise<Eye> => ({
  ...(await viewOf(context, viewer.jurisdictionId)),
  viewer,
});

/** The area of a merchant's organisation; that of the whole where it is no more. */
export const pathOf = ({ book, snapshot }: Pick<View, 'book' | 'snapshot'>, merchantId: string): string =>
  book.get(merchantId)?.areaPath ?? snapshot.root.path;
export const nameOf = ({ book }: Pick<View, 'book'>, merchantId: string): string => book.get(merchantId)?.name ?? '';

/** Merchants a viewer sees as somebody who looks after them. @throws session.forbidden */
export const merchantsRead = async (eye: Eye, tx: Tx): Promise<string[]> =>
  mayRead(eye.viewer) ? (await merchantIds(tx)).filter((id) => mayRead(eye.viewer, pathOf(eye, id))) : fail('session.forbidden');

/** Whoever keeps the merchants of its area may. @throws session.forbidden */
export const mustManage = (eye: Eye, merchantId: string): void => {
  if (!mayManage(eye.viewer, pathOf(eye, merchantId))) fail('session.forbidden');
};
/** Whoever gives out for a merchant may. @throws offers.not_merchant */
export const mustVerify = async (tx: Tx, viewer: Viewer, merchantId: string): Promise<void> => {
  if (viewer.anonymous || !(await merchantsOf(tx, viewer.accountId)).includes(merchantId)) fail('offers.not_merchant');
};

/** A command on offers, with the eye of whoever runs it. */
export interface OfferCommand extends Command {
  readonly eye: Eye;
}
export const offerCommand = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { readonly id: string },
  run: (running: OfferCommand) => Promise<D>,
  answer: (running: OfferCommand, done: D) => Promise<T>,
): Promise<T> => {
  if (viewer.anonymous) fail('offers.sign_in_first');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => run({ ...running, eye }),
    (running, done) => answer({ ...running, eye }, done),
  );
};
