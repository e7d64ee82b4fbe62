import { Button, Form, Input } from 'antd';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Photo } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Rectangle } from '#contract/desk/api.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { SendForm } from '../../components/SendForm.tsx';

interface Props {
  data: CaseDetail;
  photo: Photo;
  onClose: () => void;
  onDone: () => void;
}
/** Thousandths of the photo a key moves a rectangle by, and the smallest one there is. */
const [step, least] = [20, 5];
const most = 30;
const moves: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

const clamp = (n: number, from: number, to: number): number => Math.round(Math.min(to, Math.max(from, n)));
/** A rectangle that lies inside the photo. */
const inside = ({ x, y, width, height }: Rectangle): Rectangle => {
  const [left, top] = [clamp(x, 0, 1000 - least), clamp(y, 0, 1000 - least)];
  return { x: left, y: top, width: clamp(width, least, 1000 - left), height: clamp(height, least, 1000 - top) };
};

/** Rectangles drawn over a photo with the pointer, or added and moved by keys, and sent with a reason. */
export const CoverDialog = ({ data, photo, onClose, onDone }: Props) => {
  const { t } = useTranslation('desk');
  const [boxes, setBoxes] = useState<readonly Rectangle[]>([]);
  const [drawn, setDrawn] = useState<Rectangle | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const at = (event: PointerEvent): { x: number; y: number } => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - left) / width) * 1000, y: ((event.clientY - top) / height) * 1000 };
  };
  const between = (a: { x: number; y: number }, b: { x: number; y: number }): Rectangle =>
    inside({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || boxes.length >= most) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = at(event);
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current) setDrawn(between(start.current, at(event)));
  };
  const up = (): void => {
    start.current = null;
    if (drawn && drawn.width > least && drawn.height > least) setBoxes([...boxes, drawn]);
    setDrawn(null);
  };
  const change = (index: number, next: Rectangle): void => setBoxes(boxes.with(index, inside(next)));
  const press = (event: KeyboardEvent, index: number): void => {
    const box = boxes[index];
    const [dx, dy] = moves[event.key] ?? [0, 0];
    if (event.key === 'Delete' || event.key === 'Backspace') setBoxes(boxes.toSpliced(index, 1));
    else if (box && (dx || dy))
      change(index, event.shiftKey ? { ...box, width: box.width + dx, height: box.height + dy } : { ...box, x: box.x + dx, y: box.y + dy });
    else return;
    event.preventDefault();
  };
  const place = ({ x, y, width, height }: Rectangle) => ({
    left: `${x / 10}%`,
    top: `${y / 10}%`,
    width: `${width / 10}%`,
    height: `${height / 10}%`,
  });
  return (
    <>
      <p className="soft">{t('photos.lead')}</p>
      <div className="cover-stage" onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
        <img src={photo.url} alt={t('photos.title')} draggable={false} />
        {boxes.map((box, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: rectangles have nothing but their place
            key={index}
            type="button"
            className="cover-box"
            style={place(box)}
            aria-label={t('photos.box', { number: index + 1 })}
            onKeyDown={(event) => press(event, index)}
          />
        ))}
        {drawn && <span className="cover-box" style={place(drawn)} />}
      </div>
      <div className="cell-acts">
        <Button
          size="small"
          disabled={boxes.length >= most}
          onClick={() => setBoxes([...boxes, { x: 400, y: 400, width: 200, height: 200 }])}
        >
          {t('photos.add')}
        </Button>
        {boxes.map((_, index) => (
          <Button
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={index}
            size="small"
            type="text"
            onClick={() => setBoxes(boxes.toSpliced(index, 1))}
          >
            {t('photos.remove', { number: index + 1 })}
          </Button>
        ))}
      </div>
      <SendForm<{ reason: string }, Photo>
        keep="desk.cover"
        subject={photo.id}
        title={`${t('photos.title')} · ${data.number}`}
        submit={t('photos.do')}
        disabled={boxes.length === 0}
        request={({ reason }) =>
          asked(endpoints.desk.redactPhoto, { params: { caseId: data.id, photoId: photo.id }, body: { reason, rectangles: [...boxes] } })
        }
        hint={boxes.length === 0 && <span className="soft form-hint">{t('photos.none')}</span>}
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item
          name="reason"
          label={t('photos.reason')}
          extra={t('photos.reasonHint')}
          rules={[{ required: true, whitespace: true, min: limits.reasonMin, max: 200, message: t('photos.reasonNeeded') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </SendForm>
    </>
  );
};
