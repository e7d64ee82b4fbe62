import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { type Notify, notify, type Receivers } from '#kernel/notify.ts';
import { pathOfRater } from '../policy.ts';
import type { PairRecord } from '../store/sheets.ts';

/** Tells everybody who rates that sheets wait, each once. */
export const tellRaters = (
  tx: Tx,
  { jurisdictionId, actorId, at }: By,
  id: string,
  until: string,
  pairs: readonly PairRecord[],
): Promise<void> => {
  const raters = new Map(pairs.map((pair) => [pair.raterKey, pair]));
  return notify(
    tx,
    jurisdictionId,
    [...raters.values()].map(({ raterKind, raterKey }): Notify => {
      const path = pathOfRater(raterKind, raterKey);
      const to: Receivers =
        path === null ? { permission: 'evaluations.answer', organisation: raterKey } : { permission: 'evaluations.rate', around: path };
      return {
        kind: 'evaluations.opened',
        variant: 'open',
        to,
        except: actorId,
        subject: id,
        data: { until },
        cause: `${id} ${raterKey}`,
        at,
      };
    }),
  );
};

/** Tells departments that they can read how they were rated. */
export const tellDepartments = (tx: Tx, { jurisdictionId, at }: By, id: string, departments: readonly string[]): Promise<void> =>
  notify(
    tx,
    jurisdictionId,
    departments.map((organisation) => ({
      kind: 'evaluations.closed',
      variant: 'closed',
      to: { permission: 'evaluations.answer', organisation },
      subject: id,
      data: {},
      cause: `${id} ${organisation}`,
      at,
    })),
  );
