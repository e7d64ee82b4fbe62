import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Agreement, Membership } from '#contract/organisations/agreements.ts';
import type { Office } from '#contract/organisations/offices.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { type Asked, asked } from '../../../../app/send.ts';
import { ActDrawer, DayItem, ReasonItem } from './ActDrawer.tsx';

/** What can be brought to an end with a last day and a reason, or – an ending entered wrongly – taken back with a reason. */
export type Ending =
  | { kind: 'dissolve' | 'restore'; organisation: Organisation }
  | { kind: 'endOffice'; office: Office }
  | { kind: 'leave'; membership: Membership }
  | { kind: 'endAgreement' | 'resume'; agreement: Agreement };

interface Values {
  on: string;
  reason: string;
  endOffices?: boolean;
}

const requestOf = (ending: Ending, v: Values): Asked<unknown> => {
  const { on } = v;
  const reason = v.reason.trim();
  switch (ending.kind) {
    case 'dissolve': {
      const { id: organisationId, version } = ending.organisation;
      const body = { version, on, reason, endOffices: v.endOffices ?? false };
      return asked(endpoints.organisations.dissolveOrganisation, { params: { organisationId }, body });
    }
    case 'restore': {
      const { id: organisationId, version } = ending.organisation;
      return asked(endpoints.organisations.restoreOrganisation, { params: { organisationId }, body: { version, reason } });
    }
    case 'endOffice':
      return asked(endpoints.organisations.endOffice, { params: { officeId: ending.office.id }, body: { on, reason } });
    case 'leave':
      return asked(endpoints.organisations.leaveBody, { params: { membershipId: ending.membership.id }, body: { on, reason } });
    case 'endAgreement': {
      const { id: agreementId, version } = ending.agreement;
      return asked(endpoints.organisations.endAgreement, { params: { agreementId }, body: { version, on, reason } });
    }
    case 'resume': {
      const { id: agreementId, version } = ending.agreement;
      return asked(endpoints.organisations.resumeAgreement, { params: { agreementId }, body: { version, reason } });
    }
  }
};

/** Ends something, or takes an ending back. */
export const EndForm = ({ ending, onClose, onDone }: { ending: Ending; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('organisations');
  const back = ending.kind === 'restore' || ending.kind === 'resume';
  const subject =
    'organisation' in ending
      ? ending.organisation
      : 'agreement' in ending
        ? ending.agreement
        : 'office' in ending
          ? ending.office
          : ending.membership;
  const name =
    'organisation' in ending
      ? ending.organisation.name
      : 'agreement' in ending
        ? ending.agreement.title
        : 'office' in ending
          ? `${ending.office.person.name} ${t(`organisations:officeKinds.${ending.office.kind}`)}`
          : `${ending.membership.unit.name} – ${ending.membership.body.name}`;
  return (
    <ActDrawer<Values, unknown>
      keep={ending.kind}
      subject={subject.id}
      title={t(`end.title.${ending.kind}`, { name })}
      lead={t(`end.means.${ending.kind}`)}
      submit={t(`end.submit.${ending.kind}`)}
      initial={{ on: platformDay() }}
      request={(v) => requestOf(ending, v)}
      onClose={onClose}
      onDone={onDone}
    >
      {!back && <DayItem name="on" label={t('form.lastDay')} required {...(ending.kind === 'dissolve' ? { max: platformDay() } : {})} />}
      {ending.kind === 'dissolve' && (
        <Form.Item name="endOffices" valuePropName="checked">
          <Checkbox>{t('end.endOffices')}</Checkbox>
        </Form.Item>
      )}
      <ReasonItem />
    </ActDrawer>
  );
};
