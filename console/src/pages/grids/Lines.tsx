import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { queryClient } from '../../app/queries.ts';
import { Marks } from './AreaList.tsx';
import { factsQuery, linesQuery, refreshGrids } from './data.ts';

/** The lines of work a grid carries (多网合一). A tick is saved at once; ticking again takes it back. */
export const Lines = ({ facts }: { facts: AreaFacts }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { message } = App.useApp();
  const { data } = useQuery(linesQuery);
  const send = useMutation({
    mutationFn: (lines: string[]) =>
      call(endpoints.territory.setAreaLines, { params: { code: facts.code }, body: { id: v7(), version: facts.version, lines } }),
    onSuccess: (next) => {
      queryClient.setQueryData(factsQuery(facts.code).queryKey, next);
      void queryClient.invalidateQueries({ queryKey: ['grids', 'children'] });
    },
    onError: (error) => {
      refreshGrids();
      void message.error(wordsFor(error));
    },
  });
  const carried = send.isPending ? send.variables : facts.lines;
  return (
    <section className="grids-part" aria-labelledby="lines-title">
      <h3 id="lines-title">
        {t('lines')} <span className="soft">{t('linesHint')}</span>
      </h3>
      {facts.actions.includes('set_lines') ? (
        <Checkbox.Group
          className="grids-checks"
          value={carried}
          disabled={send.isPending}
          onChange={(lines) => send.mutate((data?.items ?? []).map((one) => one.code).filter((code) => lines.includes(code)))}
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
