import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, label, list, moment, page, paging } from '../kernel/values.ts';
import { areaLevels } from '../territory/levels.ts';
import { taskContent } from './content.ts';
import { taskStates } from './kinds.ts';

const version = z.number().int().min(1);
const count = z.number().int();
const ofTask = z.object({ taskId: id });
const place = z.object({ code: z.string(), name: z.string() });

/** How far a task has come, in whole or in an area. */
export const taskFigures = z.object({
  sheets: count,
  answered: count.describe('submitted or confirmed'),
  confirmed: count,
  returned: count,
  late: count.describe('not answered though the day has passed, or answered after it'),
  typed: count.describe('cells somebody had to type, of what was answered'),
  filled: count.describe('cells that came filled in and stayed'),
  overruled: count.describe('cells that came filled in and were put otherwise for a reason'),
  minutes: count.describe('told by those who answered'),
  told: count.describe('answers that told their minutes'),
});
export type TaskFigures = z.infer<typeof taskFigures>;

export const taskItem = z.object({
  id,
  title: z.string(),
  asker: place,
  state: z.enum(taskStates),
  dueOn: day,
  sentAt: moment.nullable(),
  columns: count,
  figures: taskFigures,
});
export type TaskItem = z.infer<typeof taskItem>;

export const taskChange = z.object({ version, at: moment, by: z.string().nullable(), words: z.string().nullable() });

export const taskDetail = taskItem.extend({
  version,
  content: taskContent,
  endReason: z.string().nullable(),
  changes: z.array(taskChange).describe('newest first'),
  may: z.object({ change: z.boolean(), ask: z.boolean() }),
});
export type TaskDetail = z.infer<typeof taskDetail>;

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/collections',
  access: 'session',
  summary: 'Tasks the viewer may see, newest first: sent by the areas the viewer asks for, or all that concern areas the viewer reads',
  query: z.object({ which: z.enum(['sent', 'all']).default('all'), state: list(z.enum(taskStates)), ...paging }),
  response: page(taskItem).extend({ mayAsk: z.array(place.extend({ level: z.enum(areaLevels) })), total: taskFigures }),
  errors: ['session.forbidden'],
});
export const getTask = endpoint({
  method: 'GET',
  path: '/api/collections/:taskId',
  access: 'session',
  summary: 'A task with its columns, figures and changes',
  params: ofTask,
  response: taskDetail,
  errors: ['collections.task_not_found'],
});
export const draftTask = endpoint({
  method: 'POST',
  path: '/api/collections',
  access: 'session',
  status: 201,
  summary: 'Begins a task in the name of an area the viewer asks for',
  body: z.object({ id, from: line.max(20), content: taskContent }),
  largestBody: 256 * 1024,
  response: taskDetail,
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const saveTask = endpoint({
  method: 'POST',
  path: '/api/collections/:taskId',
  access: 'session',
  summary:
    'Changes a task in the version that was seen. Once sent its columns stay, others may be added behind them; addressees are told of the change, in words',
  params: ofTask,
  body: z.object({ id, version, content: taskContent, words: reason.nullable().default(null) }),
  largestBody: 256 * 1024,
  response: taskDetail,
  errors: [
    'collections.task_not_found',
    'collections.task_changed',
    'collections.over',
    'collections.cells_stay',
    'collections.cell_wrong',
    'collections.day_passed',
    'collections.words_needed',
  ],
});

/** What would happen if a task were sent. */
export const sendingPreview = z.object({
  sheets: count,
  followed: z.array(z.object({ from: z.string(), to: z.string() })).describe('areas that are no more, and what took their place'),
  nobody: z.array(place).describe('addressees where nobody holds a post that answers'),
  columns: count,
  typed: count.describe('columns that have to be typed by each'),
  asked: z
    .object({ id, title: z.string(), columns: count })
    .nullable()
    .describe('what the same level asked lately that is the same: a reason is needed'),
});
export type SendingPreview = z.infer<typeof sendingPreview>;
export const previewTask = endpoint({
  method: 'GET',
  path: '/api/collections/:taskId/sending',
  access: 'session',
  summary: 'To whom a task would go, who is there to answer, and what of it was asked lately',
  params: ofTask,
  response: sendingPreview,
  errors: ['collections.task_not_found', 'collections.not_draft', 'collections.cell_wrong'],
});
export const sendTask = endpoint({
  method: 'POST',
  path: '/api/collections/:taskId/send',
  access: 'session',
  summary: 'Sends a task: one sheet and one demand for each addressee',
  params: ofTask,
  body: z.object({ id, version, againReason: reason.nullable().default(null) }),
  response: taskDetail,
  errors: [
    'collections.task_not_found',
    'collections.task_changed',
    'collections.not_draft',
    'collections.nobody_asked',
    'collections.without_basis',
    'collections.day_passed',
    'collections.asked_already',
    'collections.cell_wrong',
    'demands.not_below',
    'demands.forbidden',
    'demands.exception_needed',
    'demands.need_needed',
    'demands.repeated',
    'demands.limit_reached',
    'demands.organisation_not_found',
    'territory.area_not_found',
  ],
});
export const endTask = endpoint({
  method: 'POST',
  path: '/api/collections/:taskId/end',
  access: 'session',
  summary: 'Closes a task, or takes it back: sheets that were not answered are asked of nobody any more; what was written stays readable',
  params: ofTask,
  body: z.object({ id, outcome: z.enum(['ended', 'cancelled']), reason }),
  response: taskDetail,
  errors: ['collections.task_not_found', 'collections.over'],
});

/** A line of the tree: an area with what is below it, or one addressee. */
export const progressLine = z.object({
  area: z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels), deeper: z.boolean() }),
  sheet: id.nullable().describe('the one sheet that makes up the line, where it is that of the area itself'),
  state: z.string().nullable().describe('of that sheet'),
  figures: taskFigures,
  cells: z.array(z.number().nullable()).describe('in the order of the columns: what climbed up; null where nothing did'),
});
export type ProgressLine = z.infer<typeof progressLine>;
export const getProgress = endpoint({
  method: 'GET',
  path: '/api/collections/:taskId/progress',
  access: 'session',
  summary: 'How far a task has come by the areas directly below one, with the figures so far; what was answered counts',
  params: ofTask,
  query: z.object({ area: line.max(20).optional().describe('the asker’s own, or the viewer’s within it, when absent') }),
  response: z.object({
    area: place,
    columns: z.array(z.object({ key: z.string(), title: label, type: z.string(), unit: z.string().nullable(), climbs: z.string() })),
    total: progressLine.pick({ figures: true, cells: true }),
    lines: z.array(progressLine),
  }),
  errors: ['collections.task_not_found', 'territory.area_not_found'],
});
export type Progress = z.infer<typeof getProgress.response>;

export const exportTask = fileEndpoint({
  method: 'GET',
  path: '/api/collections/:taskId/book',
  access: 'session',
  summary: 'The whole table as a workbook: areas down, columns across, sums at each level',
  params: ofTask,
  gives: workbookType,
  errors: ['collections.task_not_found', 'request.line_full'],
});

/** What open screens hear of a task they may see: that something was answered. */
export interface LiveCollection {
  readonly taskId: string;
}
