import { CalendarOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type BookingSearch, readBookingSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/bookings': BookingSearch;
  }
}

export default [
  page({
    path: '/bookings',
    title: 'bookings-console:title',
    permission: 'bookings.read',
    menu: { group: 'field', order: 50, icon: <CalendarOutlined /> },
    search: readBookingSearch,
    load: async () => (await import('./bookings/Bookings.tsx')).Bookings,
  }),
];

const link = (tab: BookingSearch['tab']) => () => linkOptions({ to: '/bookings', search: { tab } });

export const todos: Readonly<Record<string, TodoView>> = {
  'bookings.asked': { title: 'bookings-console:todos.asked', link: link('asked') },
  'bookings.deposit': { title: 'bookings-console:todos.deposit', link: link('deposits') },
  'bookings.objection': { title: 'bookings-console:todos.objection', link: link('pauses') },
};
