import { useQuery } from '@tanstack/react-query';
import { Checkbox, Drawer, Form, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { Person } from '#contract/persons/persons.ts';
import { call, endpoints } from '../../../../app/api.ts';
import { asked } from '../../../../app/send.ts';
import { Broken } from '../../../../components/Broken.tsx';
import { CleanInput } from '../../../../components/CleanInput.tsx';
import { ActDrawer } from './ActDrawer.tsx';

interface Values {
  name: string;
  phone?: string;
  dropPhone?: boolean;
  phoneShared?: boolean;
  partyMember: boolean;
}
interface Props {
  person: { id: string; name: string };
  onClose: () => void;
  onDone: () => void;
}

/** Corrects what is known of a person who holds office: read afresh, since the offices' list does not tell what another has changed. */
export const PersonForm = ({ person, onClose, onDone }: Props) => {
  const { t } = useTranslation('organisations');
  const title = t('persons:correct.title', { name: person.name });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['persons', 'one', person.id],
    queryFn: ({ signal }) => call(endpoints.persons.getPerson, { params: { personId: person.id } }, signal),
    // read anew each time the drawer opens and not while it is open: what was on screen is what may be written over
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data)
    return (
      <Drawer open title={title} onClose={onClose} size={460} className="act-drawer">
        {isPending ? <Skeleton active paragraph={{ rows: 5 }} /> : <Broken error={error} reset={() => void refetch()} />}
      </Drawer>
    );
  return (
    <ActDrawer<Values, Person>
      keep="person"
      subject={person.id}
      title={title}
      lead={<Lead person={data} />}
      submit={t('acts.save')}
      done={t('done.corrected')}
      initial={{ name: data.name, partyMember: data.partyMember }}
      request={(v) =>
        asked(endpoints.persons.changePerson, {
          params: { personId: data.id },
          body: {
            version: data.version,
            name: v.name.trim(),
            ...(v.dropPhone ? { phone: null } : v.phone?.trim() ? { phone: v.phone } : {}),
            partyMember: v.partyMember,
            phoneShared: v.phoneShared ?? false,
          },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Particulars phone={data.phone} />
    </ActDrawer>
  );
};

const Lead = ({ person }: { person: Person }) => {
  const { t } = useTranslation('organisations');
  return (
    <>
      <p>{t('persons:correct.means')}</p>
      {person.ties.length > 0 && (
        <p className="soft">
          {t('persons:person.holds', {
            offices: person.ties.map(({ at, word }) => `${at} ${t(word)}`).join(t('console:comma')),
          })}
        </p>
      )}
      {person.hasAccount && <p className="soft">{t('persons:person.account')}</p>}
    </>
  );
};

const Particulars = ({ phone }: { phone: string | null }) => {
  const { t } = useTranslation('organisations');
  const changed = Form.useWatch<string | undefined>('phone', Form.useFormInstance<Values>());
  const dropped = Form.useWatch<boolean | undefined>('dropPhone', Form.useFormInstance<Values>()) ?? false;
  return (
    <>
      <Form.Item
        name="name"
        label={t('persons:find.name')}
        rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('persons:find.nameNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('persons:person.phoneNew')}
        rules={dropped ? [] : [{ transform: phoneOf, pattern: mobilePattern, message: t('persons:find.phoneRule') }]}
      >
        <CleanInput
          clean={phoneOf}
          inputMode="tel"
          disabled={dropped}
          placeholder={phone === null ? '' : t('persons:person.phoneKept', { phone })}
        />
      </Form.Item>
      {phone !== null && (
        <Form.Item name="dropPhone" valuePropName="checked">
          <Checkbox>{t('persons:person.phoneDrop')}</Checkbox>
        </Form.Item>
      )}
      {changed && !dropped && (
        <Form.Item name="phoneShared" valuePropName="checked">
          <Checkbox>{t('persons:find.phoneShared')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="partyMember" valuePropName="checked">
        <Checkbox>{t('persons:find.partyMember')}</Checkbox>
      </Form.Item>
    </>
  );
};
