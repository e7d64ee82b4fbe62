import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { PersonFile } from '#contract/persons/file.ts';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import type { Person } from '#contract/persons/persons.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { Act } from './Act.tsx';

interface Values {
  name: string;
  phone?: string;
  phoneShared?: boolean;
  idNumber?: string;
  address?: string;
  partyMember?: boolean;
  area?: PlainArea;
  drop?: ('phone' | 'idNumber' | 'address')[];
}

interface Props {
  /** Null: somebody new. */
  person: PersonFile | null;
  onClose: () => void;
  onDone: (person: Person) => void;
}

/** Enters a person, or corrects what is known of one; sealed values are not shown, and stay where nothing new is typed. */
export const PersonEditor = ({ person, onClose, onDone }: Props) => {
  const { t } = useTranslation('persons');
  const sealed = (v: Values, name: 'phone' | 'idNumber' | 'address') =>
    v.drop?.includes(name) ? { [name]: null } : v[name]?.trim() ? { [name]: v[name]?.trim() } : {};
  const body = (v: Values) => ({
    name: v.name.trim(),
    partyMember: v.partyMember ?? false,
    phoneShared: v.phoneShared ?? false,
    ...sealed(v, 'phone'),
    ...sealed(v, 'idNumber'),
    ...sealed(v, 'address'),
  });
  return (
    <Act<Values, Person>
      keep="particulars"
      subject={person?.id ?? 'new'}
      secret={['phone', 'idNumber', 'address']}
      title={person ? t('correct.title', { name: person.name }) : t('enter')}
      lead={person ? t('correct.means') : t('enterMeans')}
      submit={t('act.save')}
      done={t('act.saved')}
      initial={person ? { name: person.name, partyMember: person.partyMember, ...(person.area && { area: person.area }) } : {}}
      request={(v) =>
        person
          ? asked(endpoints.persons.changePerson, {
              params: { personId: person.id },
              body: { ...body(v), version: person.version, areaId: v.area?.id ?? null },
            })
          : asked(endpoints.persons.createPerson, { body: { ...body(v), areaId: v.area?.id ?? '' } })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item
        name="name"
        label={t('find.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('find.nameNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('parts.phone')}
        rules={[{ transform: phoneOf, pattern: mobilePattern, message: t('find.phoneRule') }]}
      >
        <CleanInput clean={phoneOf} inputMode="tel" placeholder={person?.phone ? t('person.phoneKept', { phone: person.phone }) : ''} />
      </Form.Item>
      <Form.Item name="phoneShared" valuePropName="checked">
        <Checkbox>{t('find.phoneShared')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={t('parts.id_number')}
        rules={[
          {
            validator: (_, typed: string | undefined) => {
              const fault = typed?.trim() ? faultOfIdNumber(idNumberOf(typed)) : null;
              return fault ? Promise.reject(new Error(t(`idFaults.${fault}`))) : Promise.resolve();
            },
          },
        ]}
      >
        <CleanInput clean={idNumberOf} placeholder={person?.idNumber ? t('person.phoneKept', { phone: person.idNumber }) : ''} />
      </Form.Item>
      <Form.Item name="address" label={t('parts.address')}>
        <Input maxLength={200} placeholder={person?.hasAddress ? t('person.kept') : ''} />
      </Form.Item>
      {person && (person.phone || person.idNumber || person.hasAddress) && (
        <Form.Item name="drop" label={t('person.drop')}>
          <Checkbox.Group
            options={[
              ...(person.phone ? [{ value: 'phone', label: t('parts.phone') }] : []),
              ...(person.idNumber ? [{ value: 'idNumber', label: t('parts.id_number') }] : []),
              ...(person.hasAddress ? [{ value: 'address', label: t('parts.address') }] : []),
            ]}
          />
        </Form.Item>
      )}
      <AreaItem name="area" label={t('area')} needed={person ? undefined : t('areaNeeded')} />
      <Form.Item name="partyMember" valuePropName="checked">
        <Checkbox>{t('find.partyMember')}</Checkbox>
      </Form.Item>
    </Act>
  );
};
