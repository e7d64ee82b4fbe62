import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#contract/documents/api.ts';
import type { Strokes } from '#contract/kernel/paper.ts';
import { SignaturePad } from '#ui/signature/SignaturePad.tsx';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

/** The field to sign in with a button that empties it: a field of a form whose value is the strokes. */
const SignatureField = ({ value = [], onChange, label }: { value?: Strokes; onChange?: (strokes: Strokes) => void; label: string }) => {
  const { t } = useTranslation('documents');
  return (
    <div className="sign-field">
      <SignaturePad value={value} label={label} onChange={(strokes) => onChange?.(strokes)} />
      <Button size="small" disabled={value.length === 0} onClick={() => onChange?.([])}>
        {t('sign.clear')}
      </Button>
    </div>
  );
};

interface Values {
  name: string;
  strokes: Strokes;
}
interface Props {
  document: DocumentDetail;
  party: number;
  onClose: () => void;
  onDone: (now: DocumentDetail) => void;
}

/** Takes one party's signature. */
export const SignDialog = ({ document, party, onClose, onDone }: Props) => {
  const { t } = useTranslation('documents');
  const { role, name } = document.parties[party] ?? { role: '', name: '' };
  return (
    <Modal open title={t('sign.title', { role, name })} footer={null} mask={{ closable: false }} onCancel={onClose} width={560}>
      <p className="soft">{t('sign.whole')}</p>
      <SendForm<Values, DocumentDetail>
        keep="documents.sign"
        subject={`${document.id} ${party}`}
        title={t('sign.title', { role, name })}
        secret={['strokes']}
        submit={t('sign.send')}
        request={({ name: who, strokes }) =>
          asked(endpoints.documents.signDocument, {
            params: { documentId: document.id },
            body: { party, name: who.trim(), strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as [number, number])) },
          })
        }
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item name="name" label={t('sign.who')} rules={[{ required: true, whitespace: true, message: t('sign.needed') }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="strokes"
          label={t('sign.draw')}
          rules={[
            {
              validator: (_, strokes?: Strokes) =>
                (strokes?.length ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(t('sign.empty'))),
            },
          ]}
        >
          <SignatureField label={t('sign.draw')} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
