import { systemAccess } from '#kernel/db.ts';
import { notify } from '#kernel/notify.ts';
import type { Cases } from '../cases.ts';
import { lightOfCase } from '../domain/case-light.ts';
import { handlerLevel } from '../domain/handler-level.ts';
import { dataOf, nextToAct } from '../notices.ts';
import { addTurns, dueSoon, forgetTurns, type Turned } from '../store/turns.ts';

const most = 500;
const day = 86_400_000;
/** How far ahead a clock can be yellow, and how long ago one turned red may be news: what is older was told, or lies there since before. */
const ahead = 30 * day;
const behind = day;
const keptFor = 90 * day;

/** A moment as clocks in Shanghai show it. */
const shown = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/**
 * Tells whoever has to act of cases whose clock has turned yellow or red: once for each case, light and deadline, whatever runs beside this. A
 * clock that was moved turns anew.
 */
export const tellTurns = async (cases: Cases, jurisdictionId: string): Promise<void> => {
  const { kernel } = cases;
  const [config, organisations] = await Promise.all([cases.config(jurisdictionId), cases.organisations.of(jurisdictionId)]);
  const now = kernel.clock.now();
  const levelOf = ({ handlerOrgId }: { handlerOrgId: string | null }) =>
    handlerLevel(handlerOrgId === null ? undefined : organisations.get(handlerOrgId)?.areaPath);
  const until = new Date(now.getTime() + ahead);
  let after = { dueAt: new Date(now.getTime() - behind), id: '00000000-0000-0000-0000-000000000000' };
  for (let full = true; full; ) {
    full = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      const due = await dueSoon(tx, jurisdictionId, after, until, most);
      const turned = due.flatMap((file): Turned[] => {
        const type = config.types.of(file.kind) ?? undefined;
        const light = lightOfCase(file, config.limits(file.categoryCode, type, levelOf(file), file.promised), now);
        return light === 'yellow' || light === 'red' ? [{ file, light }] : [];
      });
      const fresh = await addTurns(tx, jurisdictionId, turned, now);
      await notify(
        tx,
        jurisdictionId,
        fresh.flatMap(({ file, light }) => {
          const next = nextToAct(file);
          if (!next) return [];
          const kind = light === 'yellow' ? 'cases.clock' : 'cases.overdue';
          const data = { ...dataOf({ config }, file), due: shown(file.dueAt) };
          return [
            {
              kind,
              variant: light,
              to: next.to,
              subject: file.id,
              data,
              cause: `${file.id} ${light} ${file.dueAt.toISOString()}`,
              at: now,
            },
          ];
        }),
      );
      const last = due.at(-1);
      if (last) after = { dueAt: last.dueAt, id: last.id };
      return due.length === most;
    });
  }
  await kernel.db.write(systemAccess(jurisdictionId), (tx) => forgetTurns(tx, jurisdictionId, new Date(now.getTime() - keptFor)));
};
