import type { OfferState, VoucherState } from '#contract/offers/values.ts';
import { call, endpoints } from '../../../app/api.ts';
import { listQuery } from '../../../components/list/useList.ts';

export const offersQuery = (state: OfferState | undefined) =>
  listQuery(['offers', 'managed', state], (cursor, signal) =>
    call(endpoints.offers.listOffers, { query: { limit: 50, ...(state && { state }), ...(cursor && { cursor }) } }, signal),
  );
export const merchantsQuery = listQuery(['offers', 'merchants'], (cursor, signal) =>
  call(endpoints.offers.listOfferMerchants, { query: { limit: 50, ended: 'true', ...(cursor && { cursor }) } }, signal),
);
export interface VoucherFilter {
  readonly state?: VoucherState | undefined;
  readonly merchant?: string | undefined;
}
export const vouchersQuery = ({ state, merchant }: VoucherFilter) =>
  listQuery(['offers', 'vouchers', state, merchant], (cursor, signal) =>
    call(
      endpoints.offers.listVouchers,
      { query: { limit: 50, ...(state && { state: [state] }), ...(merchant && { merchant }), ...(cursor && { cursor }) } },
      signal,
    ),
  );
export const sheetsQuery = listQuery(['offers', 'settlements'], (cursor, signal) =>
  call(endpoints.offers.listSettlements, { query: { limit: 50, ...(cursor && { cursor }) } }, signal),
);
export const stockQuery = (offerId: string) =>
  listQuery(['offers', 'stock', offerId], (cursor, signal) =>
    call(endpoints.offers.listStock, { params: { offerId }, query: { limit: 50, ...(cursor && { cursor }) } }, signal),
  );
