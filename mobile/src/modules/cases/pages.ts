import { page } from '../../app-pages.ts';

declare module '../../app-pages.ts' {
  interface Paths {
    '/report': object;
    '/sent/$caseId': object;
    '/my': object;
    '/cases/$caseId': object;
    '/tasks': object;
    '/conflicts': object;
    '/followed': object;
  }
}

const words = ['cases-phone'];

export default [
  page({ path: '/report', load: async () => (await import('./report/report-page.tsx')).ReportPage }),
  page({ path: '/sent/$caseId', words, load: async () => (await import('./sent-page.tsx')).SentPage }),
  page({ path: '/my', load: async () => (await import('./my-page.tsx')).MyPage }),
  page({ path: '/cases/$caseId', words, load: async () => (await import('./case/case-page.tsx')).CasePage }),
  page({ path: '/followed', words, load: async () => (await import('./followed-page.tsx')).FollowedPage }),
  page({ path: '/conflicts', words, load: async () => (await import('./conflicts/conflicts-page.tsx')).ConflictsPage }),
  page({ path: '/tasks', words, load: async () => (await import('./tasks/tasks-page.tsx')).TasksPage }),
];
