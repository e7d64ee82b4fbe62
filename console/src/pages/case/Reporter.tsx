import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CaseDetail } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';

/** The reporter, masked; name and phone only after a reason, which is put on record. */
export const Reporter = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation();
  const { reporter } = data;
  const [asking, setAsking] = useState<string | null>(null);
  const reveal = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      call(endpoints.cases.revealReporter, { params: { caseId: data.id }, body: { id: asking ?? v7(), reason } }),
    onSuccess: () => setAsking(null),
  });
  const seen = reveal.data;
  return (
    <>
      <p className="reporter">
        <span>{seen?.name ?? (reporter.anonymous ? t('cases:anonymous') : reporter.name)}</span>
        {(seen?.phone ?? reporter.phone) && <span className="num">{seen?.phone ?? reporter.phone}</span>}
        {reporter.revealable && !seen && (
          <Button size="small" onClick={() => setAsking(v7())}>
            {t('reveal.button')}
          </Button>
        )}
      </p>
      {seen && <p className="soft">{t('reveal.logged')}</p>}
      <Modal open={asking !== null} title={t('reveal.title')} onCancel={() => setAsking(null)} footer={null} destroyOnHidden width={440}>
        <p>{t('reveal.text')}</p>
        <Form layout="vertical" requiredMark={false} onFinish={reveal.mutate}>
          <Form.Item
            name="reason"
            label={t('reveal.reason')}
            rules={[{ required: true, min: limits.reasonMin, max: limits.reasonMax, message: t('act.reasonNeeded') }]}
          >
            <Input autoFocus maxLength={200} />
          </Form.Item>
          {reveal.isError && (
            <p className="field-problem" role="alert">
              {wordsFor(reveal.error)}
            </p>
          )}
          <div className="form-end">
            <Button onClick={() => setAsking(null)}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={reveal.isPending}>
              {t('reveal.show')}
            </Button>
          </div>
        </Form>
      </Modal>
    </>
  );
};
