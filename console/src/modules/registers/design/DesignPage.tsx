import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterContent } from '#contract/registers/content.ts';
import { shapes } from '#contract/registers/fields.ts';
import { begunStates, begunTransitions } from '#contract/registers/forms.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeRegister } from '../describe.ts';
import { registersQuery } from '../queries.ts';
import { Editor } from './Editor.tsx';
import '../../../styles/registers.css';

/** What a new register begins with: a name, and states from draft to end. */
const begun = (words: { untitled: string; name: string }, area: string | null): RegisterContent => ({
  title: { zh: words.untitled, en: null },
  help: '',
  fields: [
    {
      key: 'name',
      type: 'text',
      question: { ...shapes.text, words: { title: { zh: words.name, en: null } } },
      required: true,
      unit: null,
      formula: null,
      register: null,
      gathered: null,
      personal: null,
    },
  ],
  rules: [],
  states: [...begunStates],
  transitions: [...begunTransitions],
  titleField: 'name',
  area,
  areaField: null,
  key: [],
  expiry: null,
  access: { read: 'registers.read', write: 'registers.write', confirm: 'registers.confirm' },
  reminders: [],
  measures: [],
  page: null,
  open: null,
});

/** Where a register is designed: its draft, what publishing it would mean, and its versions. */
export const DesignPage = () => {
  const { t } = useTranslation('registers-console');
  const locale = useLocale();
  const { code } = useParams({ strict: false }) as { code: string };
  const { data, error, refetch } = useQuery(registersQuery);
  // who designs for some areas alone begins with the first of them
  const area = data?.designAreas?.[0]?.code ?? null;
  const view = useMemo(
    (): DefinitionView<RegisterContent> => ({
      kind: 'registers.register',
      subject: code,
      Editor,
      empty: begun({ untitled: t('design.untitled'), name: t('design.where.titleField') }, area),
      read: async (value) => (await import('#contract/registers/content.ts')).registerContent.safeParse(value).data ?? null,
      describe: describeRegister(t, locale),
    }),
    [code, t, locale, area],
  );
  return (
    <>
      <p className="registers-back">
        <Link to="/registers">{t('title')}</Link> ·{' '}
        <Link to="/registers/$code" params={{ code }}>
          {t('design.open')}
        </Link>
      </p>
      {data ? (
        <DefinitionFrame key={code} view={view} />
      ) : error ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <Skeleton active className="page" paragraph={{ rows: 6 }} />
      )}
    </>
  );
};
