import type { MemberImport } from '#contract/meetings/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Persons } from '#modules/persons/index.ts';
import { type Agendas, agendas } from './agendas.ts';
import { fileOwner } from './commands/documents.ts';
import { importMembers } from './commands/import-members.ts';
import type { Context } from './context.ts';
import { followCases } from './follow-cases.ts';
import { kindsKind } from './kinds.ts';
import { minutesPaper } from './paper.ts';
import { mayRead } from './policy.ts';
import type { MeetingsAsked } from './queries/lists.ts';
import { meetingSheet, memberSheet } from './queries/sheets.ts';
import { meetingTodos } from './queries/todos.ts';
import { findDocument } from './store/documents.ts';
import { findMeeting, isMeeting, seatsOf } from './store/meetings.ts';
import { memberUse } from './uses.ts';
import { itemVotes } from './vote-subject.ts';

type OfBody = { readonly bodyId: string };
export interface Meetings {
  /** For modules that bring something before a meeting. */
  readonly agendas: Agendas;
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly export: WorkKind<MeetingsAsked, undefined>;
    readonly members: WorkKind<OfBody, undefined>;
    readonly import: WorkKind<ImportAsked & OfBody, MemberImport>;
  };
}

/** Opens the module. */
export const createMeetings = (
  kernel: Kernel,
  { persons, ...services }: Omit<Context, 'kernel'> & { readonly persons: Persons },
): Meetings => {
  const context: Context = { kernel, ...services };
  kernel.definitions.add(kindsKind);
  kernel.todos.add(meetingTodos(context));
  context.documents.sources.add(minutesPaper(() => kernel.clock.now()));
  context.occasions.keep(isMeeting);
  persons.uses.add(memberUse);
  context.disclosures.subjects.add({ type: 'meeting', words: 'meetings.subject', page: () => null });
  context.votes.subjects.add(itemVotes);
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const found = await findDocument(tx, id);
      const m = found && (await findMeeting(tx, found.meetingId));
      if (!m) return false;
      if (mayRead(viewer, m.areaPath)) return true;
      return m.state !== 'planned' && (await seatsOf(tx, m.id)).some(({ accountId }) => accountId === viewer.accountId);
    },
  });
  followCases(context);
  return {
    agendas,
    context,
    sheets: {
      export: exportWork(kernel, 'meetings.export', (viewer, asked: MeetingsAsked, _, signal) =>
        meetingSheet(context, viewer, asked, signal),
      ),
      members: exportWork(kernel, 'meetings.export_members', (viewer, { bodyId }: OfBody, _, signal) =>
        memberSheet(context, viewer, bodyId, signal),
      ),
      import: kernel.work.kind<ImportAsked & OfBody, MemberImport>({
        kind: 'meetings.import_members',
        run: async ({ viewer, input, file, language, signal, reached }) => ({
          answer: await importMembers(context, viewer, input.bodyId, { ...input, bytes: file, language, signal, reached }),
        }),
      }),
    },
  };
};
