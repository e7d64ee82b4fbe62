import { Form, Input, Radio, Rate } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { WhistleCall, WhistleDetail } from '#contract/whistles/api.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { PhotoField } from '../../../components/PhotoField.tsx';
import { whistlesKey } from '../queries.ts';

/** What somebody is about to do with a call or the whistle. */
export type Task =
  | { readonly act: 'answer' | 'contact' | 'feedback' | 'rate' | 'confirm'; readonly call: WhistleCall }
  | { readonly act: 'minutes' | 'end' | 'withdraw'; readonly call?: undefined };

interface Values {
  coming?: boolean;
  words?: string;
  rating?: number;
  photos?: UploadedPhoto[];
}

/** The request of a task, as the form fills it. */
const requestOf = (
  whistle: WhistleDetail,
  task: Task,
  { coming = true, words = '', rating = 0, photos = [] }: Values,
): Asked<WhistleDetail> => {
  const photoIds = photos.map(({ id }) => id);
  const { whistles } = endpoints;
  const text = words.trim();
  if (task.call === undefined) {
    const params = { whistleId: whistle.id };
    return task.act === 'minutes'
      ? asked(whistles.writeMinutes, { params, body: { text, photoIds } })
      : asked(whistles.endWhistle, { params, body: { how: task.act === 'end' ? 'ended' : 'withdrawn', words: text } });
  }
  const params = { callId: task.call.id };
  switch (task.act) {
    case 'answer':
      return asked(whistles.answerCall, { params, body: { coming, words: text } });
    case 'rate':
      return asked(whistles.rateCall, { params, body: { rating, reason: text || null } });
    case 'confirm':
      return asked(whistles.arriveAtCall, { params, body: {} });
    default:
      return asked(whistles.reportCall, { params, body: { what: task.act, words: text, photoIds } });
  }
};

const withPhotos = ['feedback', 'minutes'];

/** The form of one task: the answer, contact, feedback, rating, minutes or end. */
export const TaskForm = ({ whistle, task, onClose }: { whistle: WhistleDetail; task: Task; onClose: () => void }) => {
  const { t } = useTranslation('whistles-console');
  const [busy, setBusy] = useState(false);
  const { act } = task;
  return (
    <ActDrawer<Values, WhistleDetail>
      keep={`whistles.${act}`}
      subject={task.call?.id ?? whistle.id}
      title={task.call ? `${t(`acts.${act}`)} · ${task.call.organisation.name}` : t(`acts.${act}`)}
      lead={<p className="soft">{t(`actLead.${act}`)}</p>}
      submit={busy ? t('form.uploading') : t(`acts.${act}`)}
      done={t('done.noted')}
      renews={whistlesKey}
      initial={{ coming: true }}
      request={(values) => requestOf(whistle, task, values)}
      onClose={onClose}
      onDone={onClose}
    >
      {act === 'answer' && (
        <Form.Item name="coming" label={t('form.coming')}>
          <Radio.Group
            options={[
              { value: true, label: t('form.comes') },
              { value: false, label: t('form.cannot') },
            ]}
          />
        </Form.Item>
      )}
      {act === 'rate' && (
        <Form.Item name="rating" label={t('form.rating')} rules={[{ required: true, message: t('form.ratingRule') }]}>
          <Rate aria-label={t('form.rating')} />
        </Form.Item>
      )}
      {act !== 'confirm' && <Words act={act} />}
      {withPhotos.includes(act) && (
        <Form.Item name="photos" label={t('form.photos')}>
          <PhotoField onBusy={setBusy} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

const Words = ({ act }: { act: Task['act'] }) => {
  const { t } = useTranslation('whistles-console');
  const form = Form.useFormInstance<Values>();
  const coming = Form.useWatch('coming', form) ?? true;
  const rating = Form.useWatch('rating', form) ?? 5;
  const needed = act !== 'rate' || rating < 3;
  const label = act === 'answer' ? (coming ? 'form.who' : 'form.why') : act === 'rate' ? 'form.reason' : `form.words.${act}`;
  const max = act === 'minutes' ? 5000 : 1000;
  return (
    <Form.Item
      name="words"
      label={t(label)}
      rules={needed ? [{ required: true, whitespace: true, min: 2, message: t('form.wordsRule', { max }) }] : []}
    >
      <Input.TextArea maxLength={max} autoSize={{ minRows: 3, maxRows: 10 }} />
    </Form.Item>
  );
};
