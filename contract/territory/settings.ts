import { defineSetting } from '../kernel/settings.ts';
import { standardLines, workLines } from './lines.ts';

/** Lines of work that share the grids. One that grids still carry cannot be left out. */
export const linesOfWork = defineSetting({
  key: 'linesOfWork',
  schema: workLines,
  default: [...standardLines],
  permission: 'territory.configure',
  action: 'settings.lines_of_work',
  editor: 'settings',
  guarded: true,
});
