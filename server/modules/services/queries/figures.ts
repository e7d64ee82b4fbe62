import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { applicationFigures } from '#contract/services/applications.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, eyeOf } from '../context.ts';
import { codesOf, readAreas } from '../policy.ts';
import { type FigureCell, figureCells } from '../store/figures.ts';

/** Items shown at most. */
const itemsMost = 20;
const sum = (cells: readonly FigureCell[], of: (cell: FigureCell) => number): number => cells.reduce((all, cell) => all + of(cell), 0);

/** Figures of what a viewer reads: of a year unless days are named. @throws session.forbidden, territory.area_not_found */
export const figuresOf = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<(typeof applicationFigures)['query']>>,
): Promise<z.input<typeof applicationFigures.response>> => {
  if (!can(viewer, 'services.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : (eye.snapshot.find(q.area) ?? fail('territory.area_not_found', { code: q.area }));
  if (area && !can(viewer, 'services.read', area.path)) fail('session.forbidden');
  const to = q.to ?? eye.today;
  const from = q.from ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4, 7)}-01`;
  const areas = area ? [area.code] : codesOf(readAreas(viewer));
  const [cells, catalogue] = await Promise.all([
    context.kernel.db.read(accessOf(viewer), (tx) => figureCells(tx, { from, to, areas })),
    context.catalogue(viewer.jurisdictionId),
  ]);
  const names = new Map(catalogue.items.map(({ code, name }) => [code, name]));
  const received = (channel: FigureCell['channel'], among = cells): number =>
    sum(
      among.filter((cell) => cell.channel === channel),
      (cell) => cell.received,
    );
  const months = [...Map.groupBy(cells, ({ month }) => month)].sort(([a], [b]) => (a < b ? -1 : 1));
  const items = [...Map.groupBy(cells, ({ itemCode }) => itemCode)].map(([code, of]) => ({
    name: names.get(code) ?? code,
    received: sum(of, (cell) => cell.received),
    decided: sum(of, (cell) => cell.decided),
    inTime: sum(of, (cell) => cell.inTime),
  }));
  return {
    from,
    to,
    total: {
      received: sum(cells, (cell) => cell.received),
      online: received('online'),
      assisted: received('assisted'),
      decided: sum(cells, (cell) => cell.decided),
      inTime: sum(cells, (cell) => cell.inTime),
      granted: sum(cells, (cell) => cell.granted),
      refused: sum(cells, (cell) => cell.refused),
      corrected: sum(cells, (cell) => cell.corrected),
      trips: sum(cells, (cell) => cell.trips),
    },
    months: months.map(([month, of]) => ({
      month,
      received: sum(of, (cell) => cell.received),
      online: received('online', of),
      window: received('window', of),
      assisted: received('assisted', of),
      decided: sum(of, (cell) => cell.decided),
      inTime: sum(of, (cell) => cell.inTime),
    })),
    items: items.sort((a, b) => b.received - a.received).slice(0, itemsMost),
  };
};
