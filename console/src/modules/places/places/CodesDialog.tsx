import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/places/api.ts';
import { wordsFor } from '../../../app/api.ts';
import { codeSheets, type SheetLayout, sheetLayouts } from '../../../paper/code-sheets.ts';
import { savePdf } from '../../../paper/save.ts';
import { allPlaces, type filterOf } from './queries.ts';

interface Props {
  selected: readonly Place[];
  /** Prints the whole view when nothing is selected. */
  filter: ReturnType<typeof filterOf> | null;
  onClose: () => void;
}

/** QR codes on A4: choose how they lie, see the first sheet, save a PDF to print. */
export const CodesDialog = ({ selected, filter, onClose }: Props) => {
  const { t } = useTranslation();
  const [layout, setLayout] = useState<SheetLayout>(selected.length === 1 ? 'sign' : 'six');
  const [text, setText] = useState(t('places:codes.textDefault'));
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const whole = selected.length === 0 && filter !== null;
  const all = useQuery({
    queryKey: ['places', 'codes', filter],
    enabled: whole,
    queryFn: () => allPlaces({ ...filter!, state: undefined }),
  });
  const places = whole ? (all.data?.items ?? []) : selected;
  const cards = useMemo(
    () =>
      places.flatMap(({ codePath, name, kind, area }) =>
        codePath
          ? [
              {
                url: codePath.startsWith('/') ? location.origin + codePath : codePath,
                name,
                kind: t(`places:kinds.${kind}`),
                area: area.name,
              },
            ]
          : [],
      ),
    [places, t],
  );
  const pages = useMemo(() => codeSheets(cards, layout, text), [cards, layout, text]);
  const [first] = pages;
  const save = async (): Promise<void> => {
    setSaving(true);
    setProblem(null);
    try {
      await savePdf(`${t('places:codes.file')}.pdf`, pages, t('places:codes.file'));
    } catch (error) {
      setProblem(wordsFor(error));
    }
    setSaving(false);
  };
  return (
    <Modal open title={t('places:codes.title')} onCancel={onClose} footer={null} width={600} destroyOnHidden>
      <div className="places-codes">
        <div className="places-codes-choice">
          <Segmented<SheetLayout>
            aria-label={t('places:codes.layout')}
            value={layout}
            onChange={setLayout}
            options={(Object.keys(sheetLayouts) as SheetLayout[]).map((value) => ({ value, label: t(`places:codes.layouts.${value}`) }))}
          />
          <label htmlFor="codes-text">
            {t('places:codes.text')}
            <Input id="codes-text" value={text} maxLength={60} onChange={(e) => setText(e.target.value)} />
          </label>
          <p className="soft" role="status">
            {t('places:codes.count', { count: cards.length, pages: pages.length })}
            {all.data?.cut && ` ${t('places:codes.cut')}`}
          </p>
          {all.isError && (
            <p className="field-problem" role="alert">
              {wordsFor(all.error)}
            </p>
          )}
          {problem && (
            <p className="field-problem" role="alert">
              {problem}
            </p>
          )}
          <Button type="primary" disabled={pages.length === 0} loading={saving} onClick={() => void save()}>
            {t('places:codes.save')}
          </Button>
        </div>
        {all.isLoading ? (
          <Skeleton.Node active style={{ width: 180, height: 254 }} />
        ) : (
          first && (
            <img src={`data:image/svg+xml,${encodeURIComponent(first.svg)}`} alt={t('places:codes.preview')} className="places-sheet" />
          )
        )}
      </div>
    </Modal>
  );
};
