import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedOrder } from '#contract/orders/api.ts';

/** What a size is in yuan or parts. */
export const sizeIn = (unit: ListedOrder['unit'], size: number): number => (unit === 'fen' ? size / 100 : size);

/** Lines that say what is asked for: when, how long, what is left of it. */
export const useOrderLines = () => {
  const { t } = useTranslation();
  return (one: ListedOrder): string[] =>
    [
      [one.alias && t('orders.alias', { alias: one.alias }), t(`orders-own:kinds.${one.kind}`)].filter(Boolean).join(' · '),
      [one.area.name, one.place].join(' · '),
      [
        one.wishedOn && t('orders.wishedOn', { day: one.wishedOn }),
        one.minutes !== null && t('orders.takes', { count: one.minutes }),
        one.unit === 'fen' && one.left === one.whole && t('orders.wholeFen', { whole: one.whole / 100 }),
        one.whole > 1 &&
          !(one.unit === 'fen' && one.left === one.whole) &&
          t(`orders.left.${one.unit}`, { left: sizeIn(one.unit, one.left), whole: sizeIn(one.unit, one.whole) }),
        one.round > 0 && t('orders.again'),
      ]
        .filter(Boolean)
        .join(' · '),
    ].filter((line) => line !== '');
};

interface CardProps {
  readonly one: ListedOrder;
  readonly tag?: string | null;
  /** Whether it needs what the reader can do. */
  readonly fits?: boolean;
  readonly children?: ReactNode;
}

/** An order as everybody sees it. */
export const OrderCard = ({ one, tag, fits = false, children }: CardProps) => {
  const { t } = useTranslation();
  const lines = useOrderLines()(one);
  return (
    <article className="card stack" aria-label={one.words}>
      <div className="row">
        <strong className="grow">{one.words}</strong>
        {tag && <span className="tag">{tag}</span>}
      </div>
      {lines.map((line) => (
        <span key={line} className="small soft">
          {line}
        </span>
      ))}
      {one.skills.length > 0 && (
        <div className="wrap">
          {one.skills.map((skill) => (
            <span key={skill} className="tag">
              {t(`volunteers-phone:skills.${skill}`, { defaultValue: skill })}
            </span>
          ))}
          {fits && <span className="small">{t('orders.fits')}</span>}
        </div>
      )}
      {children}
    </article>
  );
};
