import { useQuery } from '@tanstack/react-query';
import { Button, Input, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentTemplate, TemplateBook } from '#contract/documents/templates.ts';
import { call, endpoints } from '../../../app/api.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { PaperText } from '../../../components/PaperText.tsx';
import '../../../styles/documents.css';

const fieldsQuery = {
  queryKey: ['document-fields'],
  staleTime: Infinity,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoints.documents.listTemplateFields, {}, signal),
};

const Editor = ({ content, onChange }: EditorProps<TemplateBook>) => {
  const { t } = useTranslation('documents');
  const { data } = useQuery(fieldsQuery);
  if (!data) return <Skeleton active />;
  const without = data.items.filter(({ source }) => !content.templates.some((one) => one.source === source));
  const set = (at: number, next: DocumentTemplate | null): void =>
    onChange({ templates: content.templates.flatMap((one, i) => (i === at ? (next ?? []) : [one])) });
  return (
    <>
      {content.templates.map((template, at) => (
        <TemplateFields
          key={template.source}
          template={template}
          fields={data.items.find(({ source }) => source === template.source)?.fields ?? []}
          onChange={(next) => set(at, next)}
        />
      ))}
      {content.templates.length === 0 && <p className="soft">{t('templates.none')}</p>}
      {without.map(({ source, template }) => (
        <Button key={source} onClick={() => onChange({ templates: [...content.templates, { source, ...template }] })}>
          {t('templates.start', { name: template.name })}
        </Button>
      ))}
    </>
  );
};

interface FieldsProps {
  template: DocumentTemplate;
  fields: readonly string[];
  onChange: (template: DocumentTemplate | null) => void;
}
const TemplateFields = ({ template, fields, onChange }: FieldsProps) => {
  const { t } = useTranslation('documents');
  const set = (part: Partial<DocumentTemplate>): void => onChange({ ...template, ...part });
  return (
    <section className="template" aria-label={template.name}>
      <div className="template-edit">
        <div>
          {t('templates.name')}
          <Input
            aria-label={t('templates.name')}
            value={template.name}
            maxLength={60}
            onChange={(event) => set({ name: event.target.value })}
          />
        </div>
        <div>
          {t('templates.series')}
          <Input
            aria-label={t('templates.series')}
            value={template.series}
            maxLength={20}
            onChange={(event) => set({ series: event.target.value })}
          />
        </div>
        <div>
          {t('templates.body')}
          <Input.TextArea
            aria-label={t('templates.body')}
            value={template.body}
            maxLength={20_000}
            autoSize={{ minRows: 16, maxRows: 30 }}
            onChange={(event) => set({ body: event.target.value })}
          />
        </div>
        <p className="soft">{t('templates.marks')}</p>
        <p>
          {t('templates.fields')}{' '}
          {fields.map((field) => (
            <Tag key={field}>{`{{${field}}}`}</Tag>
          ))}
        </p>
        <Button danger onClick={() => onChange(null)}>
          {t('templates.remove')}
        </Button>
      </div>
      <section className="paper paper-small" aria-label={t('templates.preview')}>
        <PaperText body={template.body} />
      </section>
    </section>
  );
};

/** Templates of documents: versions, a draft, publication. */
export const Templates = () => {
  const { t } = useTranslation('documents');
  const nameAt = (contents: { before: unknown; after: unknown }, at: number): string =>
    [contents.after, contents.before].map((one) => (one as TemplateBook | null)?.templates[at]?.name).find(Boolean) ?? '';
  const view: DefinitionView<TemplateBook> = {
    kind: 'documents.templates',
    Editor,
    empty: { templates: [] },
    describe: ({ path, before, after }, contents) => ({
      where: t('templates.place', { name: nameAt(contents, Number(path[1] ?? 0)) }),
      before: before === undefined || before === null ? t('templates.gone') : typeof before === 'string' ? before : JSON.stringify(before),
      after: after === undefined || after === null ? t('templates.gone') : typeof after === 'string' ? after : JSON.stringify(after),
    }),
  };
  return <DefinitionFrame view={view} />;
};
