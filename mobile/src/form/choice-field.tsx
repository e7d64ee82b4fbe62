import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as formsApi from '#client/endpoints/forms.ts';
import type { ReferenceFormat } from '#contract/kernel/form/schema.ts';
import { call } from '../api.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Failure, Loading } from '../parts/states.tsx';

type Of = { format: ReferenceFormat; among?: string | undefined };
type Asked = Of & { q?: string | undefined; id?: string | undefined };
const choicesQuery = (query: Asked) => ({
  queryKey: ['choices', query],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(formsApi.listChoices, { query }, signal),
  staleTime: 600_000,
});

interface Props {
  id: string;
  title: string;
  of: Of;
  answer: string | undefined;
  /** Of the field to which its help and problem belong. */
  field: { 'aria-invalid': boolean; 'aria-describedby': string };
  onChoose: (id: string) => void;
}

/** One of many organisations or places, found by name. The first ones are fetched with the question, so that they are there without a network. */
export const ChoiceField = ({ id, title, of, answer, field, onChoose }: Props) => {
  const { t } = useTranslation('forms-own');
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [name, setName] = useState<string | null>(null);
  const found = useQuery(choicesQuery({ ...of, q: words.trim() || undefined }));
  const chosen = useQuery({ ...choicesQuery({ ...of, id: answer }), enabled: answer !== undefined && name === null });
  const shown = answer === undefined ? t('choose') : (name ?? chosen.data?.items[0]?.name ?? t('chosen'));
  return (
    <>
      <button
        id={id}
        type="button"
        className="button wide"
        aria-label={t('named', { title, problem: shown })}
        {...field}
        onClick={() => setOpen(true)}
      >
        {shown}
      </button>
      {open && (
        <Sheet title={title} onClose={() => setOpen(false)}>
          <input
            className="input"
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder={t(`find.${of.format}`)}
            aria-label={t(`find.${of.format}`)}
          />
          {found.isPending ? (
            <Loading />
          ) : found.isError ? (
            <Failure error={found.error} onRetry={() => void found.refetch()} />
          ) : (
            <ul className="list">
              {found.data.items.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className="item"
                    onClick={() => {
                      setName(one.name);
                      onChoose(one.id);
                      setOpen(false);
                    }}
                  >
                    <span className="grow tight">
                      <span>{one.name}</span>
                      {one.note && <span className="hint">{one.note}</span>}
                    </span>
                  </button>
                </li>
              ))}
              {found.data.items.length === 0 && <li className="item soft">{t('noneFound')}</li>}
            </ul>
          )}
        </Sheet>
      )}
    </>
  );
};
