import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { Person, Someone } from '#contract/people/offices.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';

/** What the fields below hold; `someone` turns it into what the server takes. */
export interface PersonValues {
  personId?: string;
  name?: string;
  phone?: string;
  partyMember?: boolean;
}

/** The person chosen or entered. */
export const someone = (v: PersonValues): Someone =>
  v.personId ? { personId: v.personId } : { name: v.name ?? '', phone: v.phone || null, partyMember: v.partyMember ?? false };

/** A known person, found by name or full phone number, or a new one. */
export const PersonField = () => {
  const { t } = useTranslation('drawing');
  const form = Form.useFormInstance<PersonValues>();
  const [fresh, setFresh] = useState(false);
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['grids', 'persons', settled],
    enabled: settled.length >= 2,
    queryFn: ({ signal }) => call(endpoints.people.findPersons, { query: { q: settled, limit: 20 } }, signal),
  });
  const turn = (): void => {
    form.resetFields(['personId', 'name', 'phone', 'partyMember']);
    if (!fresh && settled && !/\d/.test(settled)) form.setFieldsValue({ name: settled });
    setFresh(!fresh);
  };
  if (fresh)
    return (
      <>
        <div className="grids-fields">
          <Form.Item
            name="name"
            label={t('personName')}
            rules={[{ required: true, min: 2, whitespace: true, message: t('personNameNeeded') }]}
          >
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={t('phone')} rules={[{ transform: phoneOf, pattern: mobilePattern, message: t('phoneWrong') }]}>
            <CleanInput clean={phoneOf} inputMode="tel" autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="partyMember" valuePropName="checked">
          <Checkbox>{t('partyMember')}</Checkbox>
        </Form.Item>
        <Button type="link" size="small" onClick={turn} className="grids-turn">
          {t('knownPerson')}
        </Button>
      </>
    );
  return (
    <>
      <Form.Item name="personId" label={t('person')} rules={[{ required: true, message: t('personNeeded') }]}>
        <Select
          placeholder={t('personHint')}
          showSearch={{ filterOption: false, onSearch: setWords }}
          loading={isFetching}
          notFoundContent={settled.length < 2 ? t('personHint') : isFetching ? t('console:loading') : t('personNone')}
          options={(data?.items ?? []).map((person) => ({ value: person.id, label: <PersonOption person={person} /> }))}
        />
      </Form.Item>
      <Button type="link" size="small" onClick={turn} className="grids-turn">
        {t('newPerson')}
      </Button>
    </>
  );
};

const PersonOption = ({ person }: { person: Person }) => {
  const { t } = useTranslation('drawing');
  return (
    <span>
      {person.name} <span className="soft num">{person.phone}</span>{' '}
      <span className="soft">
        {person.offices.map((one) => `${one.at} ${t(`people:officeKinds.${one.kind}`)}`).join(t('console:comma'))}
      </span>
    </span>
  );
};
