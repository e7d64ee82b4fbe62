import { AppstoreOutlined, BarChartOutlined, FormOutlined } from '@ant-design/icons';
import { page } from '../../app/pages.ts';
import { type DeskSearch, type OverviewSearch, readDeskSearch, readOverviewSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/cases': DeskSearch;
    '/cases/$caseId': DeskSearch;
    '/report': object;
    '/overview': OverviewSearch;
  }
}

export default [
  page({
    path: '/cases',
    title: 'cases-console:nav.cases',
    permission: ['cases.read', 'cases.read_assigned'],
    menu: { group: 'cases', order: 10, icon: <AppstoreOutlined />, search: { queue: 'todo' } },
    search: readDeskSearch,
    load: async () => (await import('./desk/Desk.tsx')).Desk,
  }),
  page({
    path: '/cases/$caseId',
    inside: '/cases',
    title: 'cases-console:desk.case',
    permission: ['cases.read', 'cases.read_assigned'],
    load: async () => (await import('./case/CasePage.tsx')).CasePage,
  }),
  page({
    path: '/report',
    title: 'cases-console:nav.report',
    permission: 'cases.record',
    menu: { group: 'cases', order: 20, icon: <FormOutlined /> },
    load: async () => (await import('./report/Report.tsx')).Report,
  }),
  page({
    path: '/overview',
    title: 'cases-console:nav.overview',
    permission: 'cases.overview',
    menu: { group: 'cases', order: 30, icon: <BarChartOutlined /> },
    search: readOverviewSearch,
    load: async () => (await import('./overview/Overview.tsx')).Overview,
  }),
];
