import { Alert, Button, Drawer, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { baseOf } from '#contract/kernel/kinds.ts';
import { type Employment, employmentSet, hasOffice, type OfficeKind, officeKindSet } from '#contract/organisations/kinds.ts';
import type { Office } from '#contract/organisations/offices.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { offered } from '../../../../app/kinds.ts';
import { asked } from '../../../../app/send.ts';
import { PersonItem, type PersonValue, someoneOf } from '../../../../components/PersonItem.tsx';
import { ActDrawer, DayItem, ReasonItem } from './ActDrawer.tsx';

interface Values {
  kind: OfficeKind;
  person: PersonValue;
  unitId?: string;
  employment?: Employment;
  validFrom: string;
  validTo?: string;
  reason: string;
}

/** The member units of a body, of which one sends a part-time committee member. */
const UnitItem = ({ units }: { units: readonly { id: string; name: string }[] }) => {
  const { t } = useTranslation('organisations');
  return (
    <Form.Item name="unitId" label={t('form.unit')} extra={t('form.unitHint')} rules={[{ required: true, message: t('form.unitNeeded') }]}>
      <Select
        showSearch
        optionFilterProp="label"
        options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        notFoundContent={t('form.noUnits')}
      />
    </Form.Item>
  );
};
const Terms = () => {
  const { t } = useTranslation('organisations');
  return (
    <>
      <Form.Item name="employment" label={t('form.employment')}>
        <Select allowClear options={offered(employmentSet).map((one) => ({ value: one, label: t(`organisations:employments.${one}`) }))} />
      </Form.Item>
      <div className="form-two">
        <DayItem name="validFrom" label={t('form.from')} required />
        <DayItem name="validTo" label={t('form.until')} extra={t('form.untilHint')} />
      </div>
    </>
  );
};
const unitsOf = (organisation: Organisation) => organisation.units.filter((m) => m.state !== 'former').map((m) => m.unit);

interface Props {
  organisation: Organisation;
  onClose: () => void;
  onDone: () => void;
}

/** Appoints somebody to an office of the organisation. */
export const AppointForm = ({ organisation, onClose, onDone }: Props) => {
  const { t } = useTranslation('organisations');
  return (
    <ActDrawer<Values, Office>
      keep="appoint"
      subject={organisation.id}
      title={t('acts.appointAt', { name: organisation.name })}
      submit={t('acts.appoint')}
      done={t('done.appointed')}
      initial={{ validFrom: platformDay() }}
      request={(v) =>
        asked(endpoints.organisations.appoint, {
          body: {
            kind: v.kind,
            person: someoneOf(v.person),
            organisationId: organisation.id,
            areaId: null,
            unitId: baseOf(v.kind) === 'part_time_member' ? (v.unitId ?? null) : null,
            employment: v.employment ?? null,
            validFrom: v.validFrom,
            validTo: v.validTo ?? null,
          },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <KindItem organisation={organisation} />
      <PersonItem name="person" label={t('form.person')} />
      <Terms />
    </ActDrawer>
  );
};
const KindItem = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations');
  const kind = Form.useWatch<OfficeKind | undefined>('kind', Form.useFormInstance());
  return (
    <>
      <Form.Item name="kind" label={t('form.office')} rules={[{ required: true, message: t('form.officeNeeded') }]}>
        <Select
          options={offered(officeKindSet)
            .filter((one) => hasOffice(one, organisation.kind))
            .map((one) => ({ value: one, label: t(`organisations:officeKinds.${one}`) }))}
        />
      </Form.Item>
      {kind !== undefined && baseOf(kind) === 'part_time_member' && <UnitItem units={unitsOf(organisation)} />}
    </>
  );
};

/** Corrects the days, the employment or the sending unit of an office that was entered wrongly. */
export const CorrectOfficeForm = ({ organisation, office, onClose, onDone }: Props & { office: Office }) => {
  const { t } = useTranslation('organisations');
  return (
    <ActDrawer<Values, Office>
      keep="office.correct"
      subject={office.id}
      title={t('acts.correctOf', { name: `${office.person.name} ${t(`organisations:officeKinds.${office.kind}`)}` })}
      lead={t('acts.correctMeans')}
      submit={t('acts.correct')}
      done={t('done.corrected')}
      initial={{
        validFrom: office.validFrom,
        ...(office.validTo ? { validTo: office.validTo } : {}),
        ...(office.employment ? { employment: office.employment } : {}),
        ...(office.unit ? { unitId: office.unit.id } : {}),
      }}
      request={(v) =>
        asked(endpoints.organisations.correctOffice, {
          params: { officeId: office.id },
          body: {
            employment: v.employment ?? null,
            unitId: v.unitId ?? null,
            validFrom: v.validFrom,
            validTo: v.validTo ?? null,
            reason: v.reason.trim(),
          },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      {office.kind === 'part_time_member' && <UnitItem units={unitsOf(organisation)} />}
      <Terms />
      <ReasonItem />
    </ActDrawer>
  );
};

/** Shows a person's phone after a reason was given. */
export const RevealForm = ({ person, onClose }: { person: { id: string; name: string }; onClose: () => void }) => {
  const { t } = useTranslation('organisations');
  const [shown, setShown] = useState<{ name: string; phone?: string | null | undefined } | null>(null);
  if (shown)
    return (
      <Drawer open title={t('reveal.title', { name: shown.name })} onClose={onClose} size={460} className="act-drawer">
        <Alert type="info" title={<span className="num reveal-phone">{shown.phone ?? t('reveal.none')}</span>} />
        <div className="form-end">
          <Button type="primary" onClick={onClose}>
            {t('reveal.close')}
          </Button>
        </div>
      </Drawer>
    );
  return (
    <ActDrawer<Values, { name: string; phone?: string | null | undefined }>
      keep="reveal"
      subject={person.id}
      title={t('reveal.title', { name: person.name })}
      lead={t('reveal.means')}
      submit={t('reveal.submit')}
      request={(v) => asked(endpoints.persons.revealPerson, { params: { personId: person.id }, body: { reason: v.reason.trim() } })}
      onClose={onClose}
      onDone={setShown}
    >
      <ReasonItem label={t('reveal.reason')} />
    </ActDrawer>
  );
};
