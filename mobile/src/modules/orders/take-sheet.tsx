import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as ordersApi from '#client/endpoints/orders.ts';
import type { ListedOrder } from '#contract/orders/api.ts';
import { call, hasCode } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Line } from '../../parts/written-fields.tsx';
import { sizeIn } from './order-card.tsx';

/** Takes an order on, or a share of it; the name is asked where nobody stands behind the account yet. */
export const TakeSheet = ({ one, onClose }: { one: ListedOrder; onClose: () => void }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { busy, error, setError, run } = useAct('orders');
  const [size, setSize] = useState(String(sizeIn(one.unit, one.left)));
  const [name, setName] = useState('');
  const [askedName, setAskedName] = useState(false);
  if (!askedName && hasCode(error, 'persons.name_needed')) setAskedName(true);
  const send = (): void => {
    const typed = one.unit === 'fen' ? Math.round(Number(size) * 100) : Number(size);
    if (!Number.isInteger(typed) || typed < 1 || typed > one.left) {
      setError(t('orders.sizeNeeded', { left: sizeIn(one.unit, one.left) }));
      return;
    }
    const body = { size: typed, name: name.trim().length >= 2 ? name.trim() : null, forPerson: null };
    void run(`take ${JSON.stringify(body)}`, (id) =>
      call(ordersApi.takeOrder, { params: { orderId: one.id }, body: { id, ...body } }),
    ).then((done) => {
      if (!done) return;
      toast(t('orders.taken'));
      void navigate({ to: '/my-orders' });
    });
  };
  return (
    <Sheet title={t('orders.takeTitle')} onClose={onClose}>
      <p>{one.words}</p>
      <p className="soft">{t('orders.takeText')}</p>
      {one.whole > 1 && <Line id="take-size" type="number" label={t(`orders.size.${one.unit}`)} value={size} onChange={setSize} />}
      {askedName && (
        <>
          <Line id="take-name" label={t('orders.yourName')} value={name} onChange={setName} />
          <p className="hint">{t('orders.yourNameHint')}</p>
        </>
      )}
      <FormError error={error} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={send}>
        {t(`orders.take.${one.what}`)}
      </button>
    </Sheet>
  );
};
