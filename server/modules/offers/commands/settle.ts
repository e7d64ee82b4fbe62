import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Settlement } from '#contract/offers/settlements.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, mustVerify, offerCommand, pathOf } from '../context.ts';
import { mayApprove } from '../policy.ts';
import { sheetShown } from '../queries/settlements.ts';
import { confirmSheet, lockSheet, paySheet, type SheetRow } from '../store/sheets.ts';
import { tellStaff } from './notices.ts';

/** A sheet that is in a state, held. @throws offers.settlement_not_found, offers.settlement_open, offers.settlement_done */
const sheetIn = async (tx: Tx, merchantId: string, period: string, state: SheetRow['state']): Promise<SheetRow> => {
  const sheet = (await lockSheet(tx, merchantId, period)) ?? fail('offers.settlement_not_found');
  if (sheet.state === 'open' || (sheet.state === 'closed' && state === 'confirmed')) fail('offers.settlement_open');
  return sheet.state === state ? sheet : fail('offers.settlement_done');
};

/** Confirms a closed sheet for the merchant. */
export const confirmSettlement = (
  context: Context,
  viewer: Viewer,
  merchantId: string,
  period: string,
  body: { id: string },
): Promise<Settlement> =>
  offerCommand(
    context,
    viewer,
    `offers.confirm ${merchantId} ${period}`,
    body,
    async ({ eye, tx, at, log }) => {
      await mustVerify(tx, viewer, merchantId);
      const { points } = await sheetIn(tx, merchantId, period, 'closed');
      await confirmSheet(tx, merchantId, period, viewer.accountId, at);
      const told = { variant: 'confirmed', cause: `${merchantId} ${period}`, data: { period, points }, except: viewer.accountId };
      await tellStaff(eye, tx, merchantId, { kind: 'offers.settlement', ...told });
      await log('offers.settlement_confirmed', merchantId, { data: { period, points } });
      return { merchantId, period };
    },
    ({ eye, tx }, done) => sheetShown(eye, tx, done.merchantId, done.period),
  );

/** Notes that a confirmed sheet was paid, which happens elsewhere. */
export const paySettlement = (
  context: Context,
  viewer: Viewer,
  merchantId: string,
  period: string,
  body: { id: string; receipt: string },
): Promise<Settlement> =>
  offerCommand(
    context,
    viewer,
    `offers.pay ${merchantId} ${period}`,
    body,
    async ({ eye, tx, at, log }) => {
      if (!mayApprove(viewer, pathOf(eye, merchantId))) fail('session.forbidden');
      const { points } = await sheetIn(tx, merchantId, period, 'confirmed');
      await paySheet(tx, merchantId, period, body.receipt, viewer.accountId, at);
      await log('offers.settlement_paid', merchantId, { data: { period, points, receipt: body.receipt } });
      return { merchantId, period };
    },
    ({ eye, tx }, done) => sheetShown(eye, tx, done.merchantId, done.period),
  );
