import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#client/endpoint.ts';
import type { findAtTill, listTills, TillMeal } from '#contract/care/canteens.ts';
import type { Meal } from '#contract/care/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { yuan } from '../money.ts';

type Guest = Output<typeof findAtTill>['items'][number];
type Canteen = Output<typeof listTills>['items'][number];
const tomorrow = (days: number): string => platformDay(days);

interface GuestProps {
  guest: Guest;
  canteen: Canteen;
  meal: Meal;
  onDone: () => void;
}
/** One guest with the button that enters the meal. A press that got no answer is sent again as the same meal. */
const GuestCard = ({ guest, canteen, meal, onDone }: GuestProps) => {
  const { t } = useTranslation('care-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const of = guest.meals.find((one) => one.meal === meal);
  const renew = () => void client.invalidateQueries({ queryKey: ['care', 'till-day'] });
  const failed = (error: Error): void => void message.error(sendingWords(error));
  const taking = useSend<null, TillMeal>({
    slot: useSlot('care.meal', `${canteen.id} ${guest.dinerId} ${meal} ${tomorrow(0)}`),
    request: () => asked(endpoints.care.takeMeal, { params: { canteenId: canteen.id }, body: { dinerId: guest.dinerId, meal } }),
    onDone: (taken) => {
      renew();
      void message.success(t('till.taken', { name: taken.name, own: yuan(taken.own) }));
      onDone();
    },
    onFailed: failed,
  });
  const day = canteen.order && tomorrow(canteen.order.days);
  const ordering = useSend<null, unknown>({
    slot: useSlot('care.order', `${canteen.id} ${guest.dinerId} ${meal} ${day}`),
    request: () =>
      asked(endpoints.care.orderMeal, {
        params: { canteenId: canteen.id },
        body: { dinerId: guest.dinerId, day: day ?? '', meal, ordered: true },
      }),
    onDone: () => void message.success(t('till.ordered', { day })),
    onFailed: failed,
  });
  if (!of) return null;
  return (
    <li className="till-guest">
      <div>
        <strong>{guest.name}</strong> <span className="num soft">{guest.cardNo}</span>
        <br />
        {guest.tier ? labelOf(guest.tier) : t('till.noTier')}
      </div>
      <div className="till-acts">
        {day && (
          <Button size="large" loading={ordering.isPending} onClick={() => ordering.send(null)}>
            {t('till.order', { day: day.slice(5) })}
          </Button>
        )}
        <Button
          type="primary"
          size="large"
          className="till-take"
          disabled={of.eaten || of.ordered === false}
          loading={taking.isPending}
          onClick={() => taking.send(null)}
        >
          {of.eaten
            ? t('till.eaten')
            : of.ordered === false
              ? t('till.notOrdered')
              : t('till.take', { meal: t(`care:meals.${meal}`), own: yuan(of.own) })}
        </Button>
      </div>
    </li>
  );
};

/** Finds a card: its number is scanned or typed, or the last four digits of the phone, or the name. */
export const Guests = ({ canteen, meal }: { canteen: Canteen; meal: Meal }) => {
  const { t } = useTranslation('care-console');
  const { message } = App.useApp();
  const [words, setWords] = useState('');
  const finding = useMutation({
    mutationFn: (q: string) => call(endpoints.care.findAtTill, { params: { canteenId: canteen.id }, body: { q } }),
    onError: (error) => void message.error(wordsFor(error)),
  });
  const found = finding.data?.items;
  return (
    <section aria-label={t('till.find')}>
      <Input.Search
        size="large"
        className="till-find"
        aria-label={t('till.find')}
        placeholder={t('till.findHint')}
        enterButton={t('till.findButton')}
        autoFocus
        autoComplete="off"
        maxLength={20}
        value={words}
        loading={finding.isPending}
        onChange={({ target }) => setWords(target.value)}
        onSearch={(text) => text.trim().length >= 2 && finding.mutate(text.trim())}
      />
      {found && found.length === 0 && <p>{t('till.none')}</p>}
      <ul className="till-guests">
        {(found ?? []).map((guest) => (
          <GuestCard
            key={guest.dinerId}
            guest={guest}
            canteen={canteen}
            meal={meal}
            onDone={() => {
              setWords('');
              finding.reset();
            }}
          />
        ))}
      </ul>
    </section>
  );
};
