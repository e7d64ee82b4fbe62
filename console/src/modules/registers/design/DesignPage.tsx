import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterContent } from '#contract/registers/content.ts';
import { shapes } from '#contract/registers/fields.ts';
import { begunStates, begunTransitions } from '#contract/registers/forms.ts';
import { useLocale } from '../../../app/hooks.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeRegister } from './describe.ts';
import { Editor } from './Editor.tsx';
import '../../../styles/registers.css';

/** What a new register begins with: a name, and states from draft to end. */
const begun = (words: { untitled: string; name: string }): RegisterContent => ({
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
      personal: null,
    },
  ],
  rules: [],
  states: [...begunStates],
  transitions: [...begunTransitions],
  titleField: 'name',
  areaField: null,
  key: [],
  expiry: null,
  access: { read: 'registers.read', write: 'registers.write', confirm: 'registers.confirm' },
});

/** Where a register is designed: its draft, what publishing it would mean, and its versions. */
export const DesignPage = () => {
  const { t } = useTranslation('registers-console');
  const locale = useLocale();
  const { code } = useParams({ strict: false }) as { code: string };
  const view = useMemo(
    (): DefinitionView<RegisterContent> => ({
      kind: 'registers.register',
      subject: code,
      Editor,
      empty: begun({ untitled: t('design.untitled'), name: t('design.where.titleField') }),
      describe: describeRegister(t, locale),
    }),
    [code, t, locale],
  );
  return (
    <>
      <p className="registers-back">
        <Link to="/registers">{t('title')}</Link> ·{' '}
        <Link to="/registers/$code" params={{ code }}>
          {t('design.open')}
        </Link>
      </p>
      <DefinitionFrame key={code} view={view} />
    </>
  );
};
