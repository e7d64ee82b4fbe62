import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { refinementOf } from '#contract/kernel/kinds.ts';
import type { addKind as addEndpoint, changeKind as changeEndpoint, OwnKind } from '#contract/platform/local-kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { kindSets, kindsChanged } from '#kernel/kinds.ts';
import { isViolation } from '#kernel/violations.ts';
import { languages, wordOf } from '#kernel/words.ts';
import { mayConfigure } from '../policy.ts';
import { findKind, insertKind, updateKind } from '../store/kinds.ts';

type Add = z.output<NonNullable<typeof addEndpoint.body>>;
type Change = z.output<NonNullable<typeof changeEndpoint.body>>;

/** Runs a change; a name that another kind of the same thing bears, shipped or local, is refused. */
const named = async (subject: string, names: readonly string[], change: () => Promise<void>): Promise<void> => {
  const shipped = kindSets.get(subject)?.shipped ?? [];
  const taken = languages.flatMap((language) => shipped.map((code) => wordOf(language, `${subject}.${code}`)));
  for (const name of names) if (taken.includes(name)) fail('platform.kind_name_taken', { name });
  try {
    await change();
  } catch (error) {
    if (isViolation(error, 'kinds_name')) fail('platform.kind_name_taken', { name: names[0] });
    if (isViolation(error, 'kinds_key')) fail('platform.kind_name_taken', { name: names[1] });
    throw error;
  }
};

const act = async (
  kernel: Kernel,
  viewer: Viewer,
  what: string,
  body: { id: string },
  change: (running: Command) => Promise<string>,
): Promise<OwnKind> => {
  if (!mayConfigure(viewer)) fail('session.forbidden');
  const answer = await command(
    kernel,
    viewer,
    what,
    body,
    async (running) => {
      const id = await change(running);
      await kindsChanged(running.tx, viewer.jurisdictionId);
      return id;
    },
    async ({ tx }, id) => (await findKind(tx, id)) ?? fail('platform.kind_not_found'),
  );
  kernel.kinds.forget(viewer.jurisdictionId);
  return answer;
};

/** Adds a kind of the jurisdiction's own. Its code follows from its English name. @throws platform.kind_unknown, platform.kind_name_taken */
export const addKind = (kernel: Kernel, viewer: Viewer, body: Add): Promise<OwnKind> =>
  act(kernel, viewer, 'platform.add_kind', body, async ({ tx, log }) => {
    const { id, subject, base, name, nameEn } = body;
    if (!kindSets.get(subject)?.shipped.includes(base)) fail('platform.kind_unknown', { kind: base });
    const code = `${base}-${refinementOf(nameEn)}`;
    await named(subject, [name, nameEn], () => insertKind(tx, { id, subject, code, name, nameEn }));
    await log('platform.kind_added', code, { data: { subject, name } });
    return id;
  });

/** Renames, ends or takes up again one of them. @throws platform.kind_not_found, platform.kind_changed, platform.kind_name_taken */
export const changeKind = (kernel: Kernel, viewer: Viewer, kindId: string, body: Change): Promise<OwnKind> =>
  act(kernel, viewer, `platform.change_kind ${kindId}`, body, async ({ tx, log }) => {
    const before = (await findKind(tx, kindId, true)) ?? fail('platform.kind_not_found');
    if (before.version !== body.version) fail('platform.kind_changed', { version: before.version });
    const { name, nameEn, ended } = body;
    await named(before.subject, [name, nameEn], () => updateKind(tx, { id: kindId, name, nameEn, ended }));
    await log('platform.kind_changed', before.code, { data: { subject: before.subject, was: before.name, name, ended } });
    return kindId;
  });
