import { Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { pathOf, type Strokes, signatureHeight } from '#contract/kernel/paper.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

type Point = readonly [number, number];
/** Points further apart than this are kept, in thousandths: more would say nothing. */
const apart = 4;

/** A field to sign in, by finger, pen or mouse: a field of a form whose value is the strokes. */
const SignatureField = ({ value = [], onChange, label }: { value?: Strokes; onChange?: (strokes: Strokes) => void; label: string }) => {
  const { t } = useTranslation('documents');
  const field = useRef<SVGSVGElement>(null);
  const [drawing, setDrawing] = useState<readonly Point[] | null>(null);
  const pointOf = (event: React.PointerEvent): Point => {
    const box = field.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    const [x, y] = [((event.clientX - box.left) / box.width) * 1000, ((event.clientY - box.top) / box.width) * 1000];
    return [Math.round(Math.min(1000, Math.max(0, x))), Math.round(Math.min(signatureHeight, Math.max(0, y)))];
  };
  const end = (): void => {
    if (drawing) onChange?.([...value, drawing]);
    setDrawing(null);
  };
  return (
    <div className="sign-field">
      <svg
        ref={field}
        viewBox={`0 0 1000 ${signatureHeight}`}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrawing([pointOf(event)]);
        }}
        onPointerMove={(event) => {
          if (!drawing) return;
          const [next, last] = [pointOf(event), drawing.at(-1)];
          if (last && Math.hypot(next[0] - last[0], next[1] - last[1]) >= apart) setDrawing([...drawing, next]);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path
          d={pathOf(drawing ? [...value, drawing] : value)}
          fill="none"
          stroke="currentColor"
          strokeWidth="9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
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
