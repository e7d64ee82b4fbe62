import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayItem } from '#contract/field/api.ts';
import { moved, nameOf } from './plan.ts';
import { About } from './stop-card.tsx';

interface Props {
  readonly items: readonly DayItem[];
  readonly onOrder: (order: readonly string[]) => void;
  readonly onLeave: (name: string) => void;
}

/** The day's list while it is being put in order: a handle to drag or to move with the arrow keys, to the front, and out. */
export const Arrange = ({ items, onOrder, onLeave }: Props) => {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const names = items.map(nameOf);
  /** The place in the list under the finger. */
  const placeAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])];
    const found = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
    return found < 0 ? rows.length - 1 : found;
  };
  const drag = (event: PointerEvent, name: string): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const by = placeAt(event.clientY) - names.indexOf(name);
    if (by !== 0) onOrder(moved(names, name, by));
  };
  return (
    <ol className="stack" ref={list}>
      {items.map((item, n) => (
        <li key={nameOf(item)} className="card tight">
          <div className="row">
            <button
              type="button"
              className="button round handle"
              aria-label={t('day.move', { title: item.title, place: n + 1 })}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => drag(event, nameOf(item))}
              onKeyDown={(event) => {
                const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (by === undefined) return;
                event.preventDefault();
                onOrder(moved(names, nameOf(item), by));
              }}
            >
              <span aria-hidden="true">⇅</span>
            </button>
            <About item={item} />
          </div>
          <div className="wrap">
            {n > 0 && (
              <button type="button" className="button" onClick={() => onOrder(moved(names, nameOf(item), -n))}>
                {t('day.first')}
              </button>
            )}
            <button type="button" className="button" onClick={() => onLeave(nameOf(item))}>
              {t('day.leave')}
            </button>
          </div>
        </li>
      ))}
    </ol>
  );
};
