import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { handlings, mostAssists, urgencies } from '#contract/cases/dispatching.ts';
import { useSettled } from '../../../../../app/hooks.ts';
import { organisationsQuery } from '../../../../../app/queries.ts';
import { OrganisationsSelect } from '../../../../../components/OrganisationsSelect.tsx';
import type { ActForm } from './form.ts';

/** Which organisation gets the case: the suggested one first, with the rule that chose it; the others nearest first. */
const Fields = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const [words, setWords] = useState('');
  const { data: found, isPending } = useQuery(organisationsQuery(data.area.code, useSettled(words.trim())));
  const suggested = data.suggestion;
  const likely = suggested?.alternatives ?? [];
  const named = new Set([suggested?.organisation.id, ...likely.map(({ id }) => id)]);
  const others = (found?.items ?? []).filter((o) => !named.has(o.id));
  return (
    <>
      <Form.Item name="organisationId" label={t('act.organisation')} rules={[{ required: true, message: t('act.organisationNeeded') }]}>
        <Radio.Group className="choose" aria-label={t('act.organisation')}>
          {suggested && (
            <Radio value={suggested.organisation.id} className="choose-suggested">
              <span className="choose-name">
                {suggested.organisation.name} <span className="flag">{t('act.suggested')}</span>
              </span>
              <span className="soft">{suggested.why}</span>
            </Radio>
          )}
          {likely.map(({ id, name }) => (
            <Radio key={id} value={id} className="choose-suggested">
              <span className="choose-name">
                {name} <span className="flag">{t('act.likely')}</span>
              </span>
            </Radio>
          ))}
          <Input
            placeholder={t('act.findOrganisation')}
            aria-label={t('act.findOrganisation')}
            value={words}
            onChange={(e) => setWords(e.target.value)}
            allowClear
            className="choose-find"
            onPressEnter={(e) => e.preventDefault()}
          />
          <div className="choose-list" aria-busy={isPending}>
            {others.map((o) => (
              <Radio key={o.id} value={o.id}>
                <span className="choose-name">{o.name}</span>
                <span className="soft">
                  {t(`organisations:organisationKinds.${o.kind}`)} · {o.areaName}
                  {o.openCases !== null && ` · ${t('organisations.open', { count: o.openCases })}`}
                </span>
              </Radio>
            ))}
            {!isPending && others.length === 0 && (
              <p className="soft">{words.trim() ? t('act.findNone', { words: words.trim() }) : t('act.otherOrganisations')}</p>
            )}
          </div>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="assists" label={t('rules.assists')}>
        <OrganisationsSelect label={t('rules.assists')} most={mostAssists} known={suggested?.assists ?? []} area={data.area.code} />
      </Form.Item>
      <Form.Item name="level" label={t('rules.level')}>
        <Select
          allowClear
          aria-label={t('rules.level')}
          options={urgencies.map((value) => ({ value, label: t(`cases:urgencies.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="handling" label={t('rules.handling')}>
        <Select
          allowClear
          aria-label={t('rules.handling')}
          options={handlings.map((value) => ({ value, label: t(`cases:handlings.${value}`) }))}
        />
      </Form.Item>
      {data.returnCount > 0 && <p className="soft">{t('act.returnedBefore', { count: data.returnCount })}</p>}
    </>
  );
};

export const dispatch: ActForm = {
  key: '3',
  words: 'may',
  ready: true,
  tells: true,
  wide: true,
  Fields,
  start: ({ suggestion }) =>
    suggestion
      ? {
          organisationId: suggestion.organisation.id,
          assists: suggestion.assists.map(({ id }) => id),
          level: suggestion.level,
          handling: suggestion.handling,
        }
      : {},
  body: ({ organisationId, assists = [], level = null, handling = null }) => ({ organisationId, assists, level, handling }),
};
