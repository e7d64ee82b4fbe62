import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, importWork } from '#kernel/sheets/work.ts';
import { importCalendar } from './commands/import-calendar.ts';
import { calendarTodos } from './queries/calendar.ts';
import { calendarSheet } from './queries/sheet.ts';

/** The workbook of a year, both ways, for this module's routes. Others read the days from the settings of the jurisdiction. */
export type Calendar = ReturnType<typeof createCalendar>;

/** Opens the work calendar. */
export const createCalendar = (kernel: Kernel) => {
  kernel.todos.add(calendarTodos(kernel));
  return {
    import: importWork(kernel, 'calendar.import', (viewer, given) => importCalendar(kernel, viewer, given)),
    export: exportWork(kernel, 'calendar.export', (viewer, asked: { year: number }, _, signal) =>
      calendarSheet(kernel, viewer, asked, signal),
    ),
  };
};
