import type { FastifyInstance } from 'fastify';
import * as api from '#contract/rosters/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { readHandover, writeHandover } from './commands/hand-over.ts';
import { changeRoster, createRoster, endRoster } from './commands/manage-rosters.ts';
import { assignShift, fillRoster, removeShift } from './commands/manage-shifts.ts';
import { askSwap, decideSwap } from './commands/swap-shifts.ts';
import { dutyAt, handoversPage, oneRoster, rostersPage } from './queries/rosters.ts';
import { dutyOf, swapsPage } from './queries/swaps.ts';
import type { Rosters } from './rosters.ts';

/** HTTP of rosters, shifts, swaps and hand-over notes. */
export const rosterRoutes = (app: FastifyInstance, { context, sheets }: Rosters): void => {
  const { kernel } = context;
  route(app, api.listRosters, ({ viewer, query }) => rostersPage(context, viewer, query));
  route(app, api.getRoster, ({ viewer, params, query }) => oneRoster(context, viewer, params.rosterId, query));
  route(app, api.createRoster, ({ viewer, body }) => createRoster(context, viewer, body));
  route(app, api.changeRoster, ({ viewer, params, body }) => changeRoster(context, viewer, params.rosterId, body));
  route(app, api.endRoster, ({ viewer, params, body }) => endRoster(context, viewer, params.rosterId, body));
  route(app, api.fillRoster, ({ viewer, params, body }) => fillRoster(context, viewer, params.rosterId, body));
  route(app, api.assignShift, ({ viewer, params, body }) => assignShift(context, viewer, params.rosterId, body));
  route(app, api.removeShift, ({ viewer, params, body }) => removeShift(context, viewer, params.shiftId, body));
  route(app, api.listOnDuty, ({ viewer, query }) => dutyAt(context, viewer, query));
  route(app, api.myDuty, ({ viewer }) => dutyOf(context, viewer));
  route(app, api.listSwaps, ({ viewer, params, query }) => swapsPage(context, viewer, params.rosterId, query));
  route(app, api.askSwap, ({ viewer, params, body }) => askSwap(context, viewer, params.shiftId, body));
  route(app, api.decideSwap, ({ viewer, params, body }) => decideSwap(context, viewer, params.swapId, body));
  route(app, api.listHandovers, ({ viewer, params, query }) => handoversPage(context, viewer, params.rosterId, query));
  route(app, api.writeHandover, ({ viewer, params, body }) => writeHandover(context, viewer, params.rosterId, body));
  route(app, api.readHandover, ({ viewer, params, body }) => readHandover(context, viewer, params.handoverId, body));
  fileRoute(app, kernel.disk, api.exportShifts, ({ viewer, params, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: { ...query, rosterId: params.rosterId }, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importShifts, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    const input = { ...query, rosterId: params.rosterId };
    return answerWith(kernel, sheets.import, { viewer, request, reply, input, file: bytes, title: fileName() });
  });
};
