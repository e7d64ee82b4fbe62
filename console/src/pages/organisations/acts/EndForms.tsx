import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Agreement, Membership } from '#contract/people/agreements.ts';
import type { Office } from '#contract/people/offices.ts';
import type { Organisation } from '#contract/people/organisations.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
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

const send = (ending: Ending, id: string, v: Values): Promise<unknown> => {
  const { on } = v;
  const reason = v.reason.trim();
  switch (ending.kind) {
    case 'dissolve': {
      const { id: organisationId, version } = ending.organisation;
      const body = { id, version, on, reason, endOffices: v.endOffices ?? false };
      return call(endpoints.people.dissolveOrganisation, { params: { organisationId }, body });
    }
    case 'restore': {
      const { id: organisationId, version } = ending.organisation;
      return call(endpoints.people.restoreOrganisation, { params: { organisationId }, body: { id, version, reason } });
    }
    case 'endOffice':
      return call(endpoints.people.endOffice, { params: { officeId: ending.office.id }, body: { id, on, reason } });
    case 'leave':
      return call(endpoints.people.leaveBody, { params: { membershipId: ending.membership.id }, body: { id, on, reason } });
    case 'endAgreement': {
      const { id: agreementId, version } = ending.agreement;
      return call(endpoints.people.endAgreement, { params: { agreementId }, body: { id, version, on, reason } });
    }
    case 'resume': {
      const { id: agreementId, version } = ending.agreement;
      return call(endpoints.people.resumeAgreement, { params: { agreementId }, body: { id, version, reason } });
    }
  }
};

/** Ends something, or takes an ending back. */
export const EndForm = ({ ending, onClose, onDone }: { ending: Ending; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('organisations');
  const back = ending.kind === 'restore' || ending.kind === 'resume';
  const name =
    'organisation' in ending
      ? ending.organisation.name
      : 'agreement' in ending
        ? ending.agreement.title
        : 'office' in ending
          ? `${ending.office.person.name} ${t(`people:officeKinds.${ending.office.kind}`)}`
          : `${ending.membership.unit.name} – ${ending.membership.body.name}`;
  return (
    <ActDrawer<Values, unknown>
      title={t(`end.title.${ending.kind}`, { name })}
      lead={t(`end.means.${ending.kind}`)}
      submit={t(`end.submit.${ending.kind}`)}
      initial={{ on: dayOf(new Date()) }}
      send={(id, v) => send(ending, id, v)}
      onClose={onClose}
      onDone={onDone}
    >
      {!back && (
        <DayItem name="on" label={t('form.lastDay')} required {...(ending.kind === 'dissolve' ? { max: dayOf(new Date()) } : {})} />
      )}
      {ending.kind === 'dissolve' && (
        <Form.Item name="endOffices" valuePropName="checked">
          <Checkbox>{t('end.endOffices')}</Checkbox>
        </Form.Item>
      )}
      <ReasonItem />
    </ActDrawer>
  );
};
