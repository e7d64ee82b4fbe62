import type { Tx } from '#kernel/db.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { accountsOfPersons } from '#modules/persons/index.ts';
import { type Acting, nameOf, pathOf } from '../context.ts';
import { verifiersOf } from '../store/merchants.ts';
import type { VoucherRow } from '../store/vouchers.ts';

type Told = Pick<Notify, 'variant' | 'cause'> & { readonly data?: Readonly<Record<string, unknown>> };

/** Tells whoever has a voucher, where an account stands for them. */
export const tellHolder = async (view: Acting, tx: Tx, voucher: VoucherRow, variant: string, data: Told['data'] = {}): Promise<void> => {
  const account = (await accountsOfPersons(tx, [voucher.personId])).get(voucher.personId);
  if (account === undefined) return;
  await notify(tx, view.jurisdictionId, [
    {
      kind: 'offers.voucher',
      variant,
      to: { accounts: [account] },
      subject: voucher.id,
      data: { merchant: nameOf(view, voucher.merchantId), points: voucher.points, ...data },
      cause: `${voucher.id} ${variant}`,
      at: view.now,
    },
  ]);
};

/** Tells those who give out for a merchant. */
export const tellMerchant = async (view: Acting, tx: Tx, merchantId: string, { variant, cause, data }: Told): Promise<void> => {
  const accounts = await verifiersOf(tx, merchantId);
  if (accounts.length === 0) return;
  await notify(tx, view.jurisdictionId, [
    {
      kind: 'offers.merchant',
      variant,
      to: { accounts },
      subject: merchantId,
      data: { merchant: nameOf(view, merchantId), ...data },
      cause,
      at: view.now,
    },
  ]);
};

/** Tells those who agree to offers and note payments around a merchant. */
export const tellStaff = (
  view: Acting,
  tx: Tx,
  merchantId: string,
  { kind, variant, cause, data, except }: Told & { kind: 'offers.proposed' | 'offers.settlement'; except: string },
): Promise<void> =>
  notify(tx, view.jurisdictionId, [
    {
      kind,
      variant,
      to: { permission: 'offers.approve', around: pathOf(view, merchantId) },
      except,
      subject: merchantId,
      data: { merchant: nameOf(view, merchantId), ...data },
      cause,
      at: view.now,
    },
  ]);
