import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { limits } from '#contract/cases/lifecycle.ts';
import { endpoints } from '../../../app/api.ts';
import { caseKey } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

/** Matters that are split off at once. */
const most = 5;

/** Splits matters off a case: each is written as a report of its own. */
export const SplitDrawer = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => {
  const { t } = useTranslation('cases-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [ids, setIds] = useState([v7()]);
  return (
    <ActDrawer<Record<string, string>, { parts: { id: string; number: string }[] }>
      keep="cases.split"
      subject={caseId}
      title={t('case.split')}
      lead={<p className="soft">{t('case.splitLead')}</p>}
      submit={t('case.split')}
      renews="cases"
      request={(values) =>
        asked(endpoints.cases.splitCase, {
          params: { caseId },
          body: { parts: ids.map((id) => ({ id, text: values[id] ?? '', categoryCode: null })) },
        })
      }
      onClose={onClose}
      onDone={() => {
        void client.invalidateQueries({ queryKey: caseKey(caseId) });
        void message.success(t('case.splitDone', { count: ids.length }));
        onClose();
      }}
    >
      {ids.map((id, n) => (
        <Form.Item
          key={id}
          name={id}
          label={t('case.part', { n: n + 1 })}
          rules={[{ required: true, whitespace: true, min: limits.textMin, message: t('case.partWords') }]}
        >
          <Input.TextArea maxLength={limits.reasonMax} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      ))}
      <p>
        {ids.length < most && (
          <Button size="small" onClick={() => setIds([...ids, v7()])}>
            {t('case.addPart')}
          </Button>
        )}{' '}
        {ids.length > 1 && (
          <Button size="small" onClick={() => setIds(ids.slice(0, -1))}>
            {t('case.removePart')}
          </Button>
        )}
      </p>
    </ActDrawer>
  );
};
