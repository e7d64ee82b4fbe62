import { LikeOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type EvaluationSearch, readEvaluationSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/evaluations': EvaluationSearch;
    '/evaluations/$evaluationId': object;
  }
}

// departments read what came of them, units fill their sheets
const permission = ['evaluations.read', 'evaluations.rate', 'evaluations.answer'] as const;
export default [
  page({
    path: '/evaluations',
    title: 'evaluations-console:title',
    permission,
    menu: { group: 'organisations', order: 82, icon: <LikeOutlined /> },
    search: readEvaluationSearch,
    load: async () => (await import('./list/Evaluations.tsx')).Evaluations,
  }),
  page({
    path: '/evaluations/$evaluationId',
    title: 'evaluations-console:title',
    permission,
    load: async () => (await import('./one/EvaluationPage.tsx')).EvaluationPage,
  }),
];

const link: TodoView['link'] = ({ data }) =>
  linkOptions({ to: '/evaluations/$evaluationId', params: { evaluationId: String(data['evaluation']) } });
export const todos: Readonly<Record<string, TodoView>> = Object.fromEntries(
  ['rate', 'close'].map((what) => [`evaluations.${what}`, { title: `evaluations-console:todos.${what}`, link }]),
);
