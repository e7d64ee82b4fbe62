import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CareRow } from '#contract/care/records.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { presentRow } from '../queries/present.ts';
import type { RecordRow } from '../store/records.ts';

export interface CareCommand extends Command {
  readonly eye: Eye;
}

/** Runs one command on a care record; answers with it as a list shows it. */
export const careCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  body: { readonly id: string },
  run: (running: CareCommand) => Promise<string>,
): Promise<CareRow> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => run({ ...running, eye }),
    ({ tx }, id) => presentRow(eye, tx, id),
  );
};

/** @throws care.record_changed when somebody was quicker */
export const sameVersion = ({ version }: RecordRow, asked: number): void => {
  if (version !== asked) fail('care.record_changed', { version });
};
