import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveFile } from '#contract/archive/api.ts';
import { type ArchiveClass, classes } from '#contract/archive/classes.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { TakeOut } from './TakeOut.tsx';

/** What may be done with an archived case. */
export const FileActs = ({ file }: { file: ArchiveFile }) => {
  const { t } = useTranslation('archive');
  const [doing, setDoing] = useState<ArchiveFile['actions'][number] | null>(null);
  const close = (): void => setDoing(null);
  return (
    <>
      {file.actions.length > 0 && (
        <div className="cell-acts">
          {file.actions.includes('take_out') && (
            <Button size="small" onClick={() => setDoing('take_out')}>
              {t('acts.takeOut')}
            </Button>
          )}
          {file.actions.includes('appraise') && (
            <Button size="small" type="text" onClick={() => setDoing('appraise')}>
              {t('acts.appraise')}
            </Button>
          )}
        </div>
      )}
      {doing === 'take_out' && (
        <TakeOut
          title={t('takeOut.title', { number: file.number })}
          lead={t('takeOut.lead')}
          go={t('takeOut.go')}
          address={({ reason }) => `/api/archive/${file.caseId}/package?reason=${encodeURIComponent(reason)}`}
          onClose={close}
        />
      )}
      {doing === 'appraise' && (
        <ActDrawer<{ class: ArchiveClass; reason: string }, ArchiveFile>
          keep="archive.appraise"
          subject={file.caseId}
          renews="archive"
          title={t('appraise.title', { number: file.number })}
          submit={t('appraise.go')}
          done={t('appraise.done')}
          initial={{ class: file.class }}
          request={(values) => asked(endpoints.archive.setArchiveClass, { params: { caseId: file.caseId }, body: values })}
          onClose={close}
          onDone={close}
        >
          <Form.Item name="class" label={t('appraise.class')}>
            <Radio.Group options={classes.map((value) => ({ value, label: t(`classes.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('appraise.reason')}
            rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('must.fill') }]}
          >
            <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </ActDrawer>
      )}
    </>
  );
};
