import { AimOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Point } from '#contract/kernel/values.ts';
import type { Candidate, Location } from '#contract/territory/api.ts';
import type { BoundaryCollection } from '#ui/map.ts';
import { noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { AreaMap } from '../../../components/map/AreaMap.tsx';
import { Candidates, worthOffering } from './Candidates.tsx';

interface Props {
  point: Point | null;
  onPoint: (point: Point | null) => void;
  areaCode: string | undefined;
  /** What the words say, and what the point says. */
  heard: Location | undefined;
  pointed: Location | undefined;
  problem: string | null;
  /** Areas the words may mean. */
  candidates: readonly Candidate[];
  onChoose: (code: string | undefined) => void;
}

const deepest = (location: Location | undefined): string | undefined =>
  location?.grid?.code ?? location?.community?.code ?? location?.street?.code;

/** Whether point and words name different communities, or streets where no community is told. */
const differ = (a: Location | undefined, b: Location | undefined): boolean => {
  const [one, other] = a?.community && b?.community ? [a.community, b.community] : [a?.street, b?.street];
  return one != null && other != null && one.code !== other.code;
};

/** Where it is: in words, by the tree, or by a click on the map. The hint says what the words alone already tell. */
export const Place = ({ point, onPoint, areaCode, heard, pointed, problem, candidates, onChoose }: Props) => {
  const { t } = useTranslation('cases-console');
  const place = point ? pointed : undefined;
  const focus = place ?? (areaCode ? undefined : heard);
  const community = focus?.community?.code;
  const street = focus?.street?.code;
  const { data: shown } = useQuery(boundariesQuery(community ?? street, community ? 'grid' : street ? 'community' : 'street'));
  const { data: around } = useQuery(boundariesQuery(undefined, 'street'));
  const undrawn = around?.features.length === 0;
  const { data: county } = useQuery({ ...boundariesQuery(undefined, 'county'), enabled: undrawn });
  const hint = deepest(heard);
  const near = pointed?.by === 'near';
  const offered = worthOffering(candidates);
  return (
    <>
      <Form.Item name="placeText" label={t('report.place')} extra={t('report.placeHint')}>
        <Input maxLength={limits.placeMax} />
      </Form.Item>
      <p className="report-hint" role="status">
        {point
          ? (problem ?? t(near ? 'report.byNear' : 'report.byPoint', { name: pointed?.name ?? '…', metres: pointed?.metres }))
          : hint
            ? t('report.byText', { name: heard?.name, word: heard?.matched ?? '' })
            : t('report.byNothing')}
        {point && (
          <Button size="small" type="link" icon={<AimOutlined />} onClick={() => onPoint(null)}>
            {t('report.noPoint')}
          </Button>
        )}
      </p>
      {point && differ(pointed, heard) && (
        <p className="field-problem" role="status">
          {t('report.saidElsewhere', { name: heard?.name, word: heard?.matched ?? '' })}
        </p>
      )}
      {!point && <Candidates candidates={offered} chosen={areaCode} onChoose={onChoose} />}
      <Form.Item name="areaCode" label={t('filters.area')}>
        <AreaSelect label={t('filters.area')} valueName={offered.find((one) => one.code === areaCode)?.name ?? heard?.name} />
      </Form.Item>
      <AreaMap
        areas={(shown as BoundaryCollection | undefined) ?? noBoundaries}
        context={(undrawn ? county : around) as BoundaryCollection | undefined}
        chosen={deepest(focus) ?? areaCode}
        point={point}
        height={320}
        label={t('report.map')}
        onPick={onPoint}
      />
      <p className="soft">{t('report.mapHint')}</p>
    </>
  );
};
