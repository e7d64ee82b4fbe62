import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceForm } from '#contract/services/forms.ts';
import { useTitle } from '../../../app/hooks.ts';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { type FormSearch, formStates } from '../search.ts';
import { formsQuery } from './queries.ts';

const shows: Readonly<Record<NonNullable<FormSearch['form']>, (one: ServiceForm) => boolean>> = {
  asks: ({ questions }) => questions > 0,
  asks_nothing: ({ questions }) => questions === 0,
  drafted: ({ drafted }) => drafted,
};

/** Items of the catalogue with the form each asks; the way to design one. */
export const Forms = () => {
  const { t } = useTranslation('services-console');
  const { form } = useSearch({ from: '/shell/services/forms' });
  const navigate = useNavigate();
  const query = useQuery(formsQuery);
  const [sought, setSought] = useState('');
  useTitle(t('forms.title'));
  const words = sought.trim().toLowerCase();
  const rows = (query.data?.items ?? []).filter(
    (one) =>
      (form === undefined || shows[form](one)) &&
      [one.name, one.code, one.class, one.pinyin, one.initials].some((part) => part.toLowerCase().includes(words)),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('forms.title')}</h1>
        <p className="soft">{t(query.data?.mayDesign === false ? 'forms.leadElsewhere' : 'forms.lead')}</p>
      </div>
      <search className="bar">
        <Input.Search
          aria-label={t('forms.find')}
          placeholder={t('forms.find')}
          allowClear
          className="find"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <ChoiceFilter
          label={t('form')}
          any={t('forms.any')}
          value={form}
          choices={formStates}
          word={(one) => t(`forms.states.${one}`)}
          onChange={(next) => void navigate({ to: '/services/forms', search: next ? { form: next } : {} })}
        />
      </search>
      <RecordTable<ServiceForm>
        list={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }}
        rows={rows}
        rowKey="id"
        width={820}
        empty={t('forms.none')}
        columns={[
          {
            title: t('item'),
            key: 'item',
            bare: true,
            render: (_, { code, name, class: group }) => (
              <>
                <Link to="/services/forms/$code" params={{ code }}>
                  {name}
                </Link>
                <div className="soft">
                  <span className="num">{code}</span> · {group}
                </div>
              </>
            ),
          },
          { title: t('body'), key: 'body', render: (_, { body }) => body },
          {
            title: t('form'),
            key: 'form',
            width: 260,
            render: (_, { questions, version, drafted }) => (
              <>
                {version === 0 ? (
                  <span className="soft">{t('forms.states.asks_nothing')}</span>
                ) : (
                  t('forms.asks', { count: questions, version })
                )}{' '}
                {drafted && <Tag color="warning">{t('forms.states.drafted')}</Tag>}
              </>
            ),
          },
        ]}
      />
    </div>
  );
};
