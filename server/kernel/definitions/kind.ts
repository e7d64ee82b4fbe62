import type { z } from 'zod';
import type { ErrorCode } from '#contract/kernel/errors.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { By } from '../audit.ts';
import type { Tx } from '../db.ts';

/** What is wrong in a content beyond its form, and where: `categories.3.limits`. */
export interface Problem {
  readonly at: string;
  readonly code: ErrorCode;
  readonly data?: Record<string, unknown>;
}

/** A published version of a definition. */
export interface Version<C> {
  readonly version: number;
  readonly content: C;
  readonly effectiveFrom: Date;
}

/** A kind of thing a jurisdiction defines by versions. */
export interface DefinitionKind<C = unknown> {
  /** `<module>.<what>`, kept for good. */
  readonly kind: `${string}.${string}`;
  /** What a content looks like; a form it had in an earlier release must still be read. */
  readonly schema: z.ZodType<C>;
  /** What a content must look like to be published, where {@link schema} still reads other forms. */
  readonly strict?: z.ZodType<C>;
  /** Who may prepare and publish it, in the whole jurisdiction. */
  readonly permission: Permission;
  /**
   * The code of the area a content is for alone, as it was drafted or published: whoever has the permission there prepares it. Null: it is for the whole
   * jurisdiction. Absent: all of them are.
   */
  readonly areaOf?: (content: unknown) => string | null;
  /** Where its words lie in i18n: `title`, `help`, and `fields` for what differs. */
  readonly words: string;
  /** The subjects there are, besides; without it there is one alone, ''. */
  readonly subjects?: true;
  /** Everything that keeps a content from being published. Pure. */
  readonly problemsOf?: (content: C, before: C | null) => readonly Problem[];
  /** What in the database keeps a content from being published, beside {@link problemsOf}. */
  readonly problemsIn?: (tx: Tx, jurisdictionId: string, content: C, before: C | null, subject: string) => Promise<readonly Problem[]>;
  /** Writes what else must be there once a version is published, in the same transaction. */
  readonly carryOut?: (tx: Tx, by: By, version: Version<C>, subject: string) => Promise<void>;
  /** Brings into memory what {@link meaning} asks of it, before the transaction: a second connection asked for inside one could leave both waiting. */
  readonly ready?: (jurisdictionId: string) => Promise<unknown>;
  /** Says what a content would mean, for its preview: sentences in the language asked for, figures of the jurisdiction and nothing of a person. */
  readonly meaning?: (
    tx: Tx,
    jurisdictionId: string,
    content: C,
    language: 'zh-CN' | 'en',
    standing: { readonly before: C | null; readonly subject: string },
  ) => Promise<readonly string[]>;
}

/** Describes a kind; keeps its types. */
export const defineDefinition = <C>(kind: DefinitionKind<C>): DefinitionKind<C> => kind;
