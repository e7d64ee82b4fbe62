import { FileDoneOutlined, FileTextOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/documents': object;
    '/documents/$documentId': object;
    '/document-templates': object;
  }
}

export default [
  page({
    path: '/documents',
    title: 'documents:nav.documents',
    permission: ['documents.read', 'documents.sign'],
    menu: { group: 'organisations', order: 60, icon: <FileDoneOutlined /> },
    load: async () => (await import('./list/DocumentList.tsx')).DocumentList,
  }),
  page({
    path: '/documents/$documentId',
    title: 'documents:nav.document',
    permission: ['documents.read', 'documents.sign'],
    load: async () => (await import('./document/DocumentPage.tsx')).DocumentPage,
  }),
  page({
    path: '/document-templates',
    title: 'documents:nav.templates',
    permission: 'documents.set_templates',
    menu: { group: 'system', order: 45, icon: <FileTextOutlined /> },
    load: async () => (await import('./templates/Templates.tsx')).Templates,
  }),
];

export const todos: Readonly<Record<string, TodoView>> = {
  'documents.sign': {
    title: 'documents:todos.sign',
    link: ({ id }) => linkOptions({ to: '/documents/$documentId', params: { documentId: id } }),
  },
};
