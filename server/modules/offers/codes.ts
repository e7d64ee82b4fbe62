import { createPrivateKey, createPublicKey, randomInt } from 'node:crypto';
import { claimOf, digitsAt, stepAt, stepsOff, voucherUse } from '#contract/offers/voucher-code.ts';
import type { OwnVoucher } from '#contract/offers/vouchers.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { VoucherRow } from './store/vouchers.ts';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicOf = (secret: Buffer): Uint8Array<ArrayBuffer> => {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' });
  return Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
};

/**
 * What a phone makes the codes of a voucher from. Its private key comes from the jurisdiction's keys and is stored nowhere; with renewed keys it is
 * another, and the old one is good as long as the phone has it, as its public half is in what was signed.
 */
export const ownCode = (ring: Ring, jurisdictionId: string, voucher: VoucherRow): NonNullable<OwnVoucher['code']> => {
  const secret = ring.digest(voucherUse, voucher.id);
  const claim = claimOf({
    jurisdictionId,
    voucherId: voucher.id,
    offerId: voucher.offerId,
    expiresAt: voucher.expiresAt.getTime(),
    points: voucher.points,
    publicKey: publicOf(secret),
  });
  return { number: voucher.number, claim, signature: ring.sign(voucherUse, claim), secret: secret.toString('base64url') };
};

/** The half minute in which a voucher's phone showed these digits, if that was just now. */
export const stepOfDigits = async (ring: Ring, voucherId: string, digits: string, now: Date): Promise<number | null> => {
  const middle = stepAt(now.getTime());
  for (const secret of ring.digests(voucherUse, voucherId))
    for (let step = middle - stepsOff; step <= middle + stepsOff; step++)
      if ((await digitsAt(secret.toString('base64url'), step)) === digits) return step;
  return null;
};

/** A number for a voucher; whether another unused one has it is for the database to say. */
export const newNumber = (): string => String(randomInt(100_000_000)).padStart(8, '0');
