import { symmetricDecrypt } from 'better-auth/crypto';
import type pg from 'pg';
import type { MasterKey } from '#kernel/keys/master.ts';
import { createRings, installation } from '#kernel/keys/rings.ts';
import { placeOfSecret } from '#modules/accounts/index.ts';

/** Seals secrets that stand under the session secret with the keys of the installation. @returns how many */
export async function moveSecondFactors(client: pg.Client, masters: readonly MasterKey[], sessionSecret: string): Promise<number> {
  const ring = await createRings(client, masters).of(installation);
  const { rows } = await client.query<{ account_id: string; key: string }>(
    'select account_id, key from second_factors where key is not null',
  );
  for (const { account_id, key } of rows)
    await client.query('update second_factors set sealed = $3, key = null where account_id = $1 and key = $2', [
      account_id,
      key,
      ring.seal(placeOfSecret(account_id), await symmetricDecrypt({ key: sessionSecret, data: key })),
    ]);
  return rows.length;
}
