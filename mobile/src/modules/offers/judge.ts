import type { MyMerchants } from '#contract/offers/api.ts';
import { type CodeFault, faultOf, isGenuine, readVoucherCode } from '#contract/offers/voucher-code.ts';
import { store } from '../../store/database.ts';

/** What a phone without a network says of a voucher: what it is for, or why nothing is handed out. */
export type Judged =
  | { readonly offer: MyMerchants['items'][number]['offers'][number] }
  | { readonly fault: CodeFault | 'forged' | 'twice' | 'digits' | 'unready' };

/**
 * Judges a code by what lies on this phone: signature, end, half minute, and whether this phone has taken it already.
 * @param ahead ms by which this phone's clock is ahead of the server's
 */
export const judge = async (text: string, merchants: MyMerchants & { readonly ahead: number }, merchantId: string): Promise<Judged> => {
  const code = readVoucherCode(text);
  if (!code) return { fault: 'digits' };
  const offers = merchants.items.find(({ id }) => id === merchantId)?.offers ?? [];
  const at = { jurisdictionId: merchants.jurisdictionId, offerIds: offers.map(({ id }) => id), now: Date.now() - merchants.ahead };
  const fault = faultOf(code, at);
  if (fault === 'foreign') return { fault };
  if (!(await isGenuine(code, merchants.keys))) return { fault: 'forged' };
  if (fault) return { fault };
  const taken = await store.outbox
    .filter(({ body }) => 'code' in body && readVoucherCode(String(body.code))?.voucherId === code.voucherId)
    .count();
  const offer = offers.find(({ id }) => id === code.offerId);
  return taken > 0 || !offer ? { fault: taken > 0 ? 'twice' : 'elsewhere' } : { offer };
};
