import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as offersApi from '#client/endpoints/offers.ts';
import type { Settlement } from '#contract/offers/api.ts';
import { entryWhats } from '#contract/offers/values.ts';
import { periodName } from '#ui/period.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Cards } from '../../parts/more.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { offersKey, sheetLinesQuery } from './queries.ts';

/** One settlement sheet with its sums; its lines are looked through, and a closed one is confirmed, in one place. */
export const SheetCard = ({ sheet }: { sheet: Settlement }) => {
  const { t } = useTranslation('offers-phone');
  const [open, setOpen] = useState(false);
  const { points, state, sums, receipt, actions } = sheet;
  const period = periodName(sheet.period);
  const confirms = actions.includes('confirm');
  return (
    <section className="card" aria-label={period}>
      <span className="row">
        <span className="grow tight">
          <strong>{period}</strong>
          <span>{t('sum', { points })}</span>
        </span>
        <span className="tag">{t(`settlementStates.${state}`)}</span>
      </span>
      <ul className="small">
        {entryWhats.map((what) => {
          const of = sums[what];
          return of && of.count > 0 && <li key={what}>{t('line', { what: t(`whats.${what}`), count: of.count, points: of.points })}</li>;
        })}
      </ul>
      {receipt && <p className="small soft">{t('receipt', { receipt })}</p>}
      <button
        type="button"
        className={confirms ? 'button main wide' : 'button wide'}
        aria-label={t(confirms ? 'confirmOf' : 'linesOf', { period })}
        onClick={() => setOpen(true)}
      >
        {t(confirms ? 'confirm' : 'lines')}
      </button>
      {open && <Lines sheet={sheet} onClose={() => setOpen(false)} />}
    </section>
  );
};

const Lines = ({ sheet: { merchant, period, points, actions }, onClose }: { sheet: Settlement; onClose: () => void }) => {
  const { t, i18n } = useTranslation('offers-phone');
  const act = useAct(offersKey);
  const list = useInfiniteQuery(sheetLinesQuery(merchant.id, period));
  const params = { merchantId: merchant.id, period };
  const confirm = (): void =>
    void act
      .run('confirm', (id) => call(offersApi.confirmSettlement, { params, body: { id } }))
      .then((done) => {
        if (!done) return;
        toast(t('confirmed'));
        onClose();
      });
  return (
    <Sheet title={`${periodName(period)} · ${t('sum', { points })}`} onClose={onClose}>
      <Cards list={list} empty={<p className="soft">{t('noLines')}</p>}>
        {(one) => (
          <div key={one.id} className="row">
            <span className="grow tight">
              <span>{one.title}</span>
              <span className="small soft">
                {shortTime(one.at, i18n.language)} · {t(`whats.${one.what}`)}
              </span>
            </span>
            <strong>{one.points > 0 ? `+${one.points}` : `−${-one.points}`}</strong>
          </div>
        )}
      </Cards>
      {actions.includes('confirm') && (
        <>
          <p className="hint">{t('confirmHint')}</p>
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={confirm}>
            {t('confirmYes')}
          </button>
        </>
      )}
    </Sheet>
  );
};
