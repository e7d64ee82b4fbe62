import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { useSettled } from '../../../../../app/hooks.ts';
import { organisationsQuery } from '../../../../../app/queries.ts';
import type { ActForm } from './form.ts';

/** Which organisation gets the case: the suggested one first, with the rule that chose it; the others nearest first. */
const Fields = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const [words, setWords] = useState('');
  const { data: found, isPending } = useQuery(organisationsQuery(data.area.code, useSettled(words.trim())));
  const suggested = data.suggestion;
  const others = (found?.items ?? []).filter((o) => o.id !== suggested?.organisation.id);
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
  start: ({ suggestion }) => (suggestion ? { organisationId: suggestion.organisation.id } : {}),
  body: ({ organisationId }) => ({ organisationId }),
};
