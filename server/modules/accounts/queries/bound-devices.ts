import type { BoundDevice } from '#contract/accounts/devices.ts';
import { boundDeviceDays } from '#contract/accounts/settings.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Origin } from '../context.ts';
import { readDevice } from '../domain/device-words.ts';
import { deviceEnd } from '../domain/session-rules.ts';
import { mayManageAccounts } from '../policy.ts';
import { findAccountOfJurisdiction } from '../store/accounts.ts';
import { type BoundDeviceRow, readBound } from '../store/bound-devices.ts';

/** A bound phone as its holder and the security administrator see it. @param here the browser of the request */
export const presentDevice = (row: BoundDeviceRow, days: number, here: Buffer | null): BoundDevice => ({
  id: row.id,
  current: here !== null && row.device?.equals(here) === true,
  ...readDevice(row.words),
  boundAt: row.bound_at.toISOString(),
  signedInAt: row.signed_in_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  until: deviceEnd(row.signed_in_at, days).toISOString(),
});

interface Devices {
  items: BoundDevice[];
  days: number;
}
/** Phones bound to the own account, this one first. */
export const ownDevices = async (context: Context, viewer: Viewer, origin: Origin): Promise<Devices> => {
  const rows = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => readBound(tx, viewer.accountId));
  const days = settingOf(boundDeviceDays, origin.jurisdiction.settings);
  const here = origin.sender.device === null ? null : context.throttle.deviceHash(origin.sender.device);
  const items = rows.map((row) => presentDevice(row, days, here));
  return { items: [...items.filter((one) => one.current), ...items.filter((one) => !one.current)], days };
};

/** Phones bound to an account, for the security administrator. */
export const devicesOf = async (context: Context, viewer: Viewer, accountId: string): Promise<Devices> => {
  if (!mayManageAccounts(viewer)) fail('session.forbidden');
  const jurisdiction = (await context.kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? fail('session.required');
  const days = settingOf(boundDeviceDays, jurisdiction.settings);
  const rows = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (!(await findAccountOfJurisdiction(tx, accountId, false))) fail('accounts.account_not_found');
    return readBound(tx, accountId);
  });
  return { items: rows.map((row) => presentDevice(row, days, null)), days };
};
