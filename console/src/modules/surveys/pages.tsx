import { ContainerOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { readSurveySearch, type SurveySearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/surveys': SurveySearch;
    '/surveys/$surveyId': object;
  }
}

export default [
  page({
    path: '/surveys',
    title: 'surveys-console:title',
    permission: 'surveys.read',
    menu: { group: 'participation', order: 80, icon: <ContainerOutlined /> },
    search: readSurveySearch,
    load: async () => (await import('./list/Surveys.tsx')).Surveys,
  }),
  page({
    path: '/surveys/$surveyId',
    title: 'surveys-console:survey',
    // whoever answers in office for an area sees what it is asked
    permission: ['surveys.read', 'demands.answer'],
    load: async () => (await import('./survey/SurveyPage.tsx')).SurveyPage,
  }),
];

const link = ({ id }: { id: string }) => linkOptions({ to: '/surveys/$surveyId', params: { surveyId: id.split(':')[0] ?? id } });

export const todos: Readonly<Record<string, TodoView>> = {
  'surveys.ending': { title: 'surveys-console:todos.ending', link },
  'surveys.papers': { title: 'surveys-console:todos.papers', link },
  'surveys.staff': { title: 'surveys-console:todos.staff', link: () => linkOptions({ to: '/surveys', search: { state: 'open' } }) },
};
