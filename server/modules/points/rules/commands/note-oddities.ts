import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { ActUnit } from '#contract/points/rule-values.ts';
import { oddRepeats, oddSpan, oddTogether } from '#contract/points/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import type { EarnedRow } from '../store/earned.ts';
import { confirmedAlike, confirmedSince, noteOddity, type OddityKind } from '../store/oddities.ts';
import { settingsIn } from '../store/settings.ts';

/**
 * Notes what looks odd about what an account has just confirmed: hours of service within minutes, and the same act of the same person again and again.
 * Nothing is held up by it; whoever supervises looks at it.
 */
export const noteOddities = async ({ acts }: Context, tx: Tx, row: EarnedRow, unit: ActUnit): Promise<void> => {
  const accountId = row.approvedBy as string;
  const at = row.earnedAt;
  const settings = await settingsIn(tx);
  const [span, together, repeats] = [settingOf(oddSpan, settings), settingOf(oddTogether, settings), settingOf(oddRepeats, settings)];
  const timed = acts.all().flatMap((one) => (one.unit === 'minutes' ? [one.act] : []));
  const note = async (kind: OddityKind, aboutId: string, seen: { acts: number; minutes: number; firstAt: Date }): Promise<void> => {
    const id = idOf(at);
    const odd = { id, kind, accountId, aboutId, areaCode: row.areaCode, onDay: shanghaiDay(at), lastAt: at, ...seen };
    if (!(await noteOddity(tx, odd))) return;
    await notify(tx, jurisdictionOf(tx), [
      {
        kind: 'points.odd',
        variant: kind,
        to: { permission: 'points.supervise', around: pathOfCode(row.areaCode) },
        except: accountId,
        subject: id,
        data: { count: seen.acts, hours: Math.floor(seen.minutes / 60) },
        cause: id,
        at,
      },
    ]);
  };
  const fast = await confirmedSince(tx, accountId, timed, new Date(at.getTime() - span * 60_000));
  if (fast.minutes >= together * 60 && fast.acts > 1) await note('fast', accountId, fast);
  const alike = await confirmedAlike(tx, accountId, { ...row, quantity: row.quantity });
  if (alike.acts > repeats) await note('repeated', row.personId, { ...alike, minutes: unit === 'minutes' ? alike.minutes : 0 });
};
