import { ContactsOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type EnrolmentSearch, readEnrolmentSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/enrolment': EnrolmentSearch;
    '/enrolment/unit/$unitId': object;
  }
}

export default [
  page({
    path: '/enrolment',
    title: 'enrolment-console:title',
    permission: ['enrolment.read', 'enrolment.confirm'],
    menu: { group: 'participation', order: 10, icon: <ContactsOutlined /> },
    search: readEnrolmentSearch,
    load: async () => (await import('./list/Enrolment.tsx')).Enrolment,
  }),
  page({
    path: '/enrolment/unit/$unitId',
    title: 'enrolment-console:title',
    permission: ['enrolment.read', 'enrolment.confirm'],
    load: async () => (await import('./unit/UnitPage.tsx')).UnitPage,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'enrolment.confirm': {
    title: 'enrolment-console:todos.confirm',
    words: 'enrolment-console:todos.confirmWords',
    link: () => linkOptions({ to: '/enrolment', search: { state: 'asked' } }),
  },
  'enrolment.contested': {
    title: 'enrolment-console:todos.contested',
    words: 'enrolment-console:todos.contestedWords',
    link: () => linkOptions({ to: '/enrolment', search: { which: 'contested' } }),
  },
};
