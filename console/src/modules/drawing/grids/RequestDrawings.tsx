import { App, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type BasisKind, basisKinds } from '#contract/demands/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import '../../../styles/agreements.css';

interface Values {
  areas: string[];
  title: string;
  note?: string;
  basisKind?: BasisKind;
  basisText?: string;
  againReason?: string;
  dueOn: string;
}

/** A street asks communities to draw their grids: one demand of each, answered by what they publish. */
export const RequestDrawings = ({
  from,
  areas,
  onClose,
}: {
  from: { code: string; name: string };
  areas: readonly { code: string; name: string }[];
  onClose: () => void;
}) => {
  const { t } = useTranslation('drawing');
  const { message } = App.useApp();
  // what any demand says, in its own words
  const { t: word } = useTranslation('demands-console');
  return (
    <Modal open title={t('request.title')} onCancel={onClose} footer={null} width={560} destroyOnHidden>
      <p className="soft">{t('request.lead')}</p>
      <SendForm<Values, { asked: number }>
        keep="grids.request"
        subject={from.code}
        title={t('request.title')}
        initial={{ title: t('request.default'), areas: areas.map(({ code }) => code) }}
        submit={t('request.submit')}
        request={(v) =>
          asked(endpoints.drawing.requestDrawings, {
            body: {
              from: from.code,
              areas: v.areas,
              title: v.title.trim(),
              note: v.note?.trim() || null,
              basis: v.basisKind && v.basisText?.trim() ? { kind: v.basisKind, text: v.basisText.trim() } : null,
              againReason: v.againReason?.trim() || null,
              dueOn: v.dueOn,
            },
          })
        }
        onCancel={onClose}
        onDone={({ asked: count }) => {
          void message.success(t('request.done', { count }));
          onClose();
        }}
      >
        <Form.Item name="areas" label={word('addressee')} rules={[{ required: true, message: word('addresseeRule') }]}>
          <Select
            mode="multiple"
            maxTagCount={6}
            optionFilterProp="label"
            options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label={word('what')}
          rules={[{ required: true, whitespace: true, min: 2, max: 100, message: word('titleRule') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="note" label={word('note')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <div className="form-two">
          <Form.Item name="basisKind" label={word('basisKind')}>
            <Select
              allowClear
              options={basisKinds.filter((kind) => kind !== 'agreement').map((value) => ({ value, label: t(`demands:bases.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="basisText" label={word('basisText')} extra={word('basisHint')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="dueOn"
            label={word('dueOn')}
            rules={[{ required: true, message: word('dayRule') }]}
            normalize={(value: string) => value || undefined}
          >
            <Input type="date" min={platformDay()} />
          </Form.Item>
          <Form.Item name="againReason" label={word('againReason')} extra={word('againHint')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      </SendForm>
    </Modal>
  );
};
