import { CalendarOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

/** The year shown; absent: this one. */
export interface CalendarSearch {
  readonly year?: number;
}
declare module '../../app/pages.ts' {
  interface Paths {
    '/calendar': CalendarSearch;
  }
}

export default [
  page({
    path: '/calendar',
    title: 'calendar-console:nav.calendar',
    permission: 'calendar.read',
    menu: { group: 'system', order: 32, icon: <CalendarOutlined /> },
    search: (raw): CalendarSearch => {
      const year = Number(raw['year']);
      return year >= 2024 && year <= 2100 ? { year } : {};
    },
    load: async () => (await import('./calendar/Calendar.tsx')).Calendar,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'calendar.ends': {
    title: 'calendar-console:todos.ends',
    words: 'calendar-console:todos.endsWords',
    link: ({ data }) => linkOptions({ to: '/calendar', search: { year: Number(data['year']) } }),
  },
};
