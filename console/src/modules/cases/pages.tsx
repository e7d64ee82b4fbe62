import {
  ApartmentOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  BranchesOutlined,
  FormOutlined,
  QuestionCircleOutlined,
  TagsOutlined,
} from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { lazy } from 'react';
import { naturalAct, openStates } from '#contract/cases/lifecycle.ts';
import { type FindView, type LayerView, page, type Slot, type TodoView } from '../../app/pages.ts';
import {
  type DeskSearch,
  type OverviewSearch,
  type QuestionsSearch,
  readDeskSearch,
  readOverviewSearch,
  readQuestionsSearch,
} from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/cases': DeskSearch;
    '/cases/$caseId': DeskSearch;
    '/report': object;
    '/overview': OverviewSearch;
    '/questions': QuestionsSearch;
    '/categories': object;
    '/types': object;
    '/rules': object;
    '/rules/learn': object;
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
  page({
    path: '/questions',
    title: 'cases-console:nav.questions',
    permission: 'cases.design_questions',
    menu: { group: 'cases', order: 40, icon: <QuestionCircleOutlined /> },
    search: readQuestionsSearch,
    load: async () => (await import('./questions/Questions.tsx')).Questions,
  }),
  page({
    path: '/categories',
    title: 'cases-console:nav.categories',
    permission: 'cases.configure',
    menu: { group: 'system', order: 30, icon: <TagsOutlined /> },
    load: async () => (await import('./categories/Categories.tsx')).Categories,
  }),
  page({
    path: '/types',
    title: 'cases-console:nav.types',
    permission: 'cases.configure',
    menu: { group: 'system', order: 29, icon: <ApartmentOutlined /> },
    load: async () => (await import('./types/Types.tsx')).Types,
  }),
  page({
    path: '/rules',
    title: 'cases-console:nav.rules',
    permission: 'cases.configure',
    menu: { group: 'system', order: 31, icon: <BranchesOutlined /> },
    load: async () => (await import('./rules/Rules.tsx')).Rules,
  }),
  page({
    path: '/rules/learn',
    title: 'cases-console:rules.learn.title',
    permission: 'cases.configure',
    load: async () => (await import('./rules/Learn.tsx')).Learn,
  }),
];

const TodoCommand = lazy(async () => ({ default: (await import('./workbench/TodoCommand.tsx')).TodoCommand }));
const withCommand: readonly string[] = ['accept', 'close'];

export const results = {
  'cases.act_on_many': lazy(async () => ({ default: (await import('./ManyResult.tsx')).ManyResult })),
  'cases.recount': lazy(async () => ({ default: (await import('./RecountResult.tsx')).RecountResult })),
};

const work: Readonly<Record<string, TodoView>> = Object.fromEntries(
  openStates.map((state) => [
    `cases.${naturalAct[state]}`,
    {
      title: `cases:states.${state}`,
      link: ({ id }) => linkOptions({ to: '/cases/$caseId', params: { caseId: id }, search: { queue: 'todo' } }),
      ...(withCommand.includes(naturalAct[state] ?? '') && { command: TodoCommand }),
    } satisfies TodoView,
  ]),
);

export const todos: Readonly<Record<string, TodoView>> = {
  ...work,
  'cases.press': {
    title: 'cases-console:todos.press',
    link: ({ id }) => linkOptions({ to: '/cases/$caseId', params: { caseId: id }, search: { queue: 'overdue' } }),
  },
};

export const finds: Readonly<Record<string, FindView>> = {
  'cases.case': {
    title: 'cases-console:nav.cases',
    link: ({ id }) => linkOptions({ to: '/cases/$caseId', params: { caseId: id }, search: { queue: 'all' } }),
  },
};

export const slots: readonly Slot[] = [
  {
    at: 'workbench',
    order: 10,
    permission: ['cases.read', 'cases.read_assigned'],
    component: lazy(async () => ({ default: (await import('./workbench/MyFigures.tsx')).MyFigures })),
  },
];

export const layers: Readonly<Record<string, LayerView>> = {
  cases: { title: 'map:layers.cases', mark: null, link: (id) => linkOptions({ to: '/cases/$caseId', params: { caseId: id }, search: {} }) },
};
