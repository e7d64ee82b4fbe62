import { CheckSquareOutlined, CommentOutlined } from '@ant-design/icons';
import { linkOptions } from '@tanstack/react-router';
import { page, type TodoView } from '../../app/pages.ts';
import { type MeetingSearch, type ResolutionSearch, readMeetingSearch, readResolutionSearch } from './search.ts';

declare module '../../app/pages.ts' {
  interface Paths {
    '/meetings': MeetingSearch;
    '/meetings/kinds': object;
    '/meetings/$meetingId': object;
    '/meetings/$meetingId/room': object;
    '/meetings/$meetingId/screen': object;
    '/meeting-bodies/$bodyId': object;
    '/resolutions': ResolutionSearch;
  }
}

const permission = 'meetings.read' as const;
export default [
  page({
    path: '/meetings',
    title: 'meetings-console:title',
    permission,
    menu: { group: 'deliberation', order: 10, icon: <CommentOutlined /> },
    search: readMeetingSearch,
    load: async () => (await import('./list/Meetings.tsx')).Meetings,
  }),
  page({
    path: '/resolutions',
    title: 'meetings-console:resolutions.title',
    permission,
    menu: { group: 'deliberation', order: 12, icon: <CheckSquareOutlined /> },
    search: readResolutionSearch,
    load: async () => (await import('./resolutions/Resolutions.tsx')).Resolutions,
  }),
  page({
    path: '/meetings/kinds',
    title: 'meetings-console:definition.title',
    permission: 'meetings.design',
    load: async () => (await import('./kinds/Kinds.tsx')).Kinds,
  }),
  page({
    path: '/meetings/$meetingId',
    title: 'meetings-console:one',
    permission,
    load: async () => (await import('./meeting/MeetingPage.tsx')).MeetingPage,
  }),
  page({
    path: '/meetings/$meetingId/room',
    title: 'meetings-console:room.title',
    permission: 'meetings.run',
    bare: true,
    load: async () => (await import('./room/Room.tsx')).Room,
  }),
  page({
    path: '/meetings/$meetingId/screen',
    title: 'meetings-console:screen.title',
    permission,
    bare: true,
    load: async () => (await import('./room/Screen.tsx')).Screen,
  }),
  page({
    path: '/meeting-bodies/$bodyId',
    title: 'meetings-console:body',
    permission,
    load: async () => (await import('./body/BodyPage.tsx')).BodyPage,
  }),
];

/** A to-do names its meeting first. */
const link: TodoView['link'] = ({ id }) => linkOptions({ to: '/meetings/$meetingId', params: { meetingId: id.split(':')[0] ?? id } });
const bodyLink = ({ id }: { id: string }) => linkOptions({ to: '/meeting-bodies/$bodyId', params: { bodyId: id.split(':')[0] ?? id } });
export const todos: Readonly<Record<string, TodoView>> = {
  'meetings.notice': { title: 'meetings-console:todos.notice', link },
  'meetings.sitting': { title: 'meetings-console:todos.sitting', link },
  'meetings.chair': { title: 'meetings-console:todos.chair', link },
  'meetings.resolution': { title: 'meetings-console:todos.resolution', link },
  'meetings.returned': { title: 'meetings-console:todos.returned', link: bodyLink },
  'meetings.terms': { title: 'meetings-console:todos.terms', link: bodyLink },
};
