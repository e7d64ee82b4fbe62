import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Photo } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { SendForm } from '../../components/SendForm.tsx';

/** A photo without what covers it, in return for a reason that goes on record. */
export const UncoverDialog = ({ data, photo, onClose }: { data: CaseDetail; photo: Photo; onClose: () => void }) => {
  const { t } = useTranslation('desk');
  const [jpeg, setJpeg] = useState<string | null>(null);
  return (
    <Modal open title={t('photos.uncoverTitle')} footer={null} width={jpeg ? 760 : 440} onCancel={onClose} destroyOnHidden>
      {jpeg ? (
        <>
          <p role="status">{t('photos.logged')}</p>
          <img src={`data:image/jpeg;base64,${jpeg}`} alt={t('photos.original')} style={{ width: '100%' }} />
        </>
      ) : (
        <SendForm<{ reason: string }, { jpeg: string }>
          keep="desk.uncover"
          subject={photo.id}
          title={`${t('photos.uncoverTitle')} · ${data.number}`}
          submit={t('photos.show')}
          request={(body) => asked(endpoints.desk.revealPhoto, { params: { caseId: data.id, photoId: photo.id }, body })}
          onCancel={onClose}
          onDone={(answer) => setJpeg(answer.jpeg)}
        >
          <Form.Item
            name="reason"
            label={t('photos.uncoverReason')}
            rules={[{ required: true, whitespace: true, min: limits.reasonMin, max: 200, message: t('photos.reasonNeeded') }]}
          >
            <Input autoFocus maxLength={200} />
          </Form.Item>
        </SendForm>
      )}
    </Modal>
  );
};
