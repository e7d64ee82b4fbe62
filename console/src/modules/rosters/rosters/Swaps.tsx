import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Swap } from '#contract/rosters/api.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { swapsQuery } from './queries.ts';

/** One swap: who asks whom for what, how it stands, and what the viewer may decide. */
export const SwapLine = ({ swap }: { swap: Swap }) => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const deciding = useSend({
    slot: useSlot('rosters.decide', swap.id),
    request: (decision: Swap['actions'][number]) =>
      asked(endpoints.rosters.decideSwap, { params: { swapId: swap.id }, body: { decision } }),
    onDone: (after) => {
      void message.success(t(`decided.${after.state}`));
      void client.invalidateQueries({ queryKey: ['rosters'] });
      void client.invalidateQueries({ queryKey: ['todos'] });
    },
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  const what = ({ slot, from }: Swap['shift']): string => `${shortTime(from, locale)} ${slot}`;
  const names = { by: swap.by.name, of: swap.of.name, shift: what(swap.shift) };
  return (
    <li>
      <div>
        {swap.inReturn ? t('swapFor', { ...names, back: what(swap.inReturn) }) : t('swapGive', names)}
        {swap.reason && <div className="soft">{t('because', { reason: swap.reason })}</div>}
      </div>
      <div className="cell-acts">
        <span className="flag">{t(`states.${swap.state}`)}</span>
        {swap.actions.map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'accept' || action === 'confirm' ? 'primary' : 'default'}
            loading={deciding.pending === action}
            disabled={deciding.isPending}
            onClick={() => deciding.send(action)}
          >
            {t(`decide.${action}`)}
          </Button>
        ))}
      </div>
    </li>
  );
};

/** Swaps of a roster, newest first. */
export const Swaps = ({ rosterId }: { rosterId: string }) => {
  const { t } = useTranslation('rosters');
  const { list, rows } = useList(swapsQuery(rosterId));
  return (
    <section className="card" aria-labelledby="roster-swaps">
      <h2 id="roster-swaps">{t('swaps')}</h2>
      {rows.length === 0 && !list.isPending && <p className="soft">{t('noSwaps')}</p>}
      <ul className="roster-lines">
        {rows.map((swap) => (
          <SwapLine key={swap.id} swap={swap} />
        ))}
      </ul>
      <More list={list} small />
    </section>
  );
};
