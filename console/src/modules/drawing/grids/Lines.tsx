import { useQuery } from '@tanstack/react-query';
import { App, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked, useSend } from '../../../app/send.ts';
import { Marks } from './AreaList.tsx';
import { factsQuery, linesQuery, refreshGrids } from './data.ts';

/** The lines of work a grid carries (多网合一). A tick is saved at once; ticking again takes it back. */
export const Lines = ({ facts }: { facts: AreaFacts }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { message } = App.useApp();
  const { data } = useQuery(linesQuery);
  const sending = useSend({
    slot: useSlot('grids.lines', facts.code),
    request: (meant: { version: string; lines: string[] }) =>
      asked(endpoints.territory.setAreaLines, { params: { code: facts.code }, body: meant }),
    onDone: (next) => {
      queryClient.setQueryData(factsQuery(facts.code).queryKey, next);
      void queryClient.invalidateQueries({ queryKey: ['grids', 'children'] });
    },
    onFailed: (error) => {
      refreshGrids();
      void message.error(wordsFor(error));
    },
  });
  const carried = sending.pending?.lines ?? facts.lines;
  return (
    <section className="grids-part" aria-labelledby="lines-title">
      <h3 id="lines-title">
        {t('lines')} <span className="soft">{t('linesHint')}</span>
      </h3>
      {facts.actions.includes('set_lines') ? (
        <Checkbox.Group
          className="grids-checks"
          value={carried}
          disabled={sending.isPending}
          onChange={(lines) =>
            sending.send({
              version: facts.version,
              lines: (data?.items ?? []).map((one) => one.code).filter((code) => lines.includes(code)),
            })
          }
          options={(data?.items ?? []).map((one) => ({
            value: one.code,
            label: (locale === 'en' ? one.name.en : null) ?? one.name.zh,
          }))}
        />
      ) : facts.lines.length > 0 ? (
        <Marks lines={facts.lines} />
      ) : (
        <p className="soft">{t('noLines')}</p>
      )}
    </section>
  );
};
