import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CareDetail } from '#contract/care/records.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { RecordParts } from './RecordParts.tsx';
import '../../../styles/care.css';

/** Why a record is opened: typed, or one of the usual reasons at the press of a button. */
const Reason = () => {
  const { t } = useTranslation('care-console');
  const form = Form.useFormInstance<{ reason: string }>();
  return (
    <>
      <Form.Item
        name="reason"
        label={t('look.reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('look.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="care-acts">
        {['before', 'call', 'check'].map((one) => (
          <Button key={one} size="small" onClick={() => form.setFieldValue('reason', t(`look.${one}`))}>
            {t(`look.${one}`)}
          </Button>
        ))}
      </div>
    </>
  );
};

/** Asks why before it shows anything: each look is kept, and the person is told of it with the copy of their data. */
const Gate = ({ recordId, onOpen }: { recordId: string; onOpen: (detail: CareDetail, reason: string) => void }) => {
  const { t } = useTranslation('care-console');
  return (
    <section className="care-gate">
      <p>{t('look.lead')}</p>
      <SendForm<{ reason: string }, CareDetail>
        keep="care.look"
        subject={recordId}
        title={t('look.title')}
        submit={t('look.submit')}
        request={({ reason }) => asked(endpoints.care.lookAtCare, { params: { recordId }, body: { reason } })}
        onDone={(detail, { reason }) => onOpen(detail, reason)}
      >
        <Reason />
      </SendForm>
    </section>
  );
};

/** One care record, once it was opened for a reason. */
export const RecordPage = () => {
  const { t } = useTranslation('care-console');
  const { recordId } = useParams({ strict: false }) as { recordId: string };
  const navigate = useNavigate();
  const [seen, setSeen] = useState<{ detail: CareDetail; reason: string } | null>(null);
  useTitle(t('title'));
  const again = useMutation({
    mutationFn: (reason: string) => call(endpoints.care.lookAtCare, { params: { recordId }, body: { id: v7(), reason } }),
    onSuccess: (detail, reason) => setSeen({ detail, reason }),
    // handed over or ended: nothing is left to see
    onError: () => void navigate({ to: '/care', search: {} }),
  });
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/care" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{seen?.detail.name ?? t('look.title')}</h1>
      </div>
      {seen ? (
        <RecordParts detail={seen.detail} onChanged={() => again.mutate(seen.reason)} />
      ) : (
        <Gate recordId={recordId} onOpen={(detail, reason) => setSeen({ detail, reason })} />
      )}
    </div>
  );
};
