import { queryOptions } from '@tanstack/react-query';
import type { WantedColumn } from '#contract/collections/columns.ts';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

export const key = 'collections';
const { collections } = endpoints;

export const tasksQuery = listQuery([key, 'tasks'], (cursor, signal) =>
  call(collections.listTasks, { query: { ...(cursor && { cursor }) } }, signal),
);
/** Sheets the viewer answers: those that wait, or those that were handed in. */
export const mineQuery = (waiting: boolean) =>
  listQuery([key, 'mine', waiting], (cursor, signal) =>
    call(
      collections.listSheets,
      { query: { state: waiting ? ['open', 'returned'] : ['submitted', 'confirmed'], ...(cursor && { cursor }) } },
      signal,
    ),
  );
export const taskQuery = (taskId: string) =>
  queryOptions({ queryKey: [key, 'task', taskId], queryFn: ({ signal }) => call(collections.getTask, { params: { taskId } }, signal) });
export const progressQuery = (taskId: string, area: string | undefined) =>
  queryOptions({
    queryKey: [key, 'progress', taskId, area],
    queryFn: ({ signal }) => call(collections.getProgress, { params: { taskId }, query: { ...(area && { area }) } }, signal),
  });
export const previewQuery = (taskId: string, version: number) =>
  queryOptions({
    queryKey: [key, 'preview', taskId, version],
    queryFn: ({ signal }) => call(collections.previewTask, { params: { taskId } }, signal),
    retry: false,
  });
export const sheetQuery = (sheetId: string) =>
  queryOptions({ queryKey: [key, 'sheet', sheetId], queryFn: ({ signal }) => call(collections.getSheet, { params: { sheetId } }, signal) });
/** What of some headings is known already. */
export const compareQuery = (columns: readonly WantedColumn[], except: string) =>
  queryOptions({
    queryKey: [key, 'compare', except, columns],
    enabled: columns.length > 0,
    queryFn: ({ signal }) => call(collections.compareColumns, { body: { columns: [...columns], except } }, signal),
  });
