import type { Viewer } from '#contract/accounts/viewer.ts';
import { type DocumentTemplate, fieldsIn, type TemplateBook, templateBook } from '#contract/documents/templates.ts';
import type { Tx } from '#kernel/db.ts';
import { type DefinitionKind, defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Party } from './domain/document.ts';
import { documentSheet } from './queries/sheet.ts';
import { documentTodos } from './queries/todos.ts';

/** Something that documents are made of. */
export interface Subject {
  readonly title: string;
  /** Text of every field of the source. */
  readonly values: Readonly<Record<string, string>>;
  readonly parties: readonly Party[];
  /** Where it is looked after: who makes documents there makes this one. */
  readonly areaPath: string;
}

/** What a module lets documents be made of. */
export interface DocumentSource {
  /** `<module>.<what>`, kept for good. */
  readonly source: string;
  /** Names by which templates ask for its values. */
  readonly fields: readonly string[];
  /** What holds until the jurisdiction has a template of its own. */
  readonly template: Omit<DocumentTemplate, 'source'>;
  /** Prepares reading for a viewer, before any transaction; then one subject, null where the viewer may not see it. */
  open(viewer: Viewer): Promise<(tx: Tx, subjectId: string) => Promise<Subject | null>>;
  /**
   * For what names people who are not here for an office: only whom this lets work on a subject reads, makes and withdraws its document and has it signed; no list
   * shows it. Absent: the permissions for documents say it.
   */
  worksOn?(tx: Tx, viewer: Viewer, subjectId: string): Promise<boolean>;
}

export interface Documents {
  readonly kernel: Kernel;
  readonly templates: DefinitionKind<TemplateBook>;
  readonly sheet: WorkKind<SheetAsked, undefined>;
  readonly sources: { add(source: DocumentSource): void; all(): readonly DocumentSource[]; find(source: string): DocumentSource | null };
}

type SheetAsked = Parameters<typeof documentSheet>[2];

/** Opens the module: other modules add what documents can be made of. */
export const createDocuments = (kernel: Kernel): Documents => {
  const sources = new Map<string, DocumentSource>();
  const templates = defineDefinition<TemplateBook>({
    kind: 'documents.templates',
    schema: templateBook,
    permission: 'documents.set_templates',
    words: 'documents.templates',
    // a field that is gone is told when the template is saved, not when somebody waits for the paper
    problemsOf: ({ templates: all }) =>
      all.flatMap(({ source, name, body }, i): Problem[] => {
        const at = `templates.${i}`;
        const known = sources.get(source);
        if (!known) return [{ at, code: 'documents.source_unknown', data: { name, source } }];
        const twice = all.findIndex((one) => one.source === source) < i;
        return [
          ...(twice ? [{ at, code: 'documents.template_twice' as const, data: { name } }] : []),
          ...fieldsIn(body)
            .filter((field) => !known.fields.includes(field))
            .map((field) => ({
              at: `${at}.body`,
              code: 'documents.field_unknown' as const,
              data: { name, field, known: known.fields.join('、') },
            })),
        ];
      }),
  });
  kernel.definitions.add(templates);
  const documents: Documents = {
    kernel,
    templates,
    sheet: exportWork(kernel, 'documents.export', (viewer, asked: SheetAsked, _, signal) =>
      documentSheet(documents, viewer, asked, signal),
    ),
    sources: {
      add: (source) => void sources.set(source.source, source),
      all: () => [...sources.values()],
      find: (source) => sources.get(source) ?? null,
    },
  };
  kernel.todos.add(documentTodos(documents));
  return documents;
};
