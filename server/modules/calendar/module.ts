import { defineModule } from '#kernel/module.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { calendarRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    calendar: Calendar;
  }
}

export default defineModule({ name: 'calendar', needs: [], create: createCalendar, routes: calendarRoutes });
