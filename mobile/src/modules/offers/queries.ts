import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as offersApi from '#client/endpoints/offers.ts';
import type { OfferKind } from '#contract/offers/values.ts';
import { call } from '../../api.ts';

/** First key of all that is read here; vouchers and merchants stay on the phone for use without a network. */
export const offersKey = 'offers';

/** How far this phone's clock is ahead of the server's, in ms, for codes that are made and judged without a network. */
const aheadOf = (now: string): number => Date.now() - Date.parse(now);

export const mallQuery = (q: string, kind: OfferKind | null) =>
  queryOptions({
    queryKey: [offersKey, 'mall', q, kind],
    queryFn: ({ signal }) => call(offersApi.mall, { query: { ...(q !== '' && { q }), ...(kind !== null && { kind }) } }, signal),
    meta: { kept: false },
  });

export const offerQuery = (offerId: string) =>
  queryOptions({
    queryKey: [offersKey, 'offer', offerId],
    queryFn: ({ signal }) => call(offersApi.getOffer, { params: { offerId } }, signal),
    meta: { kept: false },
  });

export const vouchersQuery = (over: boolean) =>
  infiniteQueryOptions({
    queryKey: [offersKey, 'vouchers', over],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const vouchers = await call(
        offersApi.myVouchers,
        { query: { over: String(over), limit: 50, ...(pageParam && { cursor: pageParam }) } },
        signal,
      );
      return { ...vouchers, ahead: aheadOf(vouchers.now) };
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const merchantsQuery = queryOptions({
  queryKey: [offersKey, 'merchants'],
  queryFn: async ({ signal }) => {
    const merchants = await call(offersApi.myMerchants, {}, signal);
    return { ...merchants, ahead: aheadOf(merchants.now) };
  },
});

export const redemptionsQuery = (merchantId: string) =>
  infiniteQueryOptions({
    queryKey: [offersKey, 'redemptions', merchantId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(offersApi.listRedemptions, { params: { merchantId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const sheetLinesQuery = (merchantId: string, period: string) =>
  infiniteQueryOptions({
    queryKey: [offersKey, 'lines', merchantId, period],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        offersApi.mySettlementLines,
        { params: { merchantId, period }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
    meta: { kept: false },
  });

export const sheetsQuery = (merchantId: string) =>
  infiniteQueryOptions({
    queryKey: [offersKey, 'sheets', merchantId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(offersApi.mySettlements, { params: { merchantId }, query: { limit: 12, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
