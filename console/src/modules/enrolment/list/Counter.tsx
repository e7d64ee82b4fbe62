import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { services, skills } from '#contract/enrolment/lifecycle.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';

interface Values {
  person: PersonValue;
  area: PlainArea;
  unit?: string;
  skills?: Enrolment['skills'];
  services?: Enrolment['services'];
  slip?: boolean;
  move?: boolean;
}

/** Units by a part of their name; what is typed counts where none is meant. */
export const useHomeUnits = () => {
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const { data } = useQuery({
    queryKey: ['enrolment', 'home-units', settled],
    enabled: settled.length >= 2,
    queryFn: ({ signal }) => call(endpoints.enrolment.findHomeUnits, { query: { q: settled } }, signal),
  });
  return { setWords, units: data?.items ?? [] };
};

/** Enrols somebody who stands at the counter. */
export const Counter = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const words = useTranslation('enrolment-own').t;
  const { setWords, units } = useHomeUnits();
  const unitOf = (name: string | undefined) => {
    const known = units.find((one) => one.name === name?.trim());
    return known?.id ? { unitId: known.id } : name && name.trim().length >= 2 ? { name: name.trim() } : null;
  };
  return (
    <ActDrawer<Values, Enrolment>
      keep="enrolment.counter"
      subject=""
      title={t('counter.title')}
      lead={<p>{t('counter.lead')}</p>}
      submit={t('counter.submit')}
      done={t('counter.done')}
      renews="enrolment"
      secret={['person']}
      request={(v) =>
        asked(endpoints.enrolment.enrolAtCounter, {
          body: {
            areaCode: v.area.code,
            person: someoneOf(v.person),
            unit: unitOf(v.unit),
            skills: v.skills ?? [],
            services: v.services ?? [],
            slip: v.slip ?? false,
            move: v.move ?? false,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('counter.person')} />
      <AreaItem name="area" label={t('counter.community')} needed={t('counter.communityNeeded')} own />
      <Form.Item name="unit" label={t('counter.unit')}>
        <AutoComplete options={units.map(({ name }) => ({ value: name }))} showSearch={{ onSearch: setWords }} maxLength={60} />
      </Form.Item>
      <Form.Item name="skills" label={t('counter.skills')}>
        <Select mode="multiple" options={skills.map((one) => ({ value: one, label: words(`skills.${one}`) }))} />
      </Form.Item>
      <Form.Item name="services" label={t('counter.services')}>
        <Select mode="multiple" options={services.map((one) => ({ value: one, label: words(`services.${one}`) }))} />
      </Form.Item>
      <Form.Item name="slip" valuePropName="checked">
        <Checkbox>{t('counter.slip')}</Checkbox>
      </Form.Item>
      <Form.Item name="move" valuePropName="checked">
        <Checkbox>{t('counter.move')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};
