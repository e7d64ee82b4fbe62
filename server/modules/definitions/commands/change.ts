import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Definition, publishDefinition, saveDefinitionDraft } from '#contract/definitions/api.ts';
import { type Command, command } from '#kernel/command.ts';
import { publish, withdraw } from '#kernel/definitions/definitions.ts';
import * as store from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Asked, kindFor, malformed, prepares, presentDefinition } from '../queries/definitions.ts';

/** Runs one change of a definition the viewer may prepare, and shows it as it stands. */
const change = async (
  kernel: Kernel,
  viewer: Viewer,
  what: string,
  asked: Asked,
  body: { readonly id: string },
  run: (running: Command, key: store.Key, found: Awaited<ReturnType<typeof kindFor>>) => Promise<unknown>,
): Promise<Definition> => {
  const found = await kindFor(kernel, viewer, asked);
  const { kind } = found;
  const key: store.Key = { jurisdictionId: viewer.jurisdictionId, kind: kind.kind, subject: asked.subject };
  return command(
    kernel,
    viewer,
    `definitions.${what} ${key.kind} ${key.subject}`,
    body,
    async (running) => {
      await run(running, key, found);
      return { ok: true };
    },
    ({ tx }) => presentDefinition(kernel, tx, viewer, kind, asked),
  );
};

/** Saves the draft. @throws definitions.draft_changed when another was saved since the revision the sender saw, definitions.other_area */
export const saveDraft = (kernel: Kernel, viewer: Viewer, asked: Asked, body: z.output<NonNullable<typeof saveDefinitionDraft.body>>) =>
  change(kernel, viewer, 'save_draft', asked, body, async ({ tx, at, actorId }, key, { kind, rootPath }) => {
    const { base, content } = body;
    if (!prepares(viewer, kind, rootPath, content)) fail('definitions.other_area');
    if (!(await store.putDraft(tx, key, body.revision, { base, content: content ?? null, at, by: actorId })))
      fail('definitions.draft_changed');
  });

/** Throws the draft away. @throws definitions.draft_changed */
export const discardDraft = (kernel: Kernel, viewer: Viewer, asked: Asked, body: { id: string; revision: number }) =>
  change(kernel, viewer, 'discard_draft', asked, body, async ({ tx }, key) => {
    if (!(await store.removeDraft(tx, key, body.revision))) fail('definitions.draft_changed');
  });

/**
 * Publishes the draft as it was seen.
 * @throws definitions.draft_gone, definitions.draft_changed, and what {@link publish} throws
 */
export const publishDraft = (kernel: Kernel, viewer: Viewer, asked: Asked, body: z.output<NonNullable<typeof publishDefinition.body>>) =>
  change(kernel, viewer, 'publish', asked, body, async (running, key, { kind, rootPath }) => {
    const draft = (await store.findDraft(running.tx, key)) ?? fail('definitions.draft_gone');
    if (draft.revision !== body.revision) fail('definitions.draft_changed');
    if (!prepares(viewer, kind, rootPath, draft.content)) fail('definitions.other_area');
    const read = (kind.strict ?? kind.schema).safeParse(draft.content);
    if (!read.success) return fail('definitions.malformed', malformed(draft.content, read.error.issues[0]).data);
    const { reason, effectiveOn, newest } = body;
    return publish(running.tx, running, kind, { subject: key.subject, content: read.data, reason, effectiveOn, seen: newest });
  });

/** Withdraws a version that is still to come. @throws definitions.in_force */
export const withdrawVersion = (kernel: Kernel, viewer: Viewer, asked: Asked, body: { id: string; version: number; reason: string }) =>
  change(kernel, viewer, 'withdraw', asked, body, (running, key) =>
    withdraw(running.tx, running, key.kind, { subject: key.subject, version: body.version, reason: body.reason }),
  );
