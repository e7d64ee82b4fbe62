import { execute, type Tx } from '#kernel/db.ts';

/** Whether the account signed in on the device before. */
export const isDeviceKnown = async (tx: Tx, accountId: string, device: Buffer): Promise<boolean> =>
  (await execute(tx, 'select from account_devices where account_id = $1 and device = $2', [accountId, device])).rows.length > 0;

/** Notes a sign-in on a device: it is known from now on, and where it is bound its days begin anew. */
export const rememberDevice = async (tx: Tx, accountId: string, device: Buffer, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into account_devices (account_id, device, last_sign_in_at) values ($1, $2, $3)
     on conflict (account_id, device) do update set last_sign_in_at = $3`,
    [accountId, device, at],
  );
  await execute(tx, 'update bound_devices set signed_in_at = $3 where account_id = $1 and device = $2', [accountId, device, at]);
};

/** Forgets all devices of an account but one, and unbinds them. */
export const forgetDevices = async (tx: Tx, accountId: string, but: Buffer | null): Promise<void> => {
  await execute(tx, 'delete from account_devices where account_id = $1 and device is distinct from $2', [accountId, but]);
  await execute(tx, 'delete from bound_devices where account_id = $1 and device is distinct from $2', [accountId, but]);
};
