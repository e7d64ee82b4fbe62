import type { FastifyInstance } from 'fastify';
import * as api from '#contract/calendar/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Calendar } from './calendar.ts';
import { changeDays } from './commands/change-calendar.ts';
import { calendarPage } from './queries/calendar.ts';

/** HTTP of the work calendar. */
export const calendarRoutes = (app: FastifyInstance, kernel: Kernel, sheets: Calendar): void => {
  route(app, api.getCalendar, ({ viewer, query }) => calendarPage(kernel, viewer, query.year));
  route(app, api.changeCalendar, ({ viewer, body }) => changeDays(kernel, viewer, body));
  fileRoute(app, kernel.disk, api.exportCalendar, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importCalendar, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};
