import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { toBind, toPass } from '#contract/accounts/device-words.ts';
import type { BoundDevice, bindDevice as bindDeviceEndpoint } from '#contract/accounts/devices.ts';
import { boundDeviceDays } from '#contract/accounts/settings.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { tooMany } from '#kernel/limiter.ts';
import { once } from '#kernel/mutations.ts';
import { notify } from '#kernel/notify.ts';
import { announce, type Context, type Origin } from '../context.ts';
import { mostDevices } from '../domain/session-rules.ts';
import { challengeLasts, hasSigned, keyOfPhone, passSeconds } from '../passes.ts';
import { mayBindDevices } from '../policy.ts';
import { presentDevice } from '../queries/bound-devices.ts';
import { senderBehind } from '../queries/resolve-sender.ts';
import { deleteBound, insertBound, noteSent, putChallenge, readBound, spendChallenge } from '../store/bound-devices.ts';
import { auditAccount } from '../store/homes.ts';

/**
 * Binds a phone to the own account; its holder is told at once, on whatever else they have.
 * @throws accounts.devices_not_allowed, accounts.device_key_wrong, accounts.devices_many
 */
export const bindDevice = async (
  context: Context,
  viewer: Viewer,
  origin: Origin,
  body: z.output<NonNullable<typeof bindDeviceEndpoint.body>>,
): Promise<BoundDevice> => {
  const { kernel, throttle } = context;
  const { jurisdictionId, accountId } = viewer;
  if (!mayBindDevices(viewer)) fail('session.forbidden');
  const days = settingOf(boundDeviceDays, origin.jurisdiction.settings);
  if (days === 0) fail('accounts.devices_not_allowed');
  const publicKey = Buffer.from(body.publicKey, 'base64url');
  const key = keyOfPhone(publicKey);
  if (!key || !hasSigned(key, toBind(body.id, accountId), body.proof)) fail('accounts.device_key_wrong');
  const device = origin.sender.device === null ? null : throttle.deviceHash(origin.sender.device);
  const at = kernel.clock.now();
  return kernel.db.write(systemAccess(jurisdictionId), (tx) =>
    once(
      tx,
      viewer,
      body.id,
      'people.bind_device',
      body,
      async () => {
        const others = (await readBound(tx, accountId, true)).filter(
          (one) => device === null || one.device === null || !one.device.equals(device),
        );
        if (others.length >= mostDevices) fail('accounts.devices_many', { max: mostDevices });
        const row = { id: body.id, public_key: publicKey, device, words: origin.browser };
        if (!(await insertBound(tx, accountId, row, at))) fail('request.id_reused');
        await auditAccount(tx, jurisdictionId, accountId, {
          actorId: accountId,
          action: 'people.device_bound',
          data: { device: body.id, words: origin.browser },
          at,
        });
        const notice = { kind: 'accounts.device', variant: 'bound', to: { accounts: [accountId] }, subject: body.id, data: { days } };
        await notify(tx, jurisdictionId, [{ ...notice, cause: body.id, at }]);
        await announce(tx, { account: accountId });
        return { id: body.id };
      },
      async ({ id }) => {
        const row = (await readBound(tx, accountId)).find((one) => one.id === id);
        return row ? presentDevice(row, days, device) : fail('request.done_before');
      },
    ),
  );
};

/** Unbinds a phone of the own account; one that is not bound is no error. */
export const unbindDevice = async (context: Context, viewer: Viewer, deviceId: string): Promise<void> => {
  const { kernel } = context;
  const { jurisdictionId, accountId } = viewer;
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const words = await deleteBound(tx, accountId, deviceId);
    if (words === null) return;
    const data = { device: deviceId, words };
    await auditAccount(tx, jurisdictionId, accountId, {
      actorId: accountId,
      action: 'people.device_unbound',
      data,
      at: kernel.clock.now(),
    });
    await announce(tx, { account: accountId });
  });
  context.forget(accountId);
};

/** The account a phone may send for now, asked by somebody who has proven nothing yet. @throws accounts.device_ended, request.too_many */
const standing = async (context: Context, origin: Origin, deviceId: string): Promise<Viewer> => {
  const wait = await context.quotas.pass(origin.sender, deviceId);
  if (wait !== null) tooMany(wait);
  return (await senderBehind(context.kernel, origin.jurisdiction, deviceId)) ?? fail('accounts.device_ended');
};

/** Asks a phone to prove that it holds its key. By the server's clock alone: phones have theirs wrong. */
export const askPass = async (context: Context, origin: Origin, deviceId: string): Promise<{ challenge: string }> => {
  const { kernel } = context;
  await standing(context, origin, deviceId);
  const challenge = randomBytes(32).toString('base64url');
  await kernel.db.write(systemAccess(origin.jurisdiction.id), (tx) => putChallenge(tx, deviceId, sha256(challenge), kernel.clock.now()));
  return { challenge };
};

/**
 * Gives a phone its pass for the right answer. Each question is answered once: what was overheard opens nothing.
 * @throws accounts.device_ended, accounts.device_proof_wrong
 */
export const takePass = async (
  context: Context,
  origin: Origin,
  deviceId: string,
  body: { challenge: string; signature: string },
): Promise<{ cookie: string; seconds: number }> => {
  const { kernel, passes } = context;
  const { id: jurisdictionId } = origin.jurisdiction;
  const { accountId } = await standing(context, origin, deviceId);
  const at = kernel.clock.now();
  const given = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const publicKey = await spendChallenge(tx, deviceId, sha256(body.challenge), new Date(at.getTime() - challengeLasts));
    const key = publicKey && keyOfPhone(publicKey);
    const right = key !== null && hasSigned(key, toPass(deviceId, body.challenge), body.signature);
    if (right) await noteSent(tx, deviceId, at);
    const action = right ? 'people.device_pass' : 'people.device_refused';
    await auditAccount(tx, jurisdictionId, accountId, { actorId: right ? accountId : null, action, data: { device: deviceId }, at });
    return right;
  });
  return given ? { cookie: passes.cookie(deviceId, at), seconds: passSeconds } : fail('accounts.device_proof_wrong');
};
