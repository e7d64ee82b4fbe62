import { CheckSquareOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type FindingSearch, type MonthSearch, readFindingSearch, readMonthSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/inspections': MonthSearch;
    '/inspections/findings': FindingSearch;
    '/inspections/findings/$findingId': object;
    '/inspections/sheet': object;
  }
}

const permission = ['inspections.read', 'inspections.answer'] as const;

export default [
  page({
    path: '/inspections',
    title: 'inspections-console:title',
    permission,
    menu: {
      group: 'property',
      order: 20,
      icon: <CheckSquareOutlined />,
      by: { permission: 'inspections.answer', of: ['property_company'] },
    },
    search: readMonthSearch,
    load: async () => (await import('./month/MonthPage.tsx')).MonthPage,
  }),
  page({
    path: '/inspections/findings',
    title: 'inspections-console:findings',
    permission,
    search: readFindingSearch,
    load: async () => (await import('./list/Findings.tsx')).Findings,
  }),
  page({
    path: '/inspections/findings/$findingId',
    title: 'inspections-console:finding',
    permission,
    load: async () => (await import('./finding/FindingPage.tsx')).FindingPage,
  }),
  page({
    path: '/inspections/sheet',
    title: 'inspections:sheetOf.title',
    permission: 'inspections.set_sheet',
    load: async () => (await import('./sheet/SheetPage.tsx')).SheetPage,
  }),
];

const link: TodoView['link'] = ({ id }) => linkOptions({ to: '/inspections/findings/$findingId', params: { findingId: id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'inspections.mend': { title: 'inspections-console:todos.mend', link },
  'inspections.rule': { title: 'inspections-console:todos.rule', link },
};
