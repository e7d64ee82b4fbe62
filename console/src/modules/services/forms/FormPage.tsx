import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { formatsForApplicants, formSubjectOf } from '#contract/services/kinds.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { emptyForm } from '../../../components/form/design.ts';
import { FormDesigner } from '../../../components/form/FormDesigner.tsx';
import { describeForm } from './describe.ts';
import { formsQuery } from './queries.ts';
import '../../../styles/registers.css';

const Editor = ({ content, onChange }: EditorProps<FormSchema>) => (
  <FormDesigner form={content} formats={formatsForApplicants} onChange={onChange} />
);

/** What an item asks of whoever applies: designed, tried out, published by versions. */
export const FormPage = () => {
  const { t } = useTranslation('services-console');
  const locale = useLocale();
  const { code } = useParams({ strict: false }) as { code: string };
  const { data, error, refetch } = useQuery(formsQuery);
  const view = useMemo(
    (): DefinitionView<FormSchema> => ({
      kind: 'services.form',
      subject: formSubjectOf(code),
      Editor,
      empty: emptyForm,
      read: async (value) => (await import('#contract/kernel/form/shape.ts')).formSchema.safeParse(value).data ?? null,
      describe: describeForm(t, locale),
    }),
    [code, t, locale],
  );
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  const item = data.items.find((one) => one.code === code);
  return (
    <>
      <p className="registers-back">
        <Link to="/services/forms" search={{}}>
          {t('forms.title')}
        </Link>
        {item && (
          <>
            {' '}
            · <a href={`/services/${item.id}`}>{t('forms.guide')}</a>
          </>
        )}
      </p>
      <p className="registers-back">
        <strong>{item?.name ?? code}</strong>
      </p>
      {data.mayDesign ? <DefinitionFrame key={code} view={view} /> : <p className="soft">{t('forms.leadElsewhere')}</p>}
    </>
  );
};
