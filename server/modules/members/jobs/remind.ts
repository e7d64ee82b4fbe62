import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { remindDays } from '#contract/members/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Notify } from '#kernel/notify.ts';
import type { Members } from '../context.ts';
import { endingTransfers, type TransferRow } from '../store/transfers.ts';

/** Letters told of by one step. */
const step = 500;

/** Tells the sender of a letter once that it soon runs out, and once that it has: until somebody accepts it, the sender is responsible. */
export const remindOfLetters = ({ kernel }: Pick<Members, 'kernel'>): Promise<void> =>
  eachJurisdiction(kernel, 'members.remind', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const today = shanghaiDay(at);
    const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
    const until = shanghaiDay(new Date(at.getTime() + settingOf(remindDays, settings) * 86_400_000));
    for (let after: TransferRow | null = null; ; ) {
      const from: TransferRow | null = after;
      const found: TransferRow[] = await kernel.db.read(systemAccess(jurisdictionId), (tx) => endingTransfers(tx, until, from, step));
      const notices = found.map((letter): Notify => {
        const variant = letter.validUntil < today ? 'over' : 'soon';
        return {
          kind: 'members.expiring',
          variant,
          to: { permission: 'members.transfer', around: pathOfCode(letter.fromCode) },
          subject: letter.id,
          data: { branch: letter.to, day: letter.validUntil },
          cause: `${letter.id} ${variant}`,
          at,
        };
      });
      await kernel.notifier.tell(jurisdictionId, notices);
      after = found.at(-1) ?? null;
      if (found.length < step) return;
    }
  });
