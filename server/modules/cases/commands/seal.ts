import { systemAccess } from '#kernel/db.ts';
import type { Cases } from '../cases.ts';
import { genesis, sealContent, sealHash } from '../domain/chain.ts';
import { addSeal, lastSeal, lockSeals, unsealed } from '../store/seals.ts';

const most = 1_000;

/** Puts the archived cases of a jurisdiction that have no seal yet under a new one. Returns how many there were. */
export const seal = (cases: Cases, jurisdictionId: string): Promise<number> =>
  cases.kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    await lockSeals(tx);
    const batch = await unsealed(tx, most);
    if (batch.length === 0) return 0;
    const last = await lastSeal(tx);
    const content = {
      number: (last?.number ?? 0) + 1,
      caseCount: batch.length,
      contentHash: sealContent(batch),
      prevHash: last?.hash ?? genesis(jurisdictionId, jurisdictionId),
      at: cases.kernel.clock.now(),
    };
    await addSeal(
      tx,
      jurisdictionId,
      { ...content, hash: sealHash({ jurisdictionId, ...content }) },
      batch.map((c) => c.id),
    );
    return batch.length;
  });
