import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Definition, DefinitionProblem, DefinitionVersion, getDefinitionVersion, listDefinitions } from '#contract/definitions/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import type { DefinitionKind, Problem } from '#kernel/definitions/definitions.ts';
import * as store from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { errorSentence, type Language, wordOf } from '#kernel/words.ts';
import { namesOf } from '../store/names.ts';

/** Which definition is asked for, in whose language. */
export interface Asked {
  readonly kind: string;
  readonly subject: string;
  readonly language: Language;
}

/** Whether a viewer prepares a content: in the whole jurisdiction, or where it is for an area of theirs alone. */
export const prepares = (viewer: Viewer, { permission, areaOf }: DefinitionKind, rootPath: string, content: unknown): boolean => {
  const area = areaOf?.(content) ?? null;
  return can(viewer, permission, rootPath) || (area !== null && can(viewer, permission, pathOfCode(area)));
};

/**
 * The kind a viewer asks for, and where its jurisdiction begins. Who has the permission in some areas alone begins what is for one of them, and
 * prepares what stands for one. @throws request.not_found, session.forbidden
 */
export const kindFor = async (
  kernel: Kernel,
  viewer: Viewer,
  { kind, subject }: Pick<Asked, 'kind' | 'subject'>,
): Promise<{ readonly kind: DefinitionKind; readonly rootPath: string }> => {
  const found = kernel.definitions.find(kind) ?? fail('request.not_found');
  if ((subject !== '') !== (found.subjects ?? false)) fail('request.not_found');
  const { jurisdictionId } = viewer;
  const { rootPath } = (await kernel.jurisdictions.byId(jurisdictionId)) ?? fail('session.required');
  if (can(viewer, found.permission, rootPath)) return { kind: found, rootPath };
  if (!found.areaOf || !can(viewer, found.permission)) fail('session.forbidden');
  const key: store.Key = { jurisdictionId, kind, subject };
  const there = await kernel.db.read(accessOf(viewer), async (tx) => [await store.lastStanding(tx, key), await store.findDraft(tx, key)]);
  if (there.some((one) => one !== null && !prepares(viewer, found, rootPath, one.content))) fail('session.forbidden');
  return { kind: found, rootPath };
};

const sentence = (language: Language, { at, code, data }: Problem): DefinitionProblem => ({
  at,
  message: errorSentence(language, code, data ?? {}),
});

/** What is wrong with the form of a content, told with the name of the row it stands in. */
export const malformed = (content: unknown, issue: z.core.$ZodIssue | undefined): Problem => {
  const path = issue?.path ?? [];
  const at = path.join('.');
  let row = at;
  let part = content;
  for (const key of path) {
    part = (part as Record<PropertyKey, unknown> | null | undefined)?.[key];
    const { name, code } = (part ?? {}) as { name?: unknown; code?: unknown };
    const called = [name, code].find((word) => typeof word === 'string' && word.trim() !== '');
    if (called !== undefined) row = String(called);
  }
  return issue?.code === 'too_small' && issue.origin === 'number'
    ? { at, code: issue.inclusive ? 'definitions.below' : 'definitions.not_above', data: { at, row, least: Number(issue.minimum) } }
    : { at, code: 'definitions.malformed', data: { at, row } };
};

/** What keeps a content from being published: its form first, then what its module says. */
export const problemsWith = async (
  tx: Tx,
  kind: DefinitionKind,
  { jurisdictionId, content, before, subject }: { jurisdictionId: string; content: unknown; before: unknown; subject: string },
  language: Language,
): Promise<DefinitionProblem[]> => {
  const read = (kind.strict ?? kind.schema).safeParse(content);
  if (read.success) {
    const own = kind.problemsOf?.(read.data, before) ?? [];
    const there = (await kind.problemsIn?.(tx, jurisdictionId, read.data, before, subject)) ?? [];
    return [...own, ...there].map((one) => sentence(language, one));
  }
  return read.error.issues.map((issue) => sentence(language, malformed(content, issue)));
};

const most = 50;
const stateOf = (v: store.VersionRow, inForce: number, now: Date): DefinitionVersion['state'] => {
  if (v.withdrawnAt) return 'withdrawn';
  if (v.effectiveFrom > now) return 'scheduled';
  return v.version === inForce ? 'in_force' : 'past';
};

/** A definition as its page shows it, in the transaction. */
export const presentDefinition = async (
  kernel: Kernel,
  tx: Tx,
  viewer: Viewer,
  kind: DefinitionKind,
  { subject, language }: Asked,
): Promise<Definition> => {
  const key: store.Key = { jurisdictionId: viewer.jurisdictionId, kind: kind.kind, subject };
  const now = kernel.clock.now();
  const versions = await store.versionsOf(tx, key, 2 ** 31 - 1, most);
  const [standing, draft] = [await store.lastStanding(tx, key), await store.findDraft(tx, key)];
  const names = await namesOf(tx, [...versions.map(({ publishedBy }) => publishedBy), draft?.savedBy ?? null]);
  const inForce = versions.find((v) => !v.withdrawnAt && v.effectiveFrom <= now)?.version ?? 0;
  const content = standing && kind.schema.parse(standing.content);
  return {
    kind: kind.kind,
    subject,
    title: wordOf(language, `${kind.words}.title`),
    help: wordOf(language, `${kind.words}.help`),
    newest: versions[0]?.version ?? 0,
    content,
    versions: versions.map((v) => ({
      version: v.version,
      state: stateOf(v, inForce, now),
      effectiveFrom: v.effectiveFrom.toISOString(),
      publishedAt: v.publishedAt.toISOString(),
      by: v.publishedBy === null ? null : (names.get(v.publishedBy) ?? null),
      reason: v.reason,
    })),
    draft: draft && {
      revision: draft.revision,
      base: draft.base,
      content: draft.content,
      savedAt: draft.savedAt.toISOString(),
      by: draft.savedBy === null ? null : (names.get(draft.savedBy) ?? null),
      problems: await problemsWith(
        tx,
        kind,
        { jurisdictionId: viewer.jurisdictionId, content: draft.content, before: content, subject },
        language,
      ),
    },
  };
};

/** A definition the viewer may prepare. */
export const getDefinition = async (kernel: Kernel, viewer: Viewer, asked: Asked): Promise<Definition> => {
  const { kind } = await kindFor(kernel, viewer, asked);
  return kernel.db.read(accessOf(viewer), (tx) => presentDefinition(kernel, tx, viewer, kind, asked));
};

/** Every definition the viewer may prepare, those with subjects of their own aside. */
export const definitionsPage = async (
  kernel: Kernel,
  viewer: Viewer,
  language: Language,
): Promise<z.input<typeof listDefinitions.response>> => {
  const jurisdiction = (await kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? fail('session.required');
  const mine = kernel.definitions.all().filter(({ permission, subjects }) => !subjects && can(viewer, permission, jurisdiction.rootPath));
  if (mine.length === 0) fail('session.forbidden');
  const now = kernel.clock.now();
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const items = [];
    for (const { kind, words } of mine) {
      const key: store.Key = { jurisdictionId: viewer.jurisdictionId, kind, subject: '' };
      const inForce = await store.inForceAt(tx, key, now);
      items.push({
        kind,
        title: wordOf(language, `${words}.title`),
        help: wordOf(language, `${words}.help`),
        version: inForce?.version ?? null,
        since: inForce?.effectiveFrom.toISOString() ?? null,
        draft: (await store.findDraft(tx, key)) !== null,
      });
    }
    return { items };
  });
};

/** One version and the content of the one before it. @throws request.not_found */
export const definitionVersionOf = async (
  kernel: Kernel,
  viewer: Viewer,
  asked: Asked,
  version: number,
): Promise<z.input<typeof getDefinitionVersion.response>> => {
  const { kind } = await kindFor(kernel, viewer, asked);
  const key: store.Key = { jurisdictionId: viewer.jurisdictionId, kind: kind.kind, subject: asked.subject };
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const found = (await store.versionNumbered(tx, key, version)) ?? fail('request.not_found');
    const before = version > 1 ? await store.versionNumbered(tx, key, version - 1) : null;
    const names = await namesOf(tx, [found.publishedBy]);
    const now = kernel.clock.now();
    return {
      version,
      state: stateOf(found, (await store.inForceAt(tx, key, now))?.version ?? 0, now),
      effectiveFrom: found.effectiveFrom.toISOString(),
      publishedAt: found.publishedAt.toISOString(),
      by: found.publishedBy === null ? null : (names.get(found.publishedBy) ?? null),
      reason: found.reason,
      content: found.content,
      before: before?.content ?? null,
    };
  });
};

/** What is wrong with a content and what it would mean. */
export const previewOf = async (
  kernel: Kernel,
  viewer: Viewer,
  asked: Asked,
  content: unknown,
): Promise<{ problems: DefinitionProblem[]; meaning: string[] }> => {
  const { kind } = await kindFor(kernel, viewer, asked);
  const key: store.Key = { jurisdictionId: viewer.jurisdictionId, kind: kind.kind, subject: asked.subject };
  const { jurisdictionId } = viewer;
  const { subject } = asked;
  const { before, problems } = await kernel.db.read(accessOf(viewer), async (tx) => {
    const standing = await store.lastStanding(tx, key);
    const before = standing && kind.schema.parse(standing.content);
    return { before, problems: await problemsWith(tx, kind, { jurisdictionId, content, before, subject }, asked.language) };
  });
  const { meaning } = kind;
  if (problems.length > 0 || !meaning) return { problems, meaning: [] };
  // figures of the whole jurisdiction, whoever prepares it: nothing of a single case
  await kind.ready?.(jurisdictionId);
  const sentences = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
    meaning(tx, jurisdictionId, kind.schema.parse(content), asked.language, { before, subject }),
  );
  return { problems, meaning: [...sentences] };
};
