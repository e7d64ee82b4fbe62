import { queryOptions } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { call, endpoints } from '../../app/api.ts';

/** What the editor of a kind of definition is given. */
export interface EditorProps<C> {
  content: C;
  /** What keeps the draft from being published, by place. */
  problems: readonly DefinitionProblem[];
  onChange: (content: C) => void;
  /** Puts something else in the place of all of it, such as a template; asks first where somebody wrote something. */
  onReplace: (content: C) => void;
}

/** How one kind of definition is edited and its changes are told. */
export interface DefinitionView<C> {
  kind: string;
  /** Which one of the kind; left out where there is one alone. */
  subject?: string;
  Editor: ComponentType<EditorProps<C>>;
  /** Where there is no version yet. */
  empty: C;
  /** Reads a content from a file, null where it is none; left out: files are neither given nor taken. */
  read?: (value: unknown) => Promise<C | null>;
  /** One difference in words: what it is about, and its two values. */
  describe: (difference: Difference, contents: { before: unknown; after: unknown }) => { where: string; before: string; after: string };
}

/** A definition with its versions and its draft. */
export const definitionQuery = ({ kind, subject = '' }: Pick<DefinitionView<never>, 'kind' | 'subject'>) =>
  queryOptions({
    queryKey: ['definitions', kind, subject],
    queryFn: ({ signal }) => call(endpoints.definitions.getDefinition, { params: { kind }, query: { subject } }, signal),
    // what somebody is changing must not be replaced under the hands
    staleTime: Infinity,
    refetchOnMount: 'always',
  });
