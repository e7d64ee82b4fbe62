export { bringTask } from './commands/bring-task.ts';
